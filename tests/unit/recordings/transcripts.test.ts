// Transcripts: whole saves by version, imports that take all or nothing.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Item } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import { archivist } from '../../support/dossier-rooms.ts'
import { type KnownRooms, openKnownRooms } from './known.ts'

let known: KnownRooms
let item: Item
beforeAll(async () => {
  known = await openKnownRooms()
})
afterAll(() => known.close())
beforeEach(async () => {
  await known.begin()
  item = await known.clip()
})

const transcripts = () => known.home.rooms.transcripts
const said = (startMs: number, endMs: number, text: string, speaker = '') => ({ startMs, endMs, speaker, text })

test('there is none at first; a save keeps its lines by time and in tidy form, and counts', () => {
  expect(transcripts().of(item.id)).toEqual({ itemId: item.id, lines: [], version: 0, savedBy: null, savedAt: null })
  const lines = [said(500, 900, ' 不知道。\r\n', '李 四'), said(0, 400, '问：为什么？', '张三')]
  const saved = transcripts().save(archivist, item.id, 0, lines)
  expect(saved).toMatchObject({
    version: 1,
    savedBy: '和丽春',
    lines: [said(0, 400, '问：为什么？', '张三'), said(500, 900, '不知道。', '李 四')],
  })
  expect(known.newest()).toMatchObject({
    event: 'transcript.saved',
    subject: item.id,
    detail: { version: 1, lines: 2 },
  })
  expect(JSON.stringify(known.newest())).not.toContain('为什么')
  expect(transcripts().of(item.id)).toEqual(saved)
})

test('whoever saves over another’s save is told, and overwrites nothing', async () => {
  transcripts().save(archivist, item.id, 0, [said(0, 100, '甲')])
  const late = () => transcripts().save({ name: 'inspector' }, item.id, 0, [said(0, 100, '乙')])
  expect(await known.refused('transcript.saved', late)).toBe('transcript.stale')
  const ahead = () => transcripts().import(archivist, item.id, 7, 'WEBVTT\n\n00:00.000 --> 00:00.100\n乙')
  expect(await known.refused('transcript.imported', ahead)).toBe('transcript.stale')
})

test('a line that ends before it starts, or starts after the end of the recording, is refused', async () => {
  const backwards = () => transcripts().save(archivist, item.id, 0, [said(0, 1, '甲'), said(5, 4, '乙')])
  expect(await known.refused('transcript.saved', backwards)).toBe('transcript.order')
  // Each of these becomes two in composed form.
  const swollen = () => transcripts().save(archivist, item.id, 0, [said(0, 1, '\u0958'.repeat(3000))])
  expect(await known.refused('transcript.saved', swollen)).toBe('transcript.words')
  const beyond = () => transcripts().save(archivist, item.id, 0, [said(90_000, 91_000, '甲')])
  expect(await known.refused('transcript.saved', beyond)).toBe('mark.beyond')
})

test('an import takes the place of what is there, also after the seal', () => {
  transcripts().save(archivist, item.id, 0, [said(0, 100, '旧的')])
  known.seal()
  const file = '1\r\n00:00:00,500 --> 00:00:00,900\r\n后说\r\n\r\n2\r\n00:00:00,100 --> 00:00:00,600\r\n先说\r\n'
  const imported = transcripts().import(archivist, item.id, 1, file)
  expect(imported).toMatchObject({ version: 2, lines: [{ text: '先说' }, { text: '后说' }] })
  expect(known.newest()).toMatchObject({
    event: 'transcript.imported',
    detail: { version: 2, lines: 2, format: 'srt' },
  })
})

test('a file with a cue that cannot be read is not imported at all, and the sentence names its line', async () => {
  const file = 'WEBVTT\n\n00:00.100 --> 00:00.200\n甲\n\n00:00.300 -> 00:00.400\n乙'
  const work = () => transcripts().import(archivist, item.id, 0, file)
  expect(await known.refused('transcript.imported', work)).toBe('transcript.cue')
  expect(transcripts().of(item.id).version).toBe(0)
  expect(refuse('transcript.cue', { line: 7, why: 'time' }).sentence).toContain('第 7 行的时间无法识别')
  const empty = () => transcripts().import(archivist, item.id, 0, 'WEBVTT\n\nNOTE 没有')
  expect(await known.refused('transcript.imported', empty)).toBe('transcript.empty')
  const cues = Array.from({ length: 20_001 }, () => '00:00.000 --> 00:00.001\n字\n')
  const long = () => transcripts().import(archivist, item.id, 0, ['WEBVTT\n', ...cues].join('\n'))
  expect(await known.refused('transcript.imported', long)).toBe('transcript.too-long')
})
