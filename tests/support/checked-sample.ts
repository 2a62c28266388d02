// The sample county's dossiers as the checks of completeness see them, from their sources: no file is written. What only a
// person could see on a paper is noted and answered as a careful archivist would, planted defects included.
import { readFileSync } from 'node:fs'
import type { AnswerWord } from '#shared/contract/checks.ts'
import { DossierFacts } from '#shared/contract/dossiers.ts'
import { categoryWords } from '#shared/rules/category.ts'
import type { CheckBook, CheckedCase, CheckedPaper, GivenAnswer, SignatureNote } from '#shared/rules/completeness.ts'
import type { Day } from '#shared/rules/day.ts'
import { numberStandings } from '#shared/rules/number-series.ts'
import {
  FilingChecksPack,
  PaperKindsPack,
  RecordingListPack,
  RecordingPracticePack,
  WorkCalendarPack,
} from '#shared/rules/pack.ts'
import type { RecordedSegment } from '#shared/rules/recording-chains.ts'
import { createWorkCalendar } from '#shared/rules/work-calendar.ts'
import type { DossierSource } from '../../resources/sample/county/dossier.ts'
import { DOSSIERS } from '../../resources/sample/county/index.ts'
import type { RecordingSource } from '../../resources/sample/papers/source.ts'
import { timeRecordings } from '../../resources/sample/papers/write.ts'
import type { SampleDossier } from '../../resources/sample/types.ts'

const packOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../resources/rulebook/${name}.json`, import.meta.url), 'utf8'))

export const checksPack = FilingChecksPack.parse(packOf('filing-checks'))

/** The packs as shipped, read on a day. */
export function shippedBook(today: Day = '2026-11-25'): CheckBook {
  return {
    pack: checksPack,
    recordingList: RecordingListPack.parse(packOf('recording-list-example')),
    recordingPractice: RecordingPracticePack.parse(packOf('recording-practice')),
    kindTitles: new Map(PaperKindsPack.parse(packOf('paper-kinds')).kinds.map(({ code, title }) => [code, title])),
    calendar: createWorkCalendar(WorkCalendarPack.parse(packOf('cn-work-calendar'))),
    today,
  }
}

export function sampleFacts(source: Omit<SampleDossier, 'items' | 'folder'>): DossierFacts {
  const { category, number, name, party, agency, officers, dates } = source
  const { reviewedOn: _, ...known } = dates
  return DossierFacts.parse({
    category,
    number,
    title: name,
    party: { ...party, kind: party.kind === 'person' ? 'citizen' : party.kind },
    agency,
    officers,
    dates: known,
  })
}

export interface SampleCase extends CheckedCase {
  readonly key: string
}

/** @param seen whether a person has looked at the papers: signatures, pages and questions are noted then */
export function sampleCases(seen: boolean): SampleCase[] {
  const standings = numberStandings(DOSSIERS.map(({ key, agency, number }) => ({ id: key, agency, number })))
  return DOSSIERS.map((source) => caseOf(source, seen, standings.get(source.key)))
}

function caseOf(
  source: DossierSource,
  seen: boolean,
  standing: CheckedCase['number'] = { twins: 0, gap: null },
): SampleCase {
  const recordings = source.sources.filter(isRecording)
  const clips = timeRecordings(recordings, 'full')
  const items = source.sources.map((one, at): CheckedPaper => {
    const clip = isRecording(one) ? clips[recordings.indexOf(one)] : undefined
    return {
      id: `${source.key} ${at}`,
      kind: isRecording(one) ? 'recording' : 'paper',
      paperKind: one.kind,
      title: one.title,
      madeOn: one.madeOn,
      durationMs: (clip?.seconds ?? 0) * 1000,
      derived: false,
    }
  })
  const titled = (title: string) => items.find((item) => item.title === title)?.id ?? `no ${title}`
  const facts = sampleFacts(source)
  return {
    key: source.key,
    facts,
    items,
    pageNotes:
      seen && source.key === 'fertiliser-penalty'
        ? [{ itemId: titled('询问笔录（田伯野）'), page: 3, kind: 'missing', note: '' }]
        : [],
    signatures: seen ? signaturesOf(items) : new Map(),
    answers: seen ? answersOf(source.key, facts, items, titled) : [],
    segments: recordings.map((one, at) => segmentOf(items, one, clips[at])),
    explained: new Set(),
    excused: new Set(),
    number: standing,
  }
}

const isRecording = (source: { readonly as: string }): source is RecordingSource => source.as === 'recording'

function segmentOf(
  items: readonly CheckedPaper[],
  { title }: RecordingSource,
  clip?: ReturnType<typeof timeRecordings>[number],
): RecordedSegment {
  if (clip === undefined) throw new Error('a recording without its clip')
  return {
    itemId: items.find((item) => item.title === title)?.id ?? '',
    title,
    deviceNumber: clip.device,
    officerNumber: clip.card,
    officer: clip.card,
    startedAt: `${clip.startedAt}.000+08:00`,
    durationMs: clip.seconds * 1000,
  }
}

/** Two officers and the party everywhere, as the papers show, but for the one that one officer signed alone. */
function signaturesOf(items: readonly CheckedPaper[]): Map<string, SignatureNote> {
  return new Map(
    items.map(({ id, title }) => [
      id,
      { signatures: { officer: title === '询问笔录（谷小满）' ? 1 : 2, party: 1, chair: 1, witness: 0 }, note: '' },
    ]),
  )
}

const saidNo: Readonly<Record<string, readonly string[]>> = {
  'card-shown': ['询问笔录（况守仓）'],
  'hearing-chair': ['听证笔录'],
  'discretion-reasoned': ['案件处理意见书'],
}

function answersOf(
  key: string,
  { category }: DossierFacts,
  items: readonly CheckedPaper[],
  titled: (title: string) => string,
): GivenAnswer[] {
  const say = (rule: string, subject: string, answer: AnswerWord): GivenAnswer => ({
    ...{ rule, subject, answer, note: '', page: null, by: '和丽春', at: '2026-11-20T02:00:00.000Z' },
  })
  return checksPack.rules.flatMap((rule) => {
    if (rule.family !== 'questions' || !rule.when.categories.includes(categoryWords[category])) return []
    if (rule.papers.length === 0) {
      const isNo = rule.code === 'defence-verified' && key === 'forest-land-penalty'
      const gone = rule.code === 'pages-continuous' && key === 'fertiliser-penalty'
      return [say(rule.code, '', isNo || gone ? 'no' : 'yes')]
    }
    const bad = (saidNo[rule.code] ?? []).map(titled)
    const planted = key === 'pesticide-penalty' ? [] : bad
    return items
      .filter(({ paperKind }) => paperKind !== null && rule.papers.includes(paperKind))
      .map(({ id }) => say(rule.code, id, planted.includes(id) ? 'no' : 'yes'))
  })
}
