// A plan as it is being typed, and as the desk takes it.
import type { CampaignPlan, EvaluationWay } from '#shared/rules/campaign.ts'
import { isDay } from '#shared/rules/day.ts'
import type { DrawRule } from '#shared/rules/draw.ts'
import type { MergeRule } from '#shared/rules/merge-rule.ts'
import type { DossierCategory } from '#shared/rules/pack.ts'

export interface PlanDraft {
  readonly title: string
  readonly purpose: string
  readonly categories: readonly DossierCategory[]
  readonly agencies: readonly string[]
  readonly closedFrom: string | null
  readonly closedTo: string | null
  readonly size: number
  readonly leastOfEach: number
  readonly strata: DrawRule['strata']
  readonly way: EvaluationWay
  readonly groups: number
  readonly masked: boolean
  readonly objectionDays: number
  readonly rectificationDays: number
  /** In points. */
  readonly difference: number
  readonly merge: MergeRule
  readonly standards: Readonly<Record<string, string>>
}

/** Terms and the line of difference are the office's own: these are only where the form begins. */
export function newDraft(year: number): PlanDraft {
  return {
    title: '',
    purpose: '',
    categories: ['处罚'],
    agencies: [],
    closedFrom: `${year}-01-01`,
    closedTo: `${year}-12-31`,
    size: 10,
    leastOfEach: 1,
    strata: 'agency',
    way: 'cross',
    groups: 1,
    masked: false,
    objectionDays: 5,
    rectificationDays: 30,
    difference: 5,
    merge: 'average',
    standards: {},
  }
}

export function draftOf(title: string, plan: CampaignPlan): PlanDraft {
  const { scope, draw, differenceHundredths, merge = 'average', ...rest } = plan
  return { ...rest, ...scope, ...draw, title, merge, difference: differenceHundredths / 100 }
}

export type PlanFault = 'title' | 'categories' | 'window'

export function faultsOf(draft: PlanDraft): PlanFault[] {
  const faults: PlanFault[] = []
  if (draft.title.trim().length < 2) faults.push('title')
  if (draft.categories.length === 0) faults.push('categories')
  if (windowOf(draft) === null) faults.push('window')
  return faults
}

/** Both days, or null while they are none, or the wrong way round. */
export function windowOf({ closedFrom, closedTo }: PlanDraft): { closedFrom: string; closedTo: string } | null {
  if (closedFrom === null || closedTo === null || !isDay(closedFrom) || !isDay(closedTo)) return null
  return closedFrom <= closedTo ? { closedFrom, closedTo } : null
}

/** Null while something is missing. */
export function planOf(draft: PlanDraft): CampaignPlan | null {
  const window = windowOf(draft)
  if (window === null || draft.categories.length === 0) return null
  const { purpose, way, groups, masked, objectionDays, rectificationDays } = draft
  const chosen = Object.entries(draft.standards).filter(([category]) =>
    (draft.categories as readonly string[]).includes(category),
  )
  return {
    purpose,
    scope: { categories: [...draft.categories], agencies: [...draft.agencies], ...window },
    draw: { size: draft.size, leastOfEach: draft.leastOfEach, strata: draft.strata },
    ...{ way, groups, masked, objectionDays, rectificationDays },
    standards: Object.fromEntries(chosen),
    differenceHundredths: Math.round(draft.difference * 100),
    // Asked only where two scores come of one dossier.
    ...(way === 'double' ? { merge: draft.merge } : {}),
  }
}
