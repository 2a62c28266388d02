// Verdicts, acts and states of appraisals and disposals, as every host shows them.
import type { AppraisalSignature, AppraisalState, Verdict } from '../contract/disposals.ts'
import type { DueState } from '../contract/retention.ts'

export const verdictNames: Readonly<Record<Verdict, string>> = {
  destroy: '销毁',
  extend: '延长期限',
  keep: '继续保管',
}

export const actNames: Readonly<Record<AppraisalSignature['act'], string>> = {
  approved: '批准销毁',
  witnessed: '监销',
  executed: '执行销毁',
}

export const appraisalStates: Readonly<Record<AppraisalState, string>> = {
  open: '鉴定中',
  decided: '已作结论',
  approved: '已批准',
  executed: '已销毁',
  dropped: '已撤销',
}

export const dueStateNames: Readonly<Record<DueState, string>> = {
  expired: '已期满',
  soon: '即将期满',
  later: '未期满',
  permanent: '永久保管',
  'not-begun': '尚未起算',
  undecided: '未划定期限',
}

export const importanceNames: Readonly<Record<'important' | 'general', string>> = {
  important: '重要',
  general: '一般',
}
