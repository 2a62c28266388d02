// Words of results and rectification that more than one host shows: the window, the table, the papers.
import type { Anchor } from '../contract/evidence.ts'
import type { AnswerCategory, AnswerPart } from '../rules/agreement.ts'
import type { MergeRule } from '../rules/merge-rule.ts'
import type { ObjectionDecision, OutcomeState, OutcomeWay } from '../rules/outcome.ts'
import type { RectificationState } from '../rules/rectification.ts'

export const outcomeStateNames: Readonly<Record<OutcomeState, string>> = {
  comparing: '评查中',
  differing: '待裁定',
  judged: '待复核',
  rechecked: '待反馈',
  'fed-back': '已反馈',
  objected: '有异议',
  final: '已定等',
}

export const outcomeWayNames: Readonly<Record<OutcomeWay, string>> = {
  single: '单人评查',
  merged: '两份合并',
  adjudicated: '组长裁定',
}

export const mergeRuleNames: Readonly<Record<MergeRule, string>> = {
  average: '取两份有效分的平均',
  lower: '取两份中较低的',
  higher: '取两份中较高的',
}

export const objectionDecisionNames: Readonly<Record<ObjectionDecision, string>> = {
  upheld: '采纳',
  partly: '部分采纳',
  rejected: '不予采纳',
}

export const answerPartNames: Readonly<Record<AnswerPart, string>> = {
  veto: '否决项',
  basic: '基本要素',
  item: '评分项',
  bonus: '加分项',
}

export const answerCategoryNames: Readonly<Record<AnswerCategory, string>> = {
  full: '满分',
  partly: '部分得分',
  none: '不得分',
  missing: '缺失',
  'not-applicable': '不适用',
  hit: '否决',
  'not-hit': '未发现',
  deducted: '扣分',
  kept: '不扣分',
  passed: '通过',
  failed: '不通过',
  open: '未评',
}

export const rectificationStateNames: Readonly<Record<RectificationState, string>> = {
  issued: '待整改',
  reported: '待复查',
  returned: '退回整改',
  closed: '已办结',
  withdrawn: '已撤回',
}

/** What a notice asks for to begin with: something absent is to be filed, the rest put right. Edited before it is issued. */
export function measureFor(anchors: readonly Anchor[]): string {
  const absent = anchors.length > 0 && anchors.every(({ on }) => on === 'absence')
  return absent ? '请补充归档所缺材料；确已无法补齐的，书面说明情况。' : '请核实并纠正，说明整改情况。'
}

/** Columns of 整改台账. */
export const registerColumns = [
  '编号',
  '案件名称',
  '文号',
  '所属单位',
  '评查批次',
  '问题数',
  '已整改',
  '整改期限',
  '状态',
  '剩余天数',
  '发出人',
  '发出日期',
  '报告日期',
  '办结日期',
] as const
export const registerSheet = '整改台账'
