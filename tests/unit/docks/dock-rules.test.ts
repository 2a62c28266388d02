// The pure rules of the dock and the tray: records and names, which record belongs to which file, clocks, offers.
import { expect, test } from 'vitest'
import { createRulebook } from '#main/rulebook/index.ts'
import { dockRules, joinedFacts, noFacts } from '#shared/rules/dock-index.ts'
import { matchRecords } from '#shared/rules/dock-match.ts'
import { clearOffer, dossierOffers } from '#shared/rules/dossier-offers.ts'
import { trayClock, uploadDue } from '#shared/rules/tray-clock.ts'
import { rulebookFolder } from '../../support/test-desk.ts'

const rules = dockRules(createRulebook({ folder: rulebookFolder }).dockIndex())

test('a record becomes facts, its times those of China', () => {
  const read = rules.record({
    fileName: ' a.mp4 ',
    deviceNumber: 'D0123',
    officerNumber: '53990001',
    shotAt: '2026-09-03 10:00:00',
    seconds: '61.5',
    sizeBytes: '1024',
    importance: '3',
    department: '5399',
  })
  expect(read).toEqual({
    name: 'a.mp4',
    sizeBytes: 1024,
    facts: {
      ...noFacts,
      deviceNumber: 'D0123',
      officerNumber: '53990001',
      department: '5399',
      importance: 'key',
      startedAt: '2026-09-03T02:00:00.000Z',
      statedSeconds: 61.5,
      from: 'index',
    },
  })
  expect(rules.record({ deviceNumber: 'D0123' })).toBeNull()
})

test.each([
  ['2026-09-03 10:00:00', '2026-09-03T02:00:00.000Z'],
  ['2026/9/3 10:00', '2026-09-03T02:00:00.000Z'],
  ['20260903100000', '2026-09-03T02:00:00.000Z'],
  ['2026-09-03T10:00:00Z', '2026-09-03T10:00:00.000Z'],
  ['2026-09-03T10:00:00.5+0700', '2026-09-03T03:00:00.000Z'],
  ['2026年9月3日 10时00分00秒', '2026-09-03T02:00:00.000Z'],
  ['1788400800', '2026-09-03T02:00:00.000Z'],
  ['1788400800000', '2026-09-03T02:00:00.000Z'],
  ['2026-02-30 10:00:00', null],
  ['2026-09-03 25:00:00', null],
  ['1970-01-01 08:00:00', null],
  ['昨天', null],
])('the time %s is read as %s', (shotAt, startedAt) => {
  expect(rules.record({ fileName: 'a', shotAt })?.facts.startedAt).toBe(startedAt)
})

test('a name tells device, officer, time and mark, or nothing', () => {
  const told = { ...noFacts, deviceNumber: 'D0123', officerNumber: '53990001', from: 'name' }
  const startedAt = '2026-09-03T02:00:00.000Z'
  expect(rules.name('D0123_53990001_20260903100000_0001.mp4')).toEqual({ ...told, startedAt })
  expect(rules.name('D0123_53990001_20260903100000_0001_重点.mp4')).toEqual({ ...told, startedAt, importance: 'key' })
  expect(rules.name('D0123_53990001_20260903100000.avi')).toEqual({ ...told, startedAt })
  expect(rules.name('D0123_53990001_20261399100000_0001.mp4')).toEqual(noFacts)
  expect(rules.name('现场.mp4')).toEqual(noFacts)
})

test('where the index is silent the name speaks', () => {
  const index = { ...noFacts, officerNumber: '9', from: 'index' as const }
  const joined = joinedFacts(index, rules.name('D0123_53990001_20260903100000_0001.mp4'))
  expect(joined).toMatchObject({ officerNumber: '9', deviceNumber: 'D0123', from: 'index' })
  expect(joined.startedAt).toBe('2026-09-03T02:00:00.000Z')
})

test('the index is the file that is called so, or the only one that could be', () => {
  expect(rules.indexAmong(['DCIM/a.mp4', 'DCIM/Index.XML', 'notes.json'])).toBe('DCIM/Index.XML')
  expect(rules.indexAmong(['index.csv', 'DCIM/index.csv'])).toBe('index.csv')
  expect(rules.indexAmong(['a.csv'])).toBe('a.csv')
  expect(rules.indexAmong(['a.csv', 'b.csv'])).toBeNull()
  expect(rules.indexAmong(['index.csv', 'index.xml'])).toBeNull()
  expect(rules.indexAmong(['a.mp4'])).toBeNull()
})

