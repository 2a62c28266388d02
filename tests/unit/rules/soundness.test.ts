// 四性检测 as rules: what each check finds wrong in a dossier and in a package, and that it finds nothing in a sound one.
import { expect, test } from 'vitest'
import { createRulebook } from '#main/rulebook/index.ts'
import type { SoundnessLine } from '#shared/contract/soundness.ts'
import { type SoundnessItemsPack, soundnessPackFaults } from '#shared/rules/pack-soundness.ts'
import {
  countOutcomes,
  type ItemReading,
  overallOutcome,
  type SoundDossier,
  type SoundItem,
} from '#shared/rules/soundness.ts'
import { judgeDossier } from '#shared/rules/soundness-dossier.ts'
import { judgePackage, type SoundPackage } from '#shared/rules/soundness-package.ts'
import { rulebookFolder, someFacts } from '../../support/test-desk.ts'

const pack: SoundnessItemsPack = createRulebook({ folder: rulebookFolder }).soundnessItems()

const whole: ItemReading = {
  bytes: 'intact',
  label: { sizeBytes: 100, name: '决定书.pdf', sameDossier: true },
  mime: 'application/pdf',
  nameDisagrees: false,
  opened: { state: 'readable', pages: 2, durationMs: null },
  signature: 'unsigned',
}

function paper(change: Partial<SoundItem> = {}, reading: Partial<ItemReading> = {}): SoundItem {
  return {
    id: 'p1',
    kind: 'paper',
    part: '',
    isSealed: true,
    volume: 'main',
    position: 1,
    title: '行政处罚决定书',
    paperKind: 'penalty-decision',
    madeOn: '2026-09-20',
    pages: 2,
    durationMs: null,
    originalName: '决定书.pdf',
    mime: 'application/pdf',
    sizeBytes: 100,
    sha256: 'a'.repeat(64),
    viewing: 'pdf',
    shown: 'original',
    filedOn: '2026-10-01',
    entered: true,
    reading: { ...whole, ...reading },
    ...change,
  }
}

function film(change: Partial<SoundItem> = {}, reading: Partial<ItemReading> = {}): SoundItem {
  const opened = { state: 'readable', pages: null, durationMs: 5000 } as const
  const label = { sizeBytes: 900, name: 'DSJ.mp4', sameDossier: true }
  return paper(
    {
      id: 'r1',
      kind: 'recording',
      position: 2,
      title: '现场检查录像',
      paperKind: 'site-recording',
      madeOn: null,
      pages: null,
      durationMs: 5000,
      originalName: 'DSJ.mp4',
      mime: 'video/mp4',
      sizeBytes: 900,
      sha256: 'b'.repeat(64),
      viewing: 'video',
      ...change,
    },
    { label, mime: 'video/mp4', opened, signature: null, ...reading },
  )
}

const dates = {
  filedOn: '2026-09-01',
  noticeOn: '2026-09-10',
  decidedOn: '2026-09-20',
  servedOn: null,
  closedOn: '2026-09-30',
}

function dossier(change: Partial<SoundDossier> = {}): SoundDossier {
  return {
    facts: someFacts({ dates }),
    items: [paper(), film()],
    today: '2026-11-21',
    seal: 'matches',
    sealed: { items: 2, sizeBytes: 1000 },
    code: { code: 'J001-ZY·CF-2026-D30-0003', regular: true, gaps: [] },
    period: 'D30',
    numberTwins: 0,
    kinds: new Set(['penalty-decision', 'site-recording']),
    strayOriginals: 0,
    attached: [{ what: '意见书', state: 'intact' }],
    opinions: [{ number: '评查〔2026〕1号', state: 'valid' }],
    journal: { intact: true, created: true, sealed: true },
    completeness: { lacking: 0, wrong: 0, titles: [] },
    spare: { unknown: 0, unfinished: 0, setAside: 0 },
    read: { ms: 1000, sizeBytes: 1000 },
    decoders: '7.1',
    scan: { version: 'ClamAV 1.4', scanned: 1, infected: [], left: 1 },
    ...change,
  }
}

