// Figures over judged dossiers: pure sums, so that the screen, the workbook and the tests count alike.
import type { Analysis, DefectFigure, Figures, Share, StageFigure } from '../contract/analysis.ts'
import { dossierLosses, type Loss } from './evaluation-losses.ts'
import type { EvaluationStandard } from './pack-standard.ts'
import { type DossierCategory, Stage } from './pack-words.ts'
import type { Sheet } from './scoring-sheet.ts'
import { gradesOf } from './standard-grades.ts'

/** One dossier whose result counts. */
export interface CountedDossier {
  readonly agency: string
  readonly category: DossierCategory
  /** Names of the officers in charge. */
  readonly officers: readonly string[]
  readonly campaign: {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly on: string
  } | null
  readonly standard: EvaluationStandard
  /** One, or the two that were merged. */
  readonly sheets: readonly Sheet[]
  /** Null in a standard without points, and where it failed unscored. */
  readonly effectiveHundredths: number | null
  readonly band: string | null
  readonly unscored: boolean
  readonly vetoed: boolean
  /** Working seconds of each inspector who concluded it. */
  readonly seconds: readonly number[]
}

type Counted = { readonly dossier: CountedDossier; readonly losses: readonly Loss[]; readonly applied: readonly Loss[] }

/** @param stageOf stage of a paper kind by its code, null for one that no dictionary knows */
export function evaluationFigures(
  dossiers: readonly CountedDossier[],
  stageOf: (paperKind: string) => Stage | null,
): Omit<Analysis, 'choices'> {
  const counted = dossiers.map((dossier): Counted => ({ dossier, ...dossierLosses(dossier.standard, dossier.sheets) }))
  const by = <K extends string, R>(
    keyOf: (dossier: CountedDossier) => K,
    rowOf: (group: Counted[], key: K) => R,
  ): R[] => [...Map.groupBy(counted, ({ dossier }) => keyOf(dossier))].map(([key, group]) => rowOf(group, key))
  return {
    all: figuresOf(counted),
    defects: defectsOf(counted),
    agencies: by(
      ({ agency }) => agency,
      (group, agency) => ({ ...figuresOf(group), agency }),
    ).sort((a, b) => b.dossiers - a.dossiers || compare(a.agency, b.agency)),
    officers: by(
      ({ officers }) => JSON.stringify(teamOf(officers)),
      (group) => ({ ...figuresOf(group), officers: teamOf(group[0]?.dossier.officers ?? []) }),
    ).sort((a, b) => b.defects / b.dossiers - a.defects / a.dossiers || compare(a.officers.join(), b.officers.join())),
    categories: by(
      ({ category }) => category,
      (group, category) => ({ ...figuresOf(group), category }),
    ).sort((a, b) => b.dossiers - a.dossiers || compare(a.category, b.category)),
    stages: stagesOf(counted, stageOf),
    trend: trendOf(counted),
  }
}

/** The same people in any order are one group. */
function teamOf(officers: readonly string[]): string[] {
  return [...new Set(officers)].sort(compare)
}

/** C-2 before C-11. */
const order = new Intl.Collator('zh-CN', { numeric: true })
const compare = (one: string, other: string): number => order.compare(one, other)

function figuresOf(group: readonly Counted[]): Figures {
  const dossiers = group.map(({ dossier }) => dossier)
  const scores = dossiers.flatMap(({ effectiveHundredths }) => effectiveHundredths ?? [])
  const [top] = tally(group.flatMap(({ losses }) => losses))
  return {
    dossiers: group.length,
    averageHundredths: mean(scores),
    scored: scores.length,
    excellent: shareOf(dossiers, 'excellent'),
    qualified: shareOf(dossiers, 'qualified'),
    vetoed: dossiers.filter(({ vetoed }) => vetoed).length,
    defects: group.reduce((sum, { losses }) => sum + losses.length, 0),
    averageSeconds: mean(dossiers.flatMap(({ seconds }) => seconds)),
    top: top === undefined ? null : { code: top.loss.code, title: top.loss.title, dossiers: top.dossiers },
  }
}