test('records find their files in every form of a name, by the end of the path, and by size', () => {
  const nfd = 'é现场.mp4'.normalize('NFD')
  const files = [
    { path: `DCIM/100/${nfd}`, sizeBytes: 1 },
    { path: 'DCIM/101/A.MP4', sizeBytes: 2 },
    { path: 'DCIM/100/B.mp4', sizeBytes: 3 },
    { path: 'DCIM/101/B.mp4', sizeBytes: 4 },
    { path: 'DCIM/102/😀 录像.mp4', sizeBytes: 5 },
  ]
  const records = [
    { name: 'é现场.mp4'.normalize('NFC'), sizeBytes: null, id: 0 },
    { name: 'D:\\dcim\\101\\ａ.mp4', sizeBytes: 9, id: 1 },
    { name: 'B.mp4', sizeBytes: 4, id: 3 },
    { name: 'B.mp4', sizeBytes: 3, id: 2 },
    { name: '😀 录像.MP4', sizeBytes: 5, id: 4 },
  ]
  const matched = matchRecords(files, records)
  expect([...matched].map(([at, { id }]) => [at, id]).sort()).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ])
})

test('a record that may belong to two files belongs to none', () => {
  const files = [
    { path: 'a/1.mp4', sizeBytes: 5 },
    { path: 'b/1.mp4', sizeBytes: 5 },
  ]
  expect(matchRecords(files, [{ name: '1.mp4', sizeBytes: 5 }]).size).toBe(0)
  expect([...matchRecords(files, [{ name: 'a/1.mp4', sizeBytes: 5 }]).keys()]).toEqual([0])
  expect(
    matchRecords(
      [{ path: '1.mp4', sizeBytes: 5 }],
      [
        { name: '1.mp4', sizeBytes: 1 },
        { name: '1.mp4', sizeBytes: 2 },
      ],
    ).size,
  ).toBe(0)
})

test('the clock of the tray runs from the end of the recording, by the days of China', () => {
  const due = uploadDue('2026-09-03T02:00:00.000Z', 600_000, 24)
  expect(due).toBe('2026-09-04T02:10:00.000Z')
  expect(uploadDue(null, 600_000, 24)).toBeNull()
  expect(trayClock(due, new Date('2026-09-03T15:59:59Z'))).toBe('running')
  expect(trayClock(due, new Date('2026-09-03T16:00:00Z'))).toBe('due-today')
  expect(trayClock(due, new Date('2026-09-04T02:10:00.001Z'))).toBe('overdue')
  expect(trayClock(null, new Date())).toBe('unknown')
})

const dates = { filedOn: '2026-09-01', noticeOn: null, decidedOn: '2026-10-01', servedOn: null, closedOn: null }
const dossier = (id: string, card: string | null, name: string, change: Partial<typeof dates> = {}) => ({
  id,
  facts: { title: id, number: null, officers: [{ name, card }], dates: { ...dates, ...change } },
})
const capture = (change: object) => ({ ...noFacts, startedAt: '2026-09-03T02:00:00.000Z', ...change })

test('a dossier of the same officer and time is a strong offer, and clear when it is the only one', () => {
  const mine = dossier('a', '5399-0001', '赵执法')
  const late = dossier('b', '53990001', '赵执法', { decidedOn: '2026-09-02' })
  const other = dossier('c', '1', '钱执法')
  const offers = dossierOffers(capture({ officerNumber: '53990001' }), [other, late, mine])
  expect(offers.map(({ dossier: { id }, score, grounds }) => [id, score, grounds])).toEqual([
    ['a', 1, ['officer-number', 'time']],
    ['b', 0.6, ['officer-number']],
  ])
  expect(clearOffer(offers)?.dossier.id).toBe('a')
  const two = dossierOffers(capture({ officerNumber: '53990001' }), [mine, dossier('d', '53990001', '')])
  expect(clearOffer(two)).toBeNull()
})

test('the name of the officer speaks too, the time alone only where the officer is unknown, and never clearly', () => {
  const mine = dossier('a', null, '赵执法')
  expect(clearOffer(dossierOffers(capture({ officerName: '赵执法' }), [mine]))?.dossier.id).toBe('a')
  expect(dossierOffers(capture({ officerName: '孙执法' }), [mine])).toEqual([])
  const byTime = dossierOffers(capture({}), [mine])
  expect(byTime.map(({ grounds }) => grounds)).toEqual([['time']])
  expect(clearOffer(byTime)).toBeNull()
  expect(dossierOffers(capture({ startedAt: null }), [mine])).toEqual([])
})
