// Words of campaigns in print: ways, strata, days.
import type { CampaignPlan, DrawRule, EvaluationWay } from '#shared/rules/campaign.ts'
import { formatPoints } from '#shared/rules/scoring.ts'

export const wayWords: Readonly<Record<EvaluationWay, string>> = {
  single: '单人评查：每卷由一名评查人评查。',
  cross: '交叉评查：评查人不评查本机构的案卷。',
  double: '双人盲评：每卷由两名评查人分别评查，结果互不可见，两人均办结后比对。',
}

export const wayNames: Readonly<Record<EvaluationWay, string>> = {
  single: '单人评查',
  cross: '交叉评查',
  double: '双人盲评',
}

const strataWords: Readonly<Record<DrawRule['strata'], string>> = {
  none: '不分层，在全部候选案卷中随机抽取',
  agency: '按办案机构分层，在各层中随机抽取',
  category: '按执法类别分层，在各层中随机抽取',
  'agency-and-category': '按办案机构和执法类别分层，在各层中随机抽取',
}

export function drawWords({ size, leastOfEach, strata }: DrawRule): string {
  const least = strata === 'none' || leastOfEach === 0 ? '' : `，每层不少于 ${leastOfEach} 卷（不足的全部抽取）`
  return `共抽取 ${size} 卷；${strataWords[strata]}${least}。推荐的案卷另计，并注明理由。`
}

export function scopeAgencies({ scope }: CampaignPlan): string {
  return scope.agencies.length === 0 ? '全部办案机构' : scope.agencies.join('、')
}

/** Points with the unit: “92.5 分”. */
export function points(hundredths: number): string {
  return `${formatPoints(hundredths)} 分`
}

/** “25.0%”; a dash of nothing. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`
}
