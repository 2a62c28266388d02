// Where in a standard being written a fault is: the path of the field, so that it is shown there and a list can jump to it.
import type { StandardDraft } from './standard-draft.ts'
import type { StandardFault } from './standard-faults.ts'

export const draftSections = ['head', 'scoring', 'vetoes', 'basics', 'criteria', 'bonus', 'examples'] as const
export type DraftSection = (typeof draftSections)[number]

/** `criteria.3.points.1.hundredths` is in the section of the criteria. */
export function sectionOf(path: string): DraftSection {
  const [first = ''] = path.split('.')
  if (first === 'basicsNotes') return 'basics'
  return draftSections.find((section) => section === first) ?? 'head'
}

/** The row a path lies in, within its section; null where the section has no rows. */
export function rowOf(path: string): number | null {
  const section = sectionOf(path)
  const parts = path.split('.')
  const at = section === 'bonus' ? parts[2] : parts[1]
  if (section === 'head' || section === 'scoring' || at === undefined || !/^\d+$/.test(at)) return null
  return Number(at)
}

/** Every code with the path of what it names, in order. */
export function codePlaces(draft: StandardDraft): { code: string; path: string }[] {
  const named = (rows: readonly { code: string }[], path: string) =>
    rows.map(({ code }, at) => ({ code, path: `${path}.${at}` }))
  const items = draft.criteria.flatMap((item, at) => [
    { code: item.code, path: `criteria.${at}` },
    ...named(item.points, `criteria.${at}.points`),
    ...named(item.defects ?? [], `criteria.${at}.defects`),
  ])
  return [
    ...named(draft.vetoes, 'vetoes'),
    ...named(draft.basics, 'basics'),
    ...items,
    ...named(draft.bonus?.items ?? [], 'bonus.items'),
  ]
}

/** The row of a path as people call it, the innermost that has a code; empty where there is none. */
export function rowName(draft: StandardDraft, path: string): string {
  const inner = codePlaces(draft).findLast((place) => path.startsWith(`${place.path}.`))
  if (inner !== undefined) return inner.code
  const [first, at] = path.split('.')
  const example = first === 'examples' ? draft.examples?.[Number(at)] : undefined
  return example === undefined ? '' : `算例“${example.title}”`
}

/** The path of the field that is to be put right. */
export function placeOf(fault: StandardFault, draft: StandardDraft): string {
  const { scoring, examples = [] } = draft
  const titled = (rows: readonly { title: string }[], path: string) =>
    `${path}.${Math.max(
      0,
      rows.findLastIndex(({ title }) => title === fault.code),
    )}`
  const coded = (field: string) => {
    const places = codePlaces(draft).filter(({ code }) => code === fault.code)
    const place = fault.fault === 'code-twice' ? places.at(-1) : places[0]
    return place === undefined ? 'criteria' : `${place.path}.${field}`
  }
  switch (fault.fault) {
    case 'points-sum':
    case 'value-missing':
      return coded('standardHundredths')
    case 'total-sum':
      return 'scoring.fullHundredths'
    case 'part-sum':
    case 'part-empty':
      return scoring.formula === 'split' ? titled(scoring.parts, 'scoring.parts') : 'scoring'
    case 'bands-order':
    case 'bands-gap':
      return `${titled(scoring.bands, 'scoring.bands')}.fromHundredths`
    case 'band-title-twice':
      return `${titled(scoring.bands, 'scoring.bands')}.title`
    case 'unknown-level-code':
    case 'level-code-twice': {
      const levels = scoring.formula === 'checklist' ? scoring.levels : []
      return `scoring.levels.${Math.max(
        0,
        levels.findIndex(({ title }) => title === fault.level),
      )}.adds`
    }
    case 'levels-without-fail':
      return 'scoring.failTitle'
    case 'ceiling-below-floor':
      return 'scoring.ceilingHundredths'
    case 'unknown-band':
      return 'scoring.unitRule'
    case 'dates-reversed':
      return 'effectiveTo'
    case 'example-invalid':
    case 'example-open':
    case 'example-not-reproduced':
      return titled(examples, 'examples')
    case 'bonus-without-cap':
      return 'bonus.capHundredths'
    case 'bonus-not-in-ratio':
    case 'bonus-without-points':
      return 'bonus.enters'
    default:
      return coded(fieldOf(fault.fault))
  }
}

type Coded = Exclude<
  StandardFault['fault'],
  `points-sum` | `example-${string}` | `bands-${string}` | `part-sum` | `part-empty` | 'total-sum'
>

function fieldOf(fault: Coded): string {
  switch (fault) {
    case 'code-twice':
    case 'foreign-code':
      return 'code'
    case 'unknown-paper':
      return 'evidence'
    case 'off-step':
    case 'defect-above-item':
      return 'hundredths'
    case 'cap-without-each':
    case 'cap-below-one':
      return 'capHundredths'
    case 'optional-yet-vital':
    case 'defect-kills-nothing':
      return 'zeroesItem'
    case 'part-unknown':
    case 'part-missing':
    case 'part-not-split':
      return 'part'
    default:
      return 'mode'
  }
}
