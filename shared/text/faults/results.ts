// Why a result, an objection or a rectification is not taken.
import type { OutcomeState } from '../../rules/outcome.ts'
import type { RectificationState } from '../../rules/rectification.ts'

const outcomeWords: Readonly<Record<OutcomeState, string>> = {
  comparing: '还没有比对',
  differing: '两份评查表分歧待裁定',
  judged: '还没有复核',
  rechecked: '已经复核、还没有反馈',
  'fed-back': '已经反馈',
  objected: '有异议待答复',
  final: '已经定等',
}
const rectificationWords: Readonly<Record<RectificationState, string>> = {
  issued: '已经发出、等待整改',
  reported: '已经报告、等待复查',
  returned: '已经退回、等待继续整改',
  closed: '已经办结',
  withdrawn: '已经撤回',
}

/** Calls that nobody's window makes may leave the figure out; the sentence still has to read. */
const at = (position: number | undefined) => (position === undefined ? '该卷' : `第 ${position} 卷`)

const outcomeFaults = {
  'results.unknown': () => '这个批次里没有这一卷。请刷新批次后重试。',
  'results.hidden': () => '评查结果还没有发布，您现在不能查看。请等待反馈或发布。',
  'results.dropped': (p: { position: number }) => `${at(p.position)}已经移出批次，不再办理。请只选择仍在批次内的案卷。`,
  'results.state': (p: { position: number; state: OutcomeState }) =>
    `${at(p.position)}${outcomeWords[p.state] ?? '的状态已经变化'}，不能这样办理。请刷新后查看现在的状态。`,
  'results.not-running': () => '批次没有在评查中，不能这样办理。请先启动批次；已经发布的，结果不再变动。',
  'results.nothing-ready': () => '还没有哪一卷的评查全部办结，没有可以比对的结果。请等评查人办结后再比对。',
  'results.own-case': (p: { position: number }) =>
    `您是${at(p.position)}的执法人员、送审人或法制审核人，应当回避。请另一位组长办理。`,
  'results.own-sheet': (p: { position: number }) =>
    `${at(p.position)}由您本人评查，不能由您裁定、复核或答复异议。请由没有评查这一卷的组长办理。`,
  'results.choice-missing': (p: { codes: readonly string[] }) =>
    `还有分歧没有裁定：${(p.codes ?? []).join('、')}。请逐项选择采用哪一份，或另行评定。`,
  'results.choice-strange': (p: { code: string }) => `评查项 ${p.code} 没有分歧，不需要裁定。请刷新后重试。`,
  'results.own-reason': (p: { code: string }) => `评查项 ${p.code} 另行评定，没有写明理由。请写明理由后提交。`,
  'results.not-allowed': (p: { code: string }) => `评查项 ${p.code} 的评判不符合标准。请核对分值和适用情形后重试。`,
  'results.unexplained': (p: { codes: readonly string[] }) =>
    `${(p.codes ?? []).join('、')} 扣了分，没有写理由。请写明理由后提交。`,
  'results.one-at-a-time': () => '逐项更正只能一卷一卷地办理。请只选择一卷，或整体通过复核。',
  'results.calendar': (p: { year: number }) =>
    `${p.year} 年的工作日历还没有载入，算不出异议截止日，没有反馈。请先导入 ${p.year} 年的节假日安排，再行反馈。`,
  'results.not-agency': () => '只有案卷所属单位的承办人或档案员可以提出异议、报告整改。请由该单位的人员办理。',
  'results.objection-late': (p: { dueOn: string }) =>
    `提出异议的期限已于 ${p.dueOn} 届满，不能再提出。请直接联系组长。`,
  'results.criterion-unknown': (p: { code: string }) => `评查标准里没有评查项 ${p.code}。请从列出的评查项中选择。`,
  'objection.unknown': () => '找不到这条异议。请刷新后重试。',
  'objection.decided': () => '这条异议已经答复，不能再次答复。请刷新后查看。',
  'objection.own': () => '这条异议是您提出的，不能由您自己答复。请另一位组长答复。',
  'objection.no-change': () => '采纳异议应当更正评判，您还没有更正任何一项。请更正后提交，或改为不予采纳。',
  'objection.change-on-reject': () => '不予采纳时不能更正评判。请去掉更正，或改为采纳、部分采纳。',
  'results.not-over': (p: { position: number; dueOn: string }) =>
    `${at(p.position)}的异议期到 ${p.dueOn} 才届满，当事单位在此之前都可以提出异议，还不能定等。请在届满后办理。`,
  'results.not-all-final': (p: { open: number }) =>
    `还有 ${p.open} 卷没有定等，不能发布。请先办完这些案卷，或将其移出批次。`,
  'results.nothing-to-publish': () => '批次里没有已经定等的案卷，没有可以发布的结果。请先完成评查和定等。',
} as const

const curingFaults = {
  'rectification.unknown': () => '找不到这份整改通知。请刷新台账后重试。',
  'rectification.source': () => '整改通知应当来自一个批次的结果，或一次批次以外的评查。请从结果或评查打开。',
  'rectification.not-final': () => '这一卷的评查结果还没有定等，不能发出整改通知。请在定等后办理。',
  'rectification.not-concluded': () => '评查还没有办结，不能发出整改通知。请先办结评查。',
  'rectification.of-campaign': () => '这次评查属于一个评查批次，整改由批次的结果发出。请到批次的结果中办理。',
  'rectification.not-yours': () => '只有评查人本人或机构负责人可以发出、撤回这份整改通知。请联系评查人。',
  'rectification.issued-already': (p: { number: string }) =>
    `已经发出整改通知 ${p.number}。请在该通知上办理，或先将其撤回。`,
  'rectification.due-past': () => '整改期限早于今天。请选择今天以后的日期。',
  'rectification.state': (p: { state: RectificationState }) =>
    `这份整改通知${rectificationWords[p.state] ?? '的状态已经变化'}，不能这样办理。请刷新后查看。`,
  'rectification.answer-missing': () => '还有问题没有填写整改情况。请逐项填写后提交。',
  'rectification.problem-unknown': () => '所填内容与整改通知的问题对不上。请刷新后重新填写。',
  'rectification.evidence': () => '整改佐证只能选择本卷已经封存的补充归档。请先由档案员封存补充归档，再报告。',
  'rectification.own-report': () => '这次整改情况是您报告的，不能由您自己复查。请另一位评查人复查。',
  'rectification.verdict-missing': () => '还有问题没有复查结论。请逐项给出结论后提交。',
  'rectification.reason-missing': () => '没有整改到位的问题应当写明理由。请补充后提交。',
  'rectification.new-day-missing': () => '有问题没有整改到位，应当重新确定整改期限。请选择今天以后的日期。',
} as const

export const resultFaults = { ...outcomeFaults, ...curingFaults } as const