/** Whole hundredths, halves up. */
function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sum = values.reduce((total, value) => total + value, 0)
  return Math.floor((2 * sum + values.length) / (2 * values.length))
}

function shareOf(dossiers: readonly CountedDossier[], what: 'excellent' | 'qualified'): Share {
  const least = what === 'excellent' ? 3 : 2
  const graded = dossiers.filter(({ standard }) => gradesOf(standard).length >= least)
  const hit = graded.filter((dossier) => {
    const grades = gradesOf(dossier.standard)
    if (dossier.unscored || dossier.band === null) return false
    return what === 'excellent' ? dossier.band === grades[0] : dossier.band !== grades.at(-1)
  })
  return { count: hit.length, of: graded.length }
}

function keyOf(loss: Loss): string {
  return `${loss.standardId} ${loss.code}`
}

/** Every criterion with the dossiers that lost there, most first. A dossier loses once at each. */
function tally(losses: readonly Loss[]): { loss: Loss; dossiers: number; losses: Loss[] }[] {
  return [...Map.groupBy(losses, keyOf).values()]
    .flatMap((same) => (same[0] === undefined ? [] : [{ loss: same[0], dossiers: same.length, losses: same }]))
    .sort((a, b) => b.dossiers - a.dossiers || compare(keyOf(a.loss), keyOf(b.loss)))
}

function defectsOf(counted: readonly Counted[]): DefectFigure[] {
  const applied = new Map(
    tally(counted.flatMap(({ applied: all }) => all)).map(({ loss, dossiers }) => [keyOf(loss), dossiers]),
  )
  const titles = new Map(counted.map(({ dossier: { standard } }) => [standard.id, standard.title]))
  return tally(counted.flatMap(({ losses }) => losses)).map(({ loss, dossiers, losses }) => {
    const [worst] = [
      ...Map.groupBy(
        losses.flatMap(({ parts }) => parts),
        ({ code }) => code,
      ).values(),
    ].sort((a, b) => b.length - a.length)
    const first = worst?.[0]
    return {
      standardId: loss.standardId,
      standardTitle: titles.get(loss.standardId) ?? '',
      part: loss.part,
      code: loss.code,
      title: loss.title,
      share: { count: dossiers, of: applied.get(keyOf(loss)) ?? dossiers },
      meanLossHundredths: mean(losses.flatMap(({ lostHundredths }) => lostHundredths ?? [])),
      worst: worst === undefined || first === undefined ? null : { ...first, dossiers: worst.length },
    }
  })
}

/** A defect counts once in each stage that its criterion's papers belong to. */
function stagesOf(counted: readonly Counted[], stageOf: (paperKind: string) => Stage | null): StageFigure[] {
  return [...Stage.options, null].flatMap((stage): StageFigure[] => {
    const hits = counted.flatMap(({ losses }) => {
      const here = losses.filter(({ evidence }) => stagesFor(evidence, stageOf).includes(stage))
      return here.length === 0 ? [] : [here]
    })
    if (hits.length === 0) return []
    const [top] = tally(hits.flat())
    return [
      {
        stage,
        defects: hits.flat().length,
        dossiers: hits.length,
        top: top === undefined ? null : { code: top.loss.code, title: top.loss.title, dossiers: top.dossiers },
      },
    ]
  })
}

function stagesFor(evidence: readonly string[], stageOf: (paperKind: string) => Stage | null): (Stage | null)[] {
  const stages = new Set(evidence.flatMap((kind) => stageOf(kind) ?? []))
  return stages.size === 0 ? [null] : [...stages]
}

function trendOf(counted: readonly Counted[]): Analysis['trend'] {
  return [...Map.groupBy(counted, ({ dossier }) => dossier.campaign?.id).values()]
    .flatMap((group) => {
      const campaign = group[0]?.dossier.campaign
      if (campaign === null || campaign === undefined) return []
      const { id: campaignId, number, title, on } = campaign
      return [{ ...figuresOf(group), campaignId, number, title, on }]
    })
    .sort((a, b) => compare(a.on, b.on) || compare(a.number, b.number))
}
