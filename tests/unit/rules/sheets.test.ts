// The rules of the sheets: page numbers that run on, sums, authors, the filing clock, and the manifest of a supplement.
import { describe, expect, test } from 'vitest'
import { createRulebook } from '#main/rulebook/index.ts'
import { filingClock } from '#shared/rules/filing-clock.ts'
import { authorOf, type SheetItem, type SheetNote, spansOf, sumsOf } from '#shared/rules/sheet-rows.ts'
import { supplementManifestText } from '#shared/rules/supplement-manifest.ts'
import { countWord, sheetText } from '#shared/text/sheets.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const rulebook = createRulebook({ folder: rulebookFolder })
const calendar = rulebook.calendar()

function paper(id: string, pages: number | null, change: Partial<SheetItem> = {}): SheetItem {
  const place = { kind: 'paper', volume: 'main', position: 1, title: id, paperKind: null, madeOn: null } as const
  return { id, ...place, pages, durationMs: null, supplement: null, ...change }
}
const recording = (id: string, durationMs: number) => paper(id, null, { kind: 'recording', durationMs })
const blank = (itemId: string, page: number): SheetNote => ({ itemId, page, kind: 'blank', note: '' })

describe('page numbers', () => {
  const items = [
    paper('决定书', 3),
    recording('录像', 1000),
    paper('笔录', 2),
    paper('讨论记录', 2, { volume: 'restricted' }),
    paper('判决书', 4, { supplement: 1 }),
  ]
  const spans = (runs: 'dossier' | 'volume', notes: SheetNote[] = []) =>
    Object.fromEntries(
      [...spansOf(items, notes, { runs, unnumbered: [] })].map(([id, { from, to }]) => [id, [from, to]]),
    )

  test('run through the dossier and on into its supplements', () => {
    expect(spans('dossier')).toEqual({ 决定书: [1, 3], 笔录: [4, 5], 讨论记录: [6, 7], 判决书: [8, 11] })
  })
  test('run through each volume, and a supplement goes on where its volume ended', () => {
    expect(spans('volume')).toEqual({ 决定书: [1, 3], 笔录: [4, 5], 讨论记录: [1, 2], 判决书: [6, 9] })
  })
  test('pass over blank pages', () => {
    expect(spans('dossier', [blank('决定书', 2)])).toMatchObject({ 决定书: [1, 2], 笔录: [3, 4] })
  })
})

test('the sums count numbered pages, photographs among them, and recordings by their time', () => {
  const items = [
    paper('a', 3),
    paper('b', 2, { paperKind: 'photo-evidence' }),
    recording('c', 61_000),
    recording('d', 500),
    paper('e', null),
    paper('f', 1, { paperKind: 'dossier-cover' }),
  ]
  // A page noted twice, and one beyond the file, count once and not at all.
  const notes = [blank('a', 3), blank('a', 3), blank('a', 9), blank('b', 1)]
  const rule = { runs: 'dossier', unnumbered: ['dossier-cover'] } as const
  const sums = sumsOf(items, spansOf(items, notes, rule), { rule, photographs: ['photo-evidence'] })
  expect(sums).toEqual({
    papers: 4,
    pages: 3,
    photographPages: 1,
    blankPages: 2,
    recordings: 2,
    recordingMs: 61_500,
  })
})

test('an author is named only where the kind of paper tells', () => {
  const { catalogue } = rulebook.sheetFormat()
  expect(authorOf('penalty-decision', 29, catalogue)).toBe('agency')
  expect(authorOf('filing-approval', 8, catalogue)).toBe('agency')
  expect(authorOf('party-statement', null, catalogue)).toBe('party')
  expect(authorOf('documentary-evidence', null, catalogue)).toBeNull()
  expect(authorOf(null, null, catalogue)).toBeNull()
})

describe('the filing clock', () => {
  const tenWorkDays = { days: 10, unit: 'work' } as const
  test.each([
    // Ten working days after Friday 2026-09-25: the national holiday and its make-up days lie between.
    ['2026-09-24', '2026-10-15', 'running'],
    ['2026-11-16', '2026-11-30', 'running'],
  ] as const)('%s gives %s', (closedOn, dueOn, state) => {
    expect(filingClock(closedOn, tenWorkDays, calendar, closedOn, null)).toMatchObject({
      dueOn,
      state,
      daysLeft: 10,
      daysUsed: 0,
    })
  })
  test('stands still on the day of the seal', () => {
    const read = (today: string, filedOn: string | null) =>
      filingClock('2026-11-16', tenWorkDays, calendar, today, filedOn)
    expect(read('2026-11-30', null)).toMatchObject({ state: 'due-today', daysLeft: 0 })
    expect(read('2026-12-02', null)).toMatchObject({ state: 'overdue', daysLeft: -2, daysUsed: 12 })
    expect(read('2026-12-20', '2026-11-27')).toMatchObject({ state: 'filed-in-time', daysLeft: 1 })
    expect(read('2026-12-20', '2026-12-01')).toMatchObject({ state: 'filed-late', daysLeft: -1 })
  })
  test('counts calendar days without a calendar, and refuses to guess working days beyond it', () => {
    expect(filingClock('2026-11-16', { days: 30, unit: 'calendar' }, calendar, '2026-12-17', null)).toMatchObject({
      dueOn: '2026-12-16',
      state: 'overdue',
      daysLeft: -1,
    })
    expect(filingClock('2026-12-28', tenWorkDays, calendar, '2026-12-29', null)).toMatchObject({
      state: 'unknown',
      dueOn: null,
      unknownYear: 2027,
    })
  })
})

test('the manifest of a supplement is fixed to the letter', () => {
  const bound = {
    archiveId: 'a',
    dossierId: 'd',
    number: 2,
    dossierManifestSha256: '1'.repeat(64),
    previousSha256: null,
  }
  const item = {
    position: 1,
    volume: 'main',
    kind: 'other-material',
    title: '判决书',
    originalName: '判决书.pdf',
    mime: 'application/pdf',
    sizeBytes: 10,
    sha256: '2'.repeat(64),
    madeOn: null,
    pages: 1,
    durationMs: null,
  } as const
  expect(supplementManifestText(bound, [item])).toBe(
    `{"archiveId":"a","dossierId":"d","dossierManifestSha256":"${'1'.repeat(64)}","items":[{"durationMs":null,"kind":"other-material","madeOn":null,"mime":"application/pdf","originalName":"判决书.pdf","pages":1,"position":1,"sha256":"${'2'.repeat(64)}","sizeBytes":10,"title":"判决书","volume":"main"}],"number":2,"previousSha256":null,"schema":"anjuan-supplement-manifest","version":1}`,
  )
  expect(() => supplementManifestText(bound, [item, item])).toThrow('two items in one place')
})

test('supplements are counted as one counts in Chinese', () => {
  expect([1, 2, 10, 11, 20, 21, 99, 100].map(countWord)).toEqual([
    '一',
    '二',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
    '100',
  ])
  expect(sheetText.noted({ volume: 'main', position: 3, title: '笔录', page: 2, kind: 'missing', note: '' })).toBe(
    '正卷第 3 件《笔录》第 2 页缺失。',
  )
})
