// Who recorded what when: from the container, typed, corrected, read from the picture; before the seal and after it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noCapture } from '#main/recordings/index.ts'
import { archivist } from '../../support/dossier-rooms.ts'
import { type KnownRooms, openKnownRooms } from './known.ts'

let known: KnownRooms
beforeAll(async () => {
  known = await openKnownRooms()
})
afterAll(() => known.close())
beforeEach(() => known.begin())

const captures = () => known.home.rooms.captures
const start = '2026-11-10T01:00:00.000Z'
const typed = { ...noCapture, deviceNumber: 'DSJ-01', officerName: '赵执法', startedAt: start }

describe('what intake knows', () => {
  test('the start that the container states is by the device’s clock', async () => {
    const { id } = await known.clip('2026-11-10T01:00:00Z')
    expect(captures().of(id)).toMatchObject({ startedAt: start, correctedAt: start, offsetMs: 0, from: 'container' })
  })

  test('without one nothing is known, and a paper has no capture', async () => {
    const { id } = await known.clip()
    const paper = known.copyOf(id, { kind: 'paper' })
    expect(() => captures().of(paper)).toThrow('capture.not-a-recording')
    const correction = { itemIds: [id, paper], offsetMs: 1, reason: '慢' }
    const work = () => captures().correctClock(archivist, correction)
    expect(await known.refused('recording.clock-corrected', work)).toBe('capture.not-a-recording')
    expect(captures().of(id)).toMatchObject({ startedAt: null, correctedAt: null, from: 'none', readings: [] })
  })

  test('a recording that could not be looked into when it was filed is dated when it is', async () => {
    const { id } = await known.clip('2026-11-10T01:00:00Z')
    const unread = { facts: JSON.stringify(noCapture), started_at: null }
    known.home.rooms.store.run((q) => q.updateTable('capture').set(unread).where('item_id', '=', id))
    await known.home.rooms.recordings.probeAgain(archivist, id, new AbortController().signal)
    expect(captures().of(id)).toMatchObject({ startedAt: start, from: 'container' })
    captures().describe(archivist, id, { ...typed, startedAt: '2026-11-10T05:00:00.000Z' })
    await known.home.rooms.recordings.probeAgain(archivist, id, new AbortController().signal)
    expect(captures().of(id)).toMatchObject({ startedAt: '2026-11-10T05:00:00.000Z', from: 'typed' })
  })

  test('a recording filed before captures were kept answers by its container, and takes a correction', async () => {
    const { id } = await known.clip('2026-11-10T01:00:00Z')
    known.home.rooms.store.run((q) => q.deleteFrom('capture').where('item_id', '=', id))
    expect(captures().of(id)).toMatchObject({ startedAt: start, from: 'container' })
    captures().correctClock(archivist, { itemIds: [id], offsetMs: 60_000, reason: '慢一分钟' })
    expect(captures().of(id)).toMatchObject({ startedAt: start, correctedAt: '2026-11-10T01:01:00.000Z' })
  })
})

describe('typed facts', () => {
  test('take the place of what was known, are called typed, and are entered without their words', async () => {
    const { id } = await known.clip()
    const capture = captures().describe(archivist, id, { ...typed, from: 'index' })
    expect(capture).toMatchObject({ ...typed, from: 'typed' })
    expect(known.newest()).toMatchObject({ event: 'recording.described', subject: id, outcome: 'done', detail: {} })
  })

  test('are not taken any more once the dossier is sealed', async () => {
    const { id } = await known.clip()
    known.seal()
    const late = () => captures().describe(archivist, id, typed)
    expect(await known.refused('recording.described', late)).toBe('dossier.sealed')
  })

  test('are refused with a time that no recorder shows', async () => {
    const { id } = await known.clip()
    const early = { ...typed, startedAt: '0026-11-10T01:00:00.000Z' }
    expect(await known.refused('recording.described', () => captures().describe(archivist, id, early))).toBe(
      'capture.time',
    )
  })

  test('leave a correction of the clock as it is', async () => {
    const { id } = await known.clip('2026-11-10T01:00:00Z')
    captures().correctClock(archivist, { itemIds: [id], offsetMs: 1000, reason: '慢一秒' })
    expect(captures().describe(archivist, id, typed)).toMatchObject({ offsetMs: 1000, startedAt: start })
  })
})