const lines = (change: Partial<SoundDossier> = {}, by = pack) => judgeDossier(by, 'filing', dossier(change))
const failed = (all: readonly SoundnessLine[]) =>
  all.filter(({ outcome }) => outcome === 'failed').map(({ code, findings }) => [code, findings.map((f) => f.sentence)])
const failedCodes = (change: Partial<SoundDossier>) => failed(lines(change)).map(([code]) => code)

test('the pack asks for what only a person can judge, once for each item', () => {
  expect(soundnessPackFaults(pack)).toEqual([])
  expect(pack.items.length).toBeGreaterThanOrEqual(37)
  expect(pack.items.filter(({ numberGrade }) => numberGrade === 'confirmed').map(({ number }) => number)).toEqual([
    'GD-1-1',
    'GD-1-3',
    'GD-1-5',
    'GD-1-7',
    'GD-1-8',
    'GD-2-6',
    'GD-3-6',
    'GD-4-3',
    'GD-4-4',
    'GD-4-5',
    'GD-4-6',
    'GD-4-7',
  ])
  const twice = { ...pack, items: [...pack.items, { ...pack.items[0], question: '?' }] } as SoundnessItemsPack
  expect(soundnessPackFaults(twice)).toEqual(['fixity: twice', 'fixity: question'])
})

test('in a sound dossier nothing is wrong; what only a person can judge waits', () => {
  const all = lines()
  expect(failed(all)).toEqual([])
  const waiting = all.filter(({ outcome }) => outcome === 'waiting')
  expect(waiting.map(({ code }) => code)).toEqual(['virus', 'carrier-look', 'disc-quality', 'process-safety'])
  expect(waiting.every(({ question }) => question !== null)).toBe(true)
  expect(overallOutcome(all)).toBe('unfinished')
  expect(countOutcomes(all)).toEqual({ passed: 28, failed: 0, waiting: 4, notApplicable: 0 })
  expect(all.find(({ code }) => code === 'package-structure')).toBeUndefined()
})

