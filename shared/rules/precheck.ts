// The pre-check (预查): what the rules of the desk saw of a dossier, as suggested findings of one standard. Pure: the same
// findings under the same maps give the same suggestions.
import type { CheckFinding } from '../contract/checks.ts'
import type { Anchor } from '../contract/evidence.ts'
import type { Suggestion } from '../contract/suggestions.ts'
import { precheckText as text } from '../text/suggestions.ts'
import type { PrecheckLink, PrecheckMapPack } from './pack-precheck.ts'
import type { EvaluationStandard } from './pack-standard.ts'

/** An item of the dossier, as far as something can point at it. */
export interface PrecheckItem {
  readonly id: string
  readonly kind: 'paper' | 'recording'
  readonly paperKind: string | null
  readonly pages: number | null
  /** Null for a paper, and for a recording of which nothing is known. */
  readonly durationMs: number | null
}

/** What one rule saw. */
export interface Seen extends Pick<Suggestion, 'rule' | 'subject' | 'title' | 'severity' | 'words' | 'clause'> {
  readonly itemIds: readonly string[]
  readonly page: number | null
  /** Kinds of papers, or code of the recording requirement, that it is about. */
  readonly of: readonly string[]
  /** Something required is not there. */
  readonly isAbsence: boolean
}

export type Suggested = Pick<
  Suggestion,
  'rule' | 'subject' | 'title' | 'severity' | 'words' | 'clause' | 'criteria' | 'anchors'
>

const aboutOne: readonly CheckFinding['family'][] = ['signatures', 'questions']

/** More places than this say no more. */
const mostAnchors = 12

/** What lacks, is wrong, or waits for a person; what passed or is not due suggests nothing. */
export function seenByChecks(findings: readonly CheckFinding[], items: readonly PrecheckItem[]): Seen[] {
  const kinds = new Map(items.map(({ id, paperKind }) => [id, paperKind]))
  return findings.flatMap((finding): Seen[] => {
    const { rule, subject, family, title, state, sentence, clause, itemIds, page, question } = finding
    if (state === 'passed' || state === 'not-due') return []
    const isOpen = state === 'unchecked' || state === 'unknown-year'
    const asked = question !== null && question.answer === null ? question.text : sentence
    // Rules that are asked of each paper name it in their title alone.
    const paper = aboutOne.includes(family) && subject !== '' ? title.slice(title.indexOf('：') + 1) : null
    const itemKinds = itemIds.flatMap((id) => kinds.get(id) ?? [])
    return [
      {
        ...{ rule, subject, title, clause, itemIds, page },
        severity: isOpen ? 'unchecked' : state,
        words: isOpen ? text.toCheck(asked, paper) : text.of(sentence, paper),
        of: family === 'recordings' ? [subject, ...itemKinds] : itemKinds,
        isAbsence: family === 'papers' || (itemIds.length === 0 && (state === 'lacking' || family === 'recordings')),
      },
    ]
  })
}

/** In the order of severity, then of the rules. */
export function suggest(
  seen: readonly Seen[],
  items: readonly PrecheckItem[],
  maps: readonly PrecheckMapPack[],
  standard: EvaluationStandard,
): Suggested[] {
  const links = maps.flatMap((map) => map.links)
  const known = evidenceByCode(standard)
  const suggested = seen.map((one): Suggested => {
    const linked = linksOf(one, links)
    const criteria = [...new Set(linked.flatMap(({ to }) => to))].filter((code) => known.has(code))
    const stated = linked.flatMap(({ see }) => see)
    const look = stated.length > 0 ? stated : [...criteria.flatMap((code) => known.get(code) ?? []), ...one.of]
    const { rule, subject, title, severity, words, clause } = one
    return { rule, subject, title, severity, words, clause, criteria, anchors: anchorsOf(one, items, look) }
  })
  return suggested.sort((a, b) => rank[a.severity] - rank[b.severity])
}

const rank = { wrong: 0, lacking: 1, unchecked: 2 } as const satisfies Record<Suggestion['severity'], number>

/** The kinds of papers that each code of the standard concerns. */
function evidenceByCode(standard: EvaluationStandard): ReadonlyMap<string, readonly string[]> {
  const { vetoes, basics, criteria, bonus } = standard
  return new Map([
    ...[...vetoes, ...basics, ...criteria, ...(bonus?.items ?? [])].map(
      ({ code, evidence }) => [code, evidence] as const,
    ),
    ...criteria.flatMap(({ points, defects = [], evidence }) =>
      [...points, ...defects].map(({ code }) => [code, evidence] as const),
    ),
  ])
}

/** Those for what it is about; where a map has none of these, those for whatever it is about. */
function linksOf({ rule, of }: Seen, links: readonly PrecheckLink[]): readonly PrecheckLink[] {
  const ofRule = links.filter((link) => link.rule === rule)
  const exact = ofRule.filter((link) => link.of.some((kind) => of.includes(kind)))
  return exact.length > 0 ? exact : ofRule.filter((link) => link.of.length === 0)
}

function anchorsOf(seen: Seen, items: readonly PrecheckItem[], look: readonly string[]): Anchor[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const absence: Anchor = { on: 'absence', what: seen.title.slice(0, 200) }
  const places = seen.itemIds.flatMap((id, at) => {
    const item = byId.get(id)
    const anchor = item === undefined ? null : placeIn(item, seen, at === 0)
    return anchor === null ? [] : [anchor]
  })
  if (seen.isAbsence) return [absence, ...places].slice(0, mostAnchors)
  if (places.length > 0) return places.slice(0, mostAnchors)
  const papers = items.filter(({ kind }) => kind === 'paper')
  // The kinds come in the order of their weight; a question of the whole dossier starts with its first paper.
  const [first = papers[0]] = look.flatMap((kind) => papers.filter(({ paperKind }) => paperKind === kind))
  const anchor = first === undefined ? null : placeIn(first, seen, true)
  return [anchor ?? absence]
}

/** A break between two recordings is seen at the end of the one before. */
function placeIn(item: PrecheckItem, { rule, page }: Seen, isFirst: boolean): Anchor | null {
  if (item.kind === 'paper') {
    const wanted = page ?? 1
    return { on: 'page', itemId: item.id, page: Math.min(wanted, item.pages ?? wanted), region: null }
  }
  if (item.durationMs === null) return null
  const startMs = rule === 'recording-gaps' && isFirst ? Math.max(0, item.durationMs - 1000) : 0
  return { on: 'moment', itemId: item.id, startMs, endMs: null }
}
