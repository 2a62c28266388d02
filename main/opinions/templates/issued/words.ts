// Words of campaigns in print: ways, strata, days.
import type { Objection } from '#shared/contract/results.ts'
import type { CampaignPlan, DrawRule, EvaluationWay } from '#shared/rules/campaign.ts'
import type { MergeRule } from '#shared/rules/merge-rule.ts'
import type { FinalSheet, OutcomeWay } from '#shared/rules/outcome.ts'
import type { DossierCategory } from '#shared/rules/pack-words.ts'
import { formatPoints } from '#shared/rules/scoring.ts'

export const waySentences: Readonly<Record<EvaluationWay, string>> = {
  single: '单人评查：每卷由一名评查人评查。',
  cross: '交叉评查：评查人不评查本机构的案卷。',
  double: '一案双评：每卷由两名评查人分别评查，结果互不可见，两人均办结后比对。',
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

/** What of a result tells how it came about. */
export interface Course {
  readonly way: OutcomeWay | null
  readonly differenceHundredths: number | null
  readonly judgedBy: string | null
  readonly recheckedBy: string | null
  readonly recheckNote: string
  readonly objections: readonly Objection[]
  readonly final: FinalSheet | null
}

/** By one sheet, merged by rule, or adjudicated; what the re-check and objections changed. */
export function courseWords(course: Course, allowedHundredths: number, rule: MergeRule): string[] {
  const { way, differenceHundredths, judgedBy, recheckedBy, recheckNote, objections, final } = course
  const apart = differenceHundredths === null ? '' : `两名评查人的得分相差 ${points(differenceHundredths)}，`
  const lines: string[] = []
  if (way === 'merged') lines.push(`${apart}未超过方案规定的 ${points(allowedHundredths)}，${merges[rule]}。`)
  if (way === 'adjudicated') lines.push(`${apart}由${judgedBy ?? '组长'}主持合议，逐项确定。`)
  if (recheckedBy !== null) lines.push(ended(`经${recheckedBy}复核${recheckNote === '' ? '' : `：${recheckNote}`}`))
  for (const { decision, decidedBy, decisionReason } of objections) {
    if (decision === null) continue
    lines.push(ended(`办案机构提出异议，经${decidedBy ?? '组长'}复核，${decisions[decision]}：${decisionReason}`))
  }
  const changed = [...new Set(final?.changed.map(({ code }) => code) ?? [])]
  if (changed.length > 0) lines.push(`复核和异议处理中改动的评查项：${changed.join('、')}。`)
  if (objections.length === 0) lines.push('办案机构在规定的期限内没有提出异议。')
  return lines
}

const merges: Readonly<Record<MergeRule, string>> = {
  average: '取两人结果的平均',
  lower: '取两人结果中较低的',
  higher: '取两人结果中较高的',
}

const decisions = { upheld: '予以采纳', partly: '部分采纳', rejected: '不予采纳' } as const

function ended(words: string): string {
  return /[。！？]$/.test(words) ? words : `${words}。`
}

/** Packs say “处罚”; in print it is 行政处罚. */
export function categoryWord(category: DossierCategory): string {
  return `行政${category}`
}
