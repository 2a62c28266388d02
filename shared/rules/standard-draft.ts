// An evaluation standard while it is being written: of the shape of the finished one, but a number may be missing and a text empty.
import type { Criterion, EvaluationStandard, Formula, Scoring } from './pack-standard.ts'

export type Drafted<T> = T extends number
  ? T | null
  : T extends string | boolean | null | undefined
    ? T
    : T extends readonly (infer U)[]
      ? Drafted<U>[]
      : { [K in keyof T]: Drafted<T[K]> }

export type StandardDraft = Drafted<EvaluationStandard>
export type ScoringDraft = StandardDraft['scoring']
export type CriterionDraft = StandardDraft['criteria'][number]
export type PointDraft = CriterionDraft['points'][number]
export type DefectDraft = NonNullable<CriterionDraft['defects']>[number]

/** A copy of a standard in force to be written on: the office's own, an example until somebody says otherwise. */
export function draftFrom(standard: EvaluationStandard, gradeNote: string): StandardDraft {
  return { ...(standard as StandardDraft), version: nextVersion(standard.version), grade: 'example', gradeNote }
}

function nextVersion(version: string): string {
  const parts = version.split('.')
  const last = Number(parts.at(-1) ?? 0)
  return [...parts.slice(0, -1), String(last + 1)].join('.')
}

const common = {
  vetoEffect: 'score-zero',
  floorHundredths: 0,
  decimals: 2,
  rounding: 'half-up',
  stepHundredths: 50,
  bands: [],
  notes: [],
} as const satisfies Partial<Scoring>

/** The scoring of another formula, with what both have in common kept. */
export function scoringAs(before: ScoringDraft | null, formula: Formula): ScoringDraft {
  const { vetoEffect, floorHundredths, decimals, rounding, stepHundredths, notes } = before ?? common
  const bands = before === null || before.formula === 'checklist' ? [] : before.bands
  const kept = { vetoEffect, floorHundredths, decimals, rounding, stepHundredths, bands, notes: [...notes] }
  switch (formula) {
    case 'hybrid':
      return { ...kept, formula, legalityHundredths: 5000, normativeHundredths: 5000 }
    case 'deduct':
      return { ...kept, formula, fullHundredths: 10_000 }
    case 'items':
      return { ...kept, formula, fullHundredths: 10_000, notApplicable: 'rescaled' }
    case 'checklist':
      return { ...kept, formula, bands: [], levels: [], failTitle: null }
    case 'split':
      return {
        ...kept,
        formula,
        parts: [
          {
            code: 'content',
            title: '',
            fullHundredths: 8000,
            floorHundredths: 0,
            method: 'items',
            notApplicable: 'rescaled',
          },
          { code: 'cover', title: '', fullHundredths: 2000, floorHundredths: 0, method: 'deduct' },
        ],
      }
  }
}

/** The whole draft under another formula: its criteria are judged the way that formula asks for. */
export function withFormula(draft: StandardDraft, formula: Formula): StandardDraft {
  const scoring = scoringAs(draft.scoring, formula)
  const part = scoring.formula === 'split' ? scoring.parts[0]?.code : undefined
  const criteria = draft.criteria.map((item): CriterionDraft => {
    const { part: _before, ...rest } = item
    const placed = part === undefined ? rest : { ...rest, part: item.part ?? part }
    const isCheck = item.mode === 'check'
    if (formula === 'checklist') return { ...withMode(placed, 'check') }
    return isCheck ? withMode(placed, formula === 'deduct' ? 'defects' : 'points') : placed
  })
  return { ...draft, scoring, criteria }
}

type Mode = NonNullable<Criterion['mode']>

/** A criterion judged another way has none of what the other way counts. */
export function withMode(item: CriterionDraft, mode: Mode): CriterionDraft {
  const { defects: _defects, mode: _mode, ...rest } = item
  switch (mode) {
    case 'points':
      return { ...rest, points: item.points.length > 0 ? item.points : [newPoint(item.code, [])] }
    case 'defects':
      return { ...rest, mode, points: [], defects: item.defects ?? [newDefect(item.code, [])] }
    case 'check':
      return { ...rest, mode, points: [], standardHundredths: 0 }
  }
}

/** The code after the last of its line: C-14 after C-13, or the first of the letter. */
export function nextCode(codes: readonly string[], letter: string): string {
  const last = codes.at(-1)
  const found = last === undefined ? null : /^(.*?)(\d+)$/.exec(last)
  if (found === null) return `${letter}-1`
  const [, front = '', figure = '0'] = found
  let at = Number(figure) + 1
  while (codes.includes(`${front}${at}`)) at += 1
  return `${front}${at}`
}

const blank = () => ({ clauses: [''], commonErrors: [], notes: [], evidence: [] })

