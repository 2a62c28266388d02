// The standard laid out as the rows of a tree: vetoes and basic elements by group, criteria with their points or coded defects by
// part, bonuses.
import type {
  BasicElement,
  BonusItem,
  Criterion,
  Defect,
  EvaluationStandard,
  ScorePoint,
  SplitPart,
  Veto,
} from '#shared/rules/pack-standard.ts'
import { evaluationText } from './text.ts'

type Base = {
  readonly key: string
  readonly level: 1 | 2 | 3
  /** Key of the row it hangs under. */
  readonly parent: string | null
}
export type SectionRow = Base & {
  readonly kind: 'section'
  readonly part: 'vetoes' | 'basics' | 'items' | 'bonuses'
  /** The part of a split standard (实体、卷面) that the section is; null where the criteria are not split. */
  readonly split: SplitPart | null
}
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
export type DefectRow = Base & {
  readonly kind: 'defect'
  readonly code: string
  readonly defect: Defect
  readonly item: Criterion
}
export type BonusRow = Base & { readonly kind: 'bonus'; readonly code: string; readonly bonus: BonusItem }
/** A row that takes an answer. */
export type AnswerRow = VetoRow | BasicRow | ItemRow | PointRow | DefectRow | BonusRow
export type SheetRow = SectionRow | GroupRow | AnswerRow

export function isAnswerRow(row: SheetRow): row is AnswerRow {
  return row.kind !== 'section' && row.kind !== 'group'
}

/** Every row, in the order to be read. A section without rows is left out. */
export function sheetRows(standard: EvaluationStandard): SheetRow[] {
  const { vetoes, basics, bonus } = standard
  return [
    ...under(
      section('vetoes'),
      grouped('vetoes', vetoes, vetoGroup, (veto, parent) => {
        return { kind: 'veto', key: veto.code, level: 3, parent, code: veto.code, veto }
      }),
    ),
    ...under(
      section('basics'),
      grouped('basics', basics, groupOf, (basic, parent) => {
        return { kind: 'basic', key: basic.code, level: 3, parent, code: basic.code, basic }
      }),
    ),
    ...criteriaRows(standard),
    ...under(
      section('bonuses'),
      (bonus?.items ?? []).map((one): BonusRow => {
        return { kind: 'bonus', key: one.code, level: 2, parent: 'bonuses', code: one.code, bonus: one }
      }),
    ),
  ]
}

function criteriaRows({ scoring, criteria }: EvaluationStandard): SheetRow[] {
  if (scoring.formula !== 'split') {
    return under(
      section('items'),
      criteria.flatMap((item) => itemRows(item, 'items')),
    )
  }
  return scoring.parts.flatMap((part) => {
    const head = section('items', part)
    const members = criteria.filter((item) => item.part === part.code)
    return under(
      head,
      members.flatMap((item) => itemRows(item, head.key)),
    )
  })
}

function itemRows(item: Criterion, parent: string): SheetRow[] {
  const shared = { level: 3, parent: item.code, item } as const
  return [
    { kind: 'item', key: item.code, level: 2, parent, code: item.code, item },
    ...item.points.map((point): PointRow => ({ kind: 'point', key: point.code, code: point.code, point, ...shared })),
    ...(item.defects ?? []).map((defect): DefectRow => {
      return { kind: 'defect', key: defect.code, code: defect.code, defect, ...shared }
    }),
  ]
}

function under(head: SectionRow, rows: SheetRow[]): SheetRow[] {
  return rows.length === 0 ? [] : [head, ...rows]
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

/** The part of the standard that carries a row's clauses, explanations and evidence: a point or defect has those of its item. */
export function sourceOf(row: AnswerRow): Veto | BasicElement | Criterion | BonusItem {
  switch (row.kind) {
    case 'veto':
      return row.veto
    case 'basic':
      return row.basic
    case 'bonus':
      return row.bonus
    case 'item':
    case 'point':
    case 'defect':
      return row.item
  }
}

/** Codes of the paper kinds an answer concerns; empty means the whole dossier. */
export function evidenceOf(row: SheetRow | null): readonly string[] {
  return row === null || !isAnswerRow(row) ? [] : sourceOf(row).evidence
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
    case 'defect':
      return row.defect.text
    case 'bonus':
      return row.bonus.text
  }
}

function section(part: SectionRow['part'], split: SplitPart | null = null): SectionRow {
  const key = split === null ? part : `${part}/${split.code}`
  return { kind: 'section', key, level: 1, parent: null, part, split }
}

function groupOf({ group }: BasicElement): string {
  return group
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
