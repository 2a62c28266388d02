export const reviewFaults = {
  'review.unknown': () => '没有这次法制审核。请刷新列表后重试。',
  'review.no-material': () => '案卷里还没有任何材料，不能送审。请先归入送审材料。',
  'review.open-already': () => '这个案卷已有一次未办结的法制审核。请等它办结后再送审。',
  'review.unknown-entry': () => '所选的目录清单事项不存在。请从清单中重新选择。',
  'review.unknown-head': () => '没有这个审核要点。请从七个审核要点中选择。',
  'review.unknown-kind': () => '没有这种审核意见。请从意见种类中重新选择。',
  'review.taken': () => '这次送审已被受理或退回。请刷新列表后查看。',
  'review.not-accepted': () => '这次送审尚未受理。请先受理，再开始审核。',
  'review.ended': () => '这次法制审核已经办结，不能再改动。如材料有变化，请由承办机构重新送审。',
  'review.of-another': () => '这次审核由另一位审核员负责，您只能查看。如需更换，请联系审核机构负责人。',
  'review.conflict': () => '您是本案的承办人或执法人员，不能审核本案。请由其他审核员受理，或由其他负责人签署。',
  'review.incomplete': (p: { heads: readonly string[] }) =>
    `还没有审完：${p.heads?.join('、') ?? ''}。请逐项作出判断。`,
  'review.problem-without-words': () => '有的要点判为存在问题，却没有写明是什么问题。请补写后再办结。',
  'review.no-conclusion': () => '还没有写审核结论。请选择意见种类并写明意见。',
  'review.agree-with-problem': () => '有要点存在问题，不能作出同意的结论。请改选意见种类，或重新判断该要点。',
  'review.evidence-newer': () => '送审之后案卷材料有变化，不能就原材料作出结论。请退回，由承办机构重新送审。',
  'review.not-concluded': () => '法制审核尚未办结，还不能制作意见书。请先办结审核。',
  'review.no-pauses': () =>
    '本次审核所用的期限规定没有写哪些时间可以不计入，不能中止计时。如本单位的规定允许，请先在规则中启用本单位的审核时限，以后的送审按它计算。',
  'review.pause-not-in-rule': (p: { kinds: readonly string[] }) =>
    `本次审核所用的期限规定不允许为此中止计时。可以中止的事项：${p.kinds?.join('、') ?? ''}。请从中选择。`,
  'review.paused-already': () => '审核期限已经中止。请先恢复计时，再为其他事项中止。',
  'review.not-paused': () => '审核期限没有中止，不需要恢复。请刷新后查看。',
  'review.extension-not-in-rule': () =>
    '本次审核所用的期限规定没有写可以延长，不能延长。请在到期之前审结；来不及的，写明情况报审核机构负责人处理。',
  'review.extension-approver': (p: { approver: string }) =>
    `按所用的期限规定，延长须经${p.approver ?? '有权批准的人'}批准。请取得批准后重新登记。`,
  'review.extension-by-head': () => '须经负责人批准的延长，由审核机构负责人登记。请由审核机构负责人登录后登记。',
  'review.extension-times': (p: { times: number }) =>
    `按所用的期限规定，最多延长 ${p.times ?? ''} 次，已经用完，不能再延长。请在到期之前审结。`,
  'review.extension-days': (p: { days: number; left: number }) =>
    `按所用的期限规定，一共最多延长 ${p.days ?? ''} 日，还可以延长 ${p.left ?? ''} 日。请减少延长的天数。`,
  'review.extension-late': (p: { dueOn: string }) =>
    `审核期限已于 ${p.dueOn ?? ''} 届满，届满之后不能再延长。请尽快审结，并写明超期的原因。`,
  'review.extension-ceiling': (p: { on: string; clause: string; dueOn: string }) =>
    `延长后审核将到 ${p.dueOn ?? ''} 才到期，晚于作出决定的期限 ${p.on ?? ''}（${p.clause ?? ''}）。请减少延长的天数，或者先办理办案期限的延长。`,
  'review.extension-unknown-year': (p: { year: number }) =>
    `延长后的到期日在 ${p.year ?? ''} 年，还没有这一年的工作日日历，不能计算。请先在规则中导入 ${p.year ?? ''} 年的工作日日历。`,
} as const
