export const evaluationFaults = {
  'evaluation.unknown': () => '没有这次评查。请刷新列表后重试。',
  'evaluation.concluded': () => '这次评查已经办结，不能再改动。如有异议，请按异议程序办理。',
  'evaluation.not-concluded': () => '评查尚未办结，还不能制作意见书。请先办结评查。',
  'evaluation.of-another': () => '这次评查由另一位评查员负责，您只能查看。如需更换，请联系评查组长。',
  'evaluation.open-already': () => '您对这个案卷已有一次未办结的评查。请继续办理那一次。',
  'evaluation.unknown-criterion': (p: { code: string }) => `评查标准里没有 ${p.code} 这一项。请从评分表中选择评查项。`,
  'evaluation.not-allowed': (p: { code: string }) =>
    `${p.code} 的评分不符合评查标准的规定。请对照该项的分值和适用条件修改。`,
  'evaluation.incomplete': (p: { open: number }) => `还有 ${p.open} 项没有评完，不能办结。请补齐未评的项目和理由。`,
  'evaluation.unexplained': (p: { codes: readonly string[] }) =>
    `${p.codes?.join('、') ?? ''} 扣了分或者判为不适用，却没有写明理由，不能办结。请逐项写明理由。`,
  'evaluation.untold': () => '这份评查属于正在进行的评查批次，结果反馈之后才能查看。请等组长反馈，或联系组长。',
  'evaluation.blind': () => '这是背靠背评查，两位评查人都办结之后才能查看对方的评查。请等两份评查都办结后再打开。',
  'evaluation.seat-ended': () => '这份评查已因回避、改派或撤回不再由您办理，不能再改动。请在“我的任务”里查看现有任务。',
  'evaluation.campaign-ended': () => '所属评查批次没有在进行中，这份评查不能再改动。请联系组长。',
  'finding.unknown': () => '没有这条问题记录，它可能已被移除。请刷新后重试。',
} as const