export function newPoint(item: string, others: readonly { code: string }[]): PointDraft {
  const code =
    others.length === 0
      ? `${item}.1`
      : nextCode(
          others.map((one) => one.code),
          item,
        )
  return { code, text: '', hundredths: null, notApplicableWhen: null, zeroesItem: false }
}

export function newDefect(item: string, others: readonly { code: string }[]): DefectDraft {
  const code =
    others.length === 0
      ? `${item}.1`
      : nextCode(
          others.map((one) => one.code),
          item,
        )
  return { code, text: '', hundredths: null, counting: 'once', capHundredths: null, zeroesItem: false }
}

export function newCriterion({ criteria, scoring }: StandardDraft): CriterionDraft {
  const code = nextCode(
    criteria.map((item) => item.code),
    'A',
  )
  const bare: CriterionDraft = {
    ...blank(),
    code,
    title: '',
    standardHundredths: null,
    points: [],
    missingWhen: null,
    notApplicableWhen: null,
    ...(scoring.formula === 'split' ? { part: scoring.parts[0]?.code ?? '' } : {}),
  }
  return withMode(
    bare,
    { checklist: 'check', deduct: 'defects', hybrid: 'points', items: 'points', split: 'points' }[
      scoring.formula
    ] as Mode,
  )
}

export function newVeto({ vetoes }: StandardDraft): StandardDraft['vetoes'][number] {
  const last = vetoes.at(-1)
  const code = nextCode(
    vetoes.map((veto) => veto.code),
    'V',
  )
  return { ...blank(), code, group: last?.group ?? '', text: '', onlyFor: null }
}

export function newBasic({ basics }: StandardDraft): StandardDraft['basics'][number] {
  const last = basics.at(-1)
  const code = nextCode(
    basics.map((basic) => basic.code),
    'B',
  )
  return { ...blank(), code, group: last?.group ?? '', text: '', deductionHundredths: null }
}

export function newBonus(items: readonly { code: string }[]): NonNullable<StandardDraft['bonus']>['items'][number] {
  return {
    ...blank(),
    code: nextCode(
      items.map((item) => item.code),
      'P',
    ),
    text: '',
    hundredths: null,
  }
}

/** An empty standard of a formula, to be written from nothing. */
export function emptyDraft(formula: Formula, on: string, gradeNote: string): StandardDraft {
  const bare: StandardDraft = {
    id: '',
    kind: 'evaluation-standard',
    title: '',
    version: '1',
    issuer: '',
    documentNumber: null,
    source: { title: '', documentNumber: null },
    effectiveFrom: on,
    effectiveTo: null,
    grade: 'example',
    gradeNote,
    jurisdiction: { level: 'unit', name: '' },
    actKind: '处罚',
    scoring: scoringAs(null, formula),
    vetoes: [],
    basics: [],
    basicsNotes: [],
    criteria: [],
    examples: [],
  }
  return { ...bare, criteria: [newCriterion(bare)] }
}

/** A criterion under another code: its points and defects, the levels and the examples that name it go along. */
export function recoded(draft: StandardDraft, from: string, to: string): StandardDraft {
  const isTaken = draft.criteria.some((item) => item.code === to)
  const follow = (code: string) =>
    code === from ? to : code.startsWith(`${from}.`) ? `${to}.${code.slice(from.length + 1)}` : code
  const partly = <P extends { code: string }>(parts: P[]) => parts.map((part) => ({ ...part, code: follow(part.code) }))
  const criteria = draft.criteria.map((item): CriterionDraft => {
    if (item.code !== from) return item
    const defects = item.defects === undefined ? {} : { defects: partly(item.defects) }
    return { ...item, code: to, points: partly(item.points), ...defects }
  })
  // Where the code is taken, nobody can tell whose answers the examples hold: they stay, and the fault is shown.
  if (isTaken) return { ...draft, criteria }
  const { scoring, examples = [] } = draft
  const levels =
    scoring.formula === 'checklist'
      ? { ...scoring, levels: scoring.levels.map((level) => ({ ...level, adds: level.adds.map(follow) })) }
      : scoring
  return { ...draft, criteria, scoring: levels, examples: examples.map((example) => followed(example, from, follow)) }
}

type ExampleDraft = NonNullable<StandardDraft['examples']>[number]

function followed(example: ExampleDraft, from: string, follow: (code: string) => string): ExampleDraft {
  const answer = example.sheet.items[from]
  if (answer === undefined) return example
  const { [from]: _before, ...others } = example.sheet.items
  const keys = <A>(answers: Record<string, A>) =>
    Object.fromEntries(Object.entries(answers).map(([code, value]) => [follow(code), value]))
  const moved =
    answer.state !== 'scored'
      ? answer
      : {
          ...answer,
          points: keys(answer.points),
          ...(answer.defects === undefined ? {} : { defects: keys(answer.defects) }),
        }
  return { ...example, sheet: { ...example.sheet, items: { ...others, [follow(from)]: moved } } }
}