test.each<[string, Partial<SoundDossier>, string[]]>([
  ['altered bytes', { items: [paper({}, { bytes: 'altered' }), film()] }, ['fixity', 'content-complete']],
  [
    'missing bytes',
    { items: [paper({}, { bytes: 'missing', label: null }), film()] },
    ['fixity', 'metadata-links', 'byte-count', 'content-complete'],
  ],
  ['a broken seal', { seal: 'differs' }, ['fixity']],
  ['an opinion that was changed', { opinions: [{ number: '1', state: 'altered' }] }, ['fixity']],
  ['a signature that does not hold', { items: [paper({}, { signature: 'altered' }), film()] }, ['fixity']],
  ['a title that is too long', { items: [paper({ title: '长'.repeat(201) }), film()] }, ['field-length']],
  ['a name of too many bytes', { items: [nameOf('名'.repeat(86)), film()] }, ['field-length']],
  ['a day that is none', { items: [paper({ madeOn: '2026-02-30' }), film()] }, ['field-type']],
  ['a day to come', { items: [paper({ madeOn: '2027-01-01' }), film()] }, ['value-range', 'plausibility']],
  ['a kind nobody knows', { items: [paper({ paperKind: 'what' }), film()] }, ['value-range']],
  ['a period nobody knows', { period: 'D5' }, ['value-range']],
  [
    'a decision before the filing',
    { facts: someFacts({ dates: { ...dates, decidedOn: '2026-08-01' } }) },
    ['plausibility'],
  ],
  ['a mark that turns the text', { items: [paper({ title: '决定\u202e书' }), film()] }, ['unusual-characters']],
  ['no code', { code: null }, ['archival-code', 'required-facts']],
  ['an irregular code', { code: { code: '第三号', regular: null, gaps: [] } }, ['archival-code']],
  [
    'a code against the rule by which it was given',
    { code: { code: 'J001-2026-0003', regular: false, gaps: [] } },
    ['archival-code'],
  ],
  ['a gap before the code', { code: { code: 'J001-2026-0003', regular: null, gaps: [1, 2] } }, ['continuity']],
  ['another dossier of the same number', { numberTwins: 1 }, ['duplicates']],
  ['the same content twice', { items: [paper(), film({ sha256: 'a'.repeat(64) })] }, ['duplicates']],
  ['two items in one place', { items: [paper(), film({ position: 1 })] }, ['duplicates', 'continuity']],
  ['another size than stated', { items: [paper({ sizeBytes: 99 }), film()] }, ['attributes']],
  ['another type than stated', { items: [paper({}, { mime: 'image/png' }), film()] }, ['attributes']],
  ['a name that lies', { items: [paper({}, { nameDisagrees: true }), film()] }, ['attributes']],
  ['other pages than stated', { items: [paper({ pages: 3 }), film()] }, ['attributes']],
  ['another length than stated', { items: [paper(), film({ durationMs: 60_000 })] }, ['attributes']],
  ['an original that no entry knows', { strayOriginals: 1 }, ['content-links']],
  ['fewer items than sealed', { sealed: { items: 3, sizeBytes: 1000 } }, ['item-count']],
  ['other bytes than sealed', { sealed: { items: 2, sizeBytes: 999 } }, ['byte-count']],
  ['no kind', { items: [paper({ paperKind: null }), film()] }, ['metadata-complete']],
  ['no period', { period: null }, ['required-facts']],
  ['a filing that the journal does not know', { items: [paper({ entered: false }), film()] }, ['process-record']],
  ['a broken journal', { journal: { intact: false, created: true, sealed: true } }, ['process-record']],
  ['a gap in the places', { items: [paper(), film({ position: 3 })] }, ['continuity']],
  ['an attached file that was changed', { attached: [{ what: '意见书', state: 'altered' }] }, ['attachments']],
  ['a paper that lacks', { completeness: { lacking: 1, wrong: 0, titles: ['缺少送达回证。'] } }, ['filing-range']],
  [
    'a format that is not listed',
    { items: [paper({ mime: 'text/plain' }, { mime: 'text/plain' }), film()] },
    ['formats'],
  ],
  [
    'a film that is cut off',
    { items: [paper(), film({}, { opened: { state: 'broken', why: '不完整。' } })] },
    ['readability'],
  ],
  ['a paper with a password', { items: [paper({}, { opened: { state: 'encrypted' } }), film()] }, ['no-encryption']],
  ['nothing that shows it', { items: [paper(), film({ shown: 'not' })] }, ['environment']],
  [
    'a virus',
    { scan: { version: 'x', scanned: 1, infected: [{ itemId: 'p1', title: '决定书' }], left: 0 } },
    ['virus'],
  ],
  ['files that nobody knows', { spare: { unknown: 2, unfinished: 1, setAside: 0 } }, ['spare-files']],
  ['nothing in it', { items: [], sealed: null }, ['item-count', 'content-complete']],
])('%s is named, and nothing else', (_what, change, codes) => {
  expect(failedCodes(change).toSorted()).toEqual(codes.toSorted())
})

function nameOf(originalName: string): SoundItem {
  return paper({ originalName }, { label: { sizeBytes: 100, name: originalName, sameDossier: true } })
}

test('a finding says what, where and how much', () => {
  const { findings } = lines({ items: [paper({ pages: 3 }), film()] }).find(({ code }) => code === 'attributes') ?? {}
  expect(findings).toEqual([{ itemId: 'p1', title: '行政处罚决定书', sentence: '登记 3 页，实际 2 页。' }])
})

test('an original of another format is kept, when the desk can show it', () => {
  const odd = film({ mime: 'video/x-matroska', shown: 'copy' }, { mime: 'video/x-matroska' })
  expect(failedCodes({ items: [paper(), odd] })).toEqual([])
  expect(failedCodes({ items: [paper(), { ...odd, shown: 'not' }] })).toEqual(['formats', 'environment'])
  const strict = { ...pack, formats: { ...pack.formats, originalsKept: false } }
  expect(failed(lines({ items: [paper(), odd] }, strict)).map(([code]) => code)).toEqual(['formats'])
})

