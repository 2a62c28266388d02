// The chains of a dossier and the reasons for their gaps, with real clips whose starts are typed or corrected.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { noCapture } from '#main/recordings/index.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import { archivist } from '../../support/dossier-rooms.ts'
import { type KnownRooms, openKnownRooms } from './known.ts'

let known: KnownRooms
let first: Item
let second: Item
beforeAll(async () => {
  known = await openKnownRooms()
})
afterAll(() => known.close())
beforeEach(async () => {
  await known.begin()
  first = await known.clip('2026-11-10T01:00:00Z')
  second = await known.clip('2026-11-10T01:02:00Z')
  for (const { id } of [first, second]) describe(id)
})

const rooms = () => known.home.rooms
const chains = () => rooms().chains.of(known.dossierId)
function describe(id: string): void {
  const { startedAt } = rooms().captures.of(id)
  rooms().captures.describe(archivist, id, { ...noCapture, deviceNumber: 'DSJ-01', officerName: '赵执法', startedAt })
}
const written = (reason: string) =>
  ({ afterItemId: first.id, kind: 'written', heardIn: null, atMs: null, reason }) as const

test('two clips of one device two minutes apart are one chain with a gap that needs its reason', () => {
  const lengthMs = 120_000 - (first.media?.durationMs ?? 0)
  expect(chains()).toMatchObject([
    {
      key: first.id,
      deviceNumber: 'DSJ-01',
      officer: '赵执法',
      segments: [
        { itemId: first.id, startMs: 0 },
        { itemId: second.id, startMs: 120_000 },
      ],
      breaks: [{ kind: 'gap', afterItemId: first.id, lengthMs, needsReason: true, reason: null }],
    },
  ])
})

test('a written reason is kept with who gave it, after the seal too, and the next one takes its place', () => {
  known.seal()
  rooms().chains.explainBreak(archivist, written('更换场所'))
  expect(known.newest()).toMatchObject({ event: 'recording.break-explained', subject: first.id, detail: {} })
  const [chain] = rooms().chains.explainBreak(archivist, written('电池耗尽，更换电池'))
  expect(chain?.breaks[0]?.reason).toMatchObject({
    kind: 'written',
    heardIn: null,
    reason: '电池耗尽，更换电池',
    by: '和丽春',
  })
})

test('a spoken reason says where it is heard: on another recording of the chain, within it', async () => {
  const other = await known.clip('2026-11-10T09:00:00Z')
  const spoken = { ...written('电池耗尽'), kind: 'spoken' } as const
  const attempts = [
    { heardIn: null, atMs: 100, code: 'chain.heard-in' },
    { heardIn: second.id, atMs: null, code: 'chain.heard-in' },
    { heardIn: first.id, atMs: 100, code: 'chain.heard-in' },
    { heardIn: other.id, atMs: 100, code: 'chain.heard-in' },
    { heardIn: second.id, atMs: 90_000, code: 'mark.beyond' },
  ]
  for (const { code, ...where } of attempts) {
    const work = () => rooms().chains.explainBreak(archivist, { ...spoken, ...where })
    expect(await known.refused('recording.break-explained', work)).toBe(code)
  }
  rooms().chains.explainBreak(archivist, { ...spoken, heardIn: second.id, atMs: 300 })
  const [chain] = chains()
  expect(chain?.breaks[0]?.reason).toMatchObject({ kind: 'spoken', heardIn: second.id, atMs: 300 })
})

test('there is nothing to explain where nothing is missing', async () => {
  const work = () => rooms().chains.explainBreak(archivist, { ...written('没有'), afterItemId: second.id })
  expect(await known.refused('recording.break-explained', work)).toBe('chain.no-break')
})

test('a corrected clock closes the gap, and the reason given for it is not shown any more', () => {
  rooms().chains.explainBreak(archivist, written('时钟快两分钟'))
  rooms().captures.correctClock(archivist, { itemIds: [second.id], offsetMs: -118_500, reason: '时钟快' })
  expect(chains()).toMatchObject([{ breaks: [], segments: [{ startMs: 0 }, { startMs: 1500 }] }])
})

test('a withdrawn recording leaves its chain', () => {
  rooms().items.withdraw(archivist, second.id, '重复')
  expect(chains()).toMatchObject([{ segments: [{ itemId: first.id }], breaks: [] }])
})

test('a clip that was taken from a recording is no segment', async () => {
  const clip = await known.clip('2026-11-10T01:00:01Z')
  describe(clip.id)
  const derivation = {
    kind: 'clip',
    itemId: first.id,
    title: '甲',
    startMs: 0,
    endMs: 500,
    sha256: first.sha256,
    recipe: 'stream-copy',
  }
  const derived = known.copyOf(clip.id, { derivation: JSON.stringify(derivation) })
  const ids = chains().flatMap(({ segments }) => segments.map(({ itemId }) => itemId))
  expect(ids).toContain(clip.id)
  expect(ids).not.toContain(derived)
})
