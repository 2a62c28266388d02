// The judged figure by each of the five formulas, exact, with its steps. What vetoes, floor and bands make of it comes after.
import type { EvaluationStandard, SplitPart } from './pack-standard.ts'
import { atLeast, type Exact, exact, plus, rounded, times } from './scoring-exact.ts'
import type { ItemScore } from './scoring-item.ts'
import type { PartScore, Step } from './scoring-score.ts'

export type Judged = {
  readonly figure: Exact
  readonly steps: readonly Step[]
  readonly parts: readonly PartScore[]
}

/** What the bonus adds and where. */
export type Granted = { readonly hundredths: number; readonly enters: 'numerator' | 'both' | 'total' }

export function judgedBy(standard: EvaluationStandard, items: readonly ItemScore[], bonus: Granted): Judged {
  const { scoring } = standard
  switch (scoring.formula) {
    case 'hybrid':
      return hybrid(standard, items, bonus)
    case 'deduct':
      return withTotal(deducted(standard, items, scoring.fullHundredths), bonus)
    case 'items':
      return weighted(standard, items, bonus)
    case 'split':
      return withTotal(split(standard, items, scoring.parts), bonus)
    case 'checklist':
      return { figure: exact(0), steps: [], parts: [] }
  }
}

/** Legality + normative × (Σ earned ÷ Σ standard of the applicable items). 环执法发〔2024〕4号. */
function hybrid(standard: EvaluationStandard, items: readonly ItemScore[], bonus: Granted): Judged {
  const { scoring } = standard
  if (scoring.formula !== 'hybrid') throw new Error('not a hybrid standard')
  const ratio = ratioOf(items, bonus)
  const normative = times(exact(scoring.normativeHundredths), ratio)
  const steps: Step[] = [
    { kind: 'legality', hundredths: scoring.legalityHundredths },
    {
      kind: 'ratio',
      earnedHundredths: sumOf(items, 'earnedHundredths'),
      standardHundredths: sumOf(items, 'standardHundredths'),
      notApplicable: items.flatMap((item) => item.notApplicable),
      open: items.flatMap((item) => item.open),
    },
    { kind: 'normative', fullHundredths: scoring.normativeHundredths, hundredths: shown(standard, normative) },
  ]
  return withTotal({ figure: plus(exact(scoring.legalityHundredths), normative), steps, parts: [] }, bonus)
}

/** Full − Σ coded defects; an item with a value of its own loses no more than that. */
function deducted(standard: EvaluationStandard, items: readonly ItemScore[], full: number): Judged {
  // Items that earn lose what they did not earn, so that both kinds may stand in one standard.
  const lost = items.map((item) => ({ item, hundredths: lostBy(standard, item) }))
  const losses = lost.flatMap(({ item: { code, losses, stopped }, hundredths }): Step[] =>
    hundredths === 0 ? [] : [{ kind: 'loss', code, hundredths, losses, stopped }],
  )
  const total = lost.reduce((sum, { hundredths }) => sum + hundredths, 0)
  return { figure: exact(full - total), steps: [{ kind: 'full', hundredths: full }, ...losses], parts: [] }
}

function lostBy(standard: EvaluationStandard, item: ItemScore): number {
  const mode = standard.criteria.find(({ code }) => code === item.code)?.mode ?? 'points'
  return mode === 'defects' ? item.deductedHundredths : item.standardHundredths - item.earnedHundredths
}

function lossesOf(items: readonly ItemScore[]): Step[] {
  return items.flatMap((item): Step[] => {
    if (item.deductedHundredths === 0) return []
    const { code, losses, stopped } = item
    return [{ kind: 'loss', code, hundredths: item.deductedHundredths, losses, stopped }]
  })
}

/** Σ of the items, none below zero, brought to the full figure when some do not apply. */
function weighted(standard: EvaluationStandard, items: readonly ItemScore[], bonus: Granted): Judged {
  const { scoring } = standard
  if (scoring.formula !== 'items') throw new Error('not a standard of weighted items')
  const credited = scoring.notApplicable === 'credited'
  const figure = itemsFigure(items, scoring.fullHundredths, credited, bonus)
  const step = itemsStep(items, scoring.fullHundredths, credited, shown(standard, figure))
  return withTotal({ figure, steps: [...lossesOf(items), step], parts: [] }, bonus)
}

function itemsFigure(items: readonly ItemScore[], full: number, credited: boolean, bonus: Granted): Exact {
  if (!credited) return times(exact(full), ratioOf(items, bonus))
  const lost = sumOf(items, 'standardHundredths') - sumOf(items, 'earnedHundredths')
  return exact(full - lost)
}

function itemsStep(items: readonly ItemScore[], full: number, credited: boolean, hundredths: number): Step {
  return {
    kind: 'items',
    earnedHundredths: sumOf(items, 'earnedHundredths'),
    standardHundredths: sumOf(items, 'standardHundredths'),
    fullHundredths: full,
    notApplicable: items.flatMap((item) => item.notApplicable),
    credited,
    open: items.flatMap((item) => item.open),
    hundredths,
  }
}

const noBonus: Granted = { hundredths: 0, enters: 'total' }

/** Parts with their own totals and floors, added up. */
function split(standard: EvaluationStandard, items: readonly ItemScore[], parts: readonly SplitPart[]): Judged {
  const partOf = new Map(standard.criteria.map(({ code, part }) => [code, part]))
  const judged = parts.map((part) => {
    const members = items.filter(({ code }) => partOf.get(code) === part.code)
    const raw =
      part.method === 'deduct'
        ? deducted(standard, members, part.fullHundredths)
        : {
            figure: itemsFigure(members, part.fullHundredths, part.notApplicable === 'credited', noBonus),
            steps: lossesOf(members),
          }
    const figure = atLeast(raw.figure, part.floorHundredths)
    const { code, title, fullHundredths } = part
    const floored = figure !== raw.figure
    const score: PartScore = { code, title, fullHundredths, hundredths: shown(standard, figure) }
    const losses = raw.steps.filter(({ kind }) => kind === 'loss')
    return { figure, score, steps: [...losses, { kind: 'part' as const, ...score, floored }] }
  })
  return {
    figure: judged.reduce((total, { figure }) => plus(total, figure), exact(0)),
    steps: judged.flatMap(({ steps }) => steps),
    parts: judged.map(({ score }) => score),
  }
}

/** One division. While nothing applicable has been answered the ratio counts as full, so a new sheet shows full marks. */
function ratioOf(items: readonly ItemScore[], { hundredths, enters }: Granted): Exact {
  const earned = sumOf(items, 'earnedHundredths')
  const standard = sumOf(items, 'standardHundredths')
  if (standard === 0) return exact(1)
  const over = enters === 'total' ? earned : earned + hundredths
  return exact(over, enters === 'both' ? standard + hundredths : standard)
}

function withTotal(judged: Judged, { hundredths, enters }: Granted): Judged {
  return enters === 'total' ? { ...judged, figure: plus(judged.figure, exact(hundredths)) } : judged
}

function shown({ scoring }: EvaluationStandard, figure: Exact): number {
  return rounded(figure, scoring.decimals, scoring.rounding)
}

function sumOf(items: readonly ItemScore[], key: 'earnedHundredths' | 'standardHundredths'): number {
  return items.reduce((total, item) => total + item[key], 0)
}