test('a speed is judged only where the office has set the least', () => {
  expect(failed(lines({ read: { ms: 10_000, sizeBytes: 1024 } }))).toEqual([])
  const asked = { ...pack, leastReadSpeed: 10 }
  expect(failed(lines({ read: { ms: 10_000, sizeBytes: 1024 } }, asked)).map(([code]) => code)).toEqual(['read-speed'])
})

test('without scanner and checklist a person is asked; without decoders the recordings count as not looked at', () => {
  const all = lines({ scan: null, completeness: null, decoders: null })
  const asked = all.filter(({ outcome }) => outcome === 'waiting').map(({ code }) => code)
  expect(asked).toEqual(['filing-range', 'scanner-present', 'virus', 'carrier-look', 'disc-quality', 'process-safety'])
  expect(failed(all).map(([code]) => code)).toEqual(['readability'])
})

test('more findings than a person reads are counted, not kept', () => {
  const items = Array.from({ length: 250 }, (_, at) =>
    paper({ id: `p${at}`, position: at + 1, paperKind: null, sha256: String(at) }),
  )
  const line = lines({ items, sealed: null }).find(({ code }) => code === 'metadata-complete')
  expect([line?.findings.length, line?.more]).toEqual([200, 50])
})

const entry = (path: string, sha256 = 'a') => ({ path, title: path, sizeBytes: 10, sha256 })
const file = (path: string, sha256 = 'a') => ({
  path,
  sizeBytes: 10,
  sha256,
  listedSha256: 'a',
  mime: 'application/pdf',
  encrypted: false,
})

function parcel(change: Partial<SoundPackage> = {}): SoundPackage {
  return {
    files: [file('电子档案/1.pdf'), file('电子档案/2.pdf')],
    catalogue: [entry('电子档案/1.pdf'), entry('电子档案/2.pdf')],
    stated: { items: 2, sizeBytes: 20 },
    countedBytes: 20,
    description: { unread: false, faults: [] },
    structure: [],
    missing: [],
    extra: [],
    metadataLacking: [],
    sentAs: null,
    manifestSha256: 'm',
    ...change,
  }
}

test.each<[string, Partial<SoundPackage>, string[]]>([
  ['nothing', {}, []],
  ['another content', { files: [file('电子档案/1.pdf', 'b'), file('电子档案/2.pdf')] }, ['fixity']],
  [
    'a file beside the catalogue that is not as it was listed',
    { files: [...parcel().files, file('说明文件.TXT', 'b')] },
    ['fixity'],
  ],
  ['a description that says nothing', { description: { unread: false, faults: ['缺项。'] } }, ['package-description']],
  [
    'a description nobody can read',
    { description: { unread: true, faults: [] } },
    ['package-description', 'readable-metadata'],
  ],
  ['a wrong folder', { structure: ['缺少文件夹。'] }, ['package-structure']],
  ['another manifest than was sent', { sentAs: 'n' }, ['package-sameness']],
  ['a wrong count', { stated: { items: 3, sizeBytes: 20 } }, ['item-count']],
  ['a wrong sum', { stated: { items: 2, sizeBytes: 21 } }, ['byte-count']],
  [
    'a file that lacks',
    { files: [file('电子档案/1.pdf')], missing: ['电子档案/2.pdf'], stated: { items: 2, sizeBytes: null } },
    ['package-content', 'package-entries'],
  ],
  ['a spare file', { extra: ['Thumbs.db'] }, ['spare-files']],
  ['metadata that lack', { metadataLacking: ['题名'] }, ['package-metadata']],
  [
    'an archive with a password',
    { files: [{ ...file('电子档案/1.pdf'), encrypted: true }, file('电子档案/2.pdf')] },
    ['no-encryption'],
  ],
  [
    'a format nobody knows',
    { files: [{ ...file('电子档案/1.pdf'), mime: null }, file('电子档案/2.pdf')] },
    ['formats'],
  ],
])('of a package, %s is named, and nothing else', (_what, change, codes) => {
  const all = judgePackage(pack, 'hand-over', parcel(change))
  expect(
    failed(all)
      .map(([code]) => code)
      .toSorted(),
  ).toEqual(codes.toSorted())
})
