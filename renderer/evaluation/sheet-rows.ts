// The standard laid out as the rows of a tree: vetoes by group, basic elements by group, criteria with their points.
import type { BasicElement, Criterion, EvaluationStandard, ScorePoint, Veto } from '#shared/rules/pack.ts'
import { evaluationText } from './text.ts'

type Base = {
  readonly key: string
  readonly level: 1 | 2 | 3
  /** Key of the row it hangs under. */
  readonly parent: string | null
}
export type SectionRow = Base & { readonly kind: 'section'; readonly part: 'vetoes' | 'basics' | 'items' }
export type GroupRow = Base & { readonly kind: 'group'; readonly title: string; readonly codes: readonly string[] }
export type VetoRow = Base & { readonly kind: 'veto'; readonly code: string; readonly veto: Veto }
export type BasicRow = Base & { readonly kind: 'basic'; readonly code: string; readonly basic: BasicElement }
export type ItemRow = Base & { readonly kind: 'item'; readonly code: string; readonly item: Criterion }
export type PointRow = Base & {
  readonly kind: 'point'
  readonly code: string
  readonly point: ScorePoint
  readonly item: Criterion
}
/** A row that takes an answer. */
export type AnswerRow = VetoRow | BasicRow | ItemRow | PointRow
export type SheetRow = SectionRow | GroupRow | AnswerRow

export function isAnswerRow(row: SheetRow): row is AnswerRow {
  return row.kind !== 'section' && row.kind !== 'group'
}

/** Every row, in the order to be read. */
export function sheetRows(standard: EvaluationStandard): SheetRow[] {
  return [
    section('vetoes'),
    ...grouped('vetoes', standard.vetoes, vetoGroup, (veto, parent) => ({
      kind: 'veto',
      key: veto.code,
      level: 3,
      parent,
      code: veto.code,
      veto,
    })),
    section('basics'),
    ...grouped(
      'basics',
      standard.basics,
      (basic) => basic.group,
      (basic, parent) => ({
        kind: 'basic',
        key: basic.code,
        level: 3,
        parent,
        code: basic.code,
        basic,
      }),
    ),
    section('items'),
    ...standard.criteria.flatMap((item): SheetRow[] => [
      { kind: 'item', key: item.code, level: 2, parent: 'items', code: item.code, item },
      ...item.points.map(
        (point): PointRow => ({
          kind: 'point',
          key: point.code,
          level: 3,
          parent: item.code,
          code: point.code,
          point,
          item,
        }),
      ),
    ]),
  ]
}

/** The rows left when what hangs under a closed row is hidden. */
export function openRows(rows: readonly SheetRow[], closed: ReadonlySet<string>): SheetRow[] {
  const hidden = new Set<string>()
  return rows.filter((row) => {
    if (row.parent !== null && (closed.has(row.parent) || hidden.has(row.parent))) {
      hidden.add(row.key)
      return false
    }
    return true
  })
}

/** Groups that only concern special dossiers need no answer, so they start closed. */
export function closedAtFirst(rows: readonly SheetRow[], standard: EvaluationStandard): ReadonlySet<string> {
  const special = new Set(standard.vetoes.filter((veto) => veto.onlyFor !== null).map((veto) => veto.code))
  return new Set(
    rows.filter((row) => row.kind === 'group' && row.codes.every((code) => special.has(code))).map((row) => row.key),
  )
}

/** The rows above a row: they must be open for it to be seen. */
export function ancestors(rows: readonly SheetRow[], key: string): string[] {
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const found: string[] = []
  let parent = byKey.get(key)?.parent ?? null
  while (parent !== null) {
    found.push(parent)
    parent = byKey.get(parent)?.parent ?? null
  }
  return found
}

/** Codes of the paper kinds an answer concerns; empty means the whole dossier. */
export function evidenceOf(row: SheetRow | null): readonly string[] {
  switch (row?.kind) {
    case 'veto':
      return row.veto.evidence
    case 'basic':
      return row.basic.evidence
    case 'item':
    case 'point':
      return row.item.evidence
    default:
      return []
  }
}

/** What the row asks, in the standard's words. */
export function wordsOf(row: AnswerRow): string {
  switch (row.kind) {
    case 'veto':
      return row.veto.text
    case 'basic':
      return row.basic.text
    case 'item':
      return row.item.title
    case 'point':
      return row.point.text
  }
}

function section(part: SectionRow['part']): SectionRow {
  return { kind: 'section', key: part, level: 1, parent: null, part }
}

function grouped<T extends { code: string }>(
  parent: string,
  all: readonly T[],
  titleOf: (one: T) => string,
  rowOf: (one: T, parent: string) => AnswerRow,
): SheetRow[] {
  const groups = Map.groupBy(all, titleOf)
  return [...groups].flatMap(([title, members]): SheetRow[] => {
    const key = `${parent}/${title}`
    const codes = members.map((member) => member.code)
    return [{ kind: 'group', key, level: 2, parent, title, codes }, ...members.map((member) => rowOf(member, key))]
  })
}

function vetoGroup(veto: Veto): string {
  if (veto.onlyFor === null) return veto.group
  const known: Readonly<Record<string, string>> = evaluationText.onlyFor
  return known[veto.onlyFor] ?? veto.onlyFor
}