describe('a clock that was wrong', () => {
  test('is corrected for several recordings at once, after the seal too, each with its history', async () => {
    const [a, b] = [await known.clip('2026-11-10T01:00:00Z'), await known.clip('2026-11-10T02:00:00Z')]
    known.seal()
    const before = known.home.rooms.dossiers.manifest(known.dossierId)
    const itemIds = [a.id, b.id, a.id]
    captures().correctClock(archivist, { itemIds, offsetMs: 480_000, reason: '比北京时间慢八分钟' })
    expect(known.newest()).toMatchObject({
      event: 'recording.clock-corrected',
      detail: { items: 2, offsetMs: 480_000, recordings: [a.id, b.id] },
    })
    const [again] = captures().correctClock(archivist, { itemIds: [a.id], offsetMs: 481_000, reason: '再核对' })
    expect(known.newest()).toMatchObject({ subject: a.id, detail: { items: 1, offsetMs: 481_000 } })
    expect(again).toMatchObject({ startedAt: start, offsetMs: 481_000, correctedAt: '2026-11-10T01:08:01.000Z' })
    expect(again?.corrections.map(({ offsetMs, reason, by }) => ({ offsetMs, reason, by }))).toEqual([
      { offsetMs: 480_000, reason: '比北京时间慢八分钟', by: '和丽春' },
      { offsetMs: 481_000, reason: '再核对', by: '和丽春' },
    ])
    expect(captures().of(b.id)).toMatchObject({ offsetMs: 480_000, corrections: [{ offsetMs: 480_000 }] })
    expect(known.home.rooms.dossiers.manifest(known.dossierId)).toEqual(before)
  })

  test('of one unknown recording among others corrects none', async () => {
    const { id } = await known.clip('2026-11-10T01:00:00Z')
    const itemIds = [id, crypto.randomUUID()]
    const work = () => captures().correctClock(archivist, { itemIds, offsetMs: 1000, reason: '慢' })
    expect(await known.refused('recording.clock-corrected', work)).toBe('item.unknown')
    expect(captures().of(id)).toMatchObject({ offsetMs: 0, corrections: [] })
  })
})

describe('the time in the picture', () => {
  test('is kept as read, and dates a recording that nothing else dates', async () => {
    const { id } = await known.clip()
    known.seal()
    const burnedIn = '2026-11-10T01:00:00.500Z'
    const capture = captures().readClock(archivist, { itemId: id, atMs: 500, burnedIn, how: 'typed' })
    expect(capture).toMatchObject({ startedAt: start, correctedAt: start, from: 'typed' })
    expect(capture.readings).toMatchObject([{ atMs: 500, burnedIn, how: 'typed', by: '和丽春' }])
    expect(known.newest()).toMatchObject({ event: 'recording.clock-read', subject: id, detail: { atMs: 500 } })
  })

  test('does not move a start that is known', async () => {
    const { id } = await known.clip('2026-11-10T01:00:00Z')
    const reading = { itemId: id, atMs: 0, burnedIn: '2026-11-10T01:00:07.000Z', how: 'confirmed' } as const
    expect(captures().readClock(archivist, reading)).toMatchObject({ startedAt: start, from: 'container' })
  })

  test('is not read beyond the end', async () => {
    const { id } = await known.clip()
    const reading = { itemId: id, atMs: 60_000, burnedIn: start, how: 'typed' } as const
    expect(await known.refused('recording.clock-read', () => captures().readClock(archivist, reading))).toBe(
      'mark.beyond',
    )
    expect(captures().of(id).startedAt).toBeNull()
    const early = { ...reading, atMs: 0, burnedIn: '0026-11-10T01:00:00.000Z' }
    expect(await known.refused('recording.clock-read', () => captures().readClock(archivist, early))).toBe(
      'capture.time',
    )
  })
})
