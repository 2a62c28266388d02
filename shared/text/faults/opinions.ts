export const opinionFaults = {
  'opinion.unknown': () => '没有这份意见书。请刷新列表后重试。',
  'opinion.signed': (p: { number: string }) =>
    `意见书 ${p.number} 已有人签署，不能重新制作。如需更正，请另行制作并说明原因。`,
  'opinion.not-your-turn': () => '现在不该由您签署，或还没有轮到您。请按意见书上的签署次序办理。',
  'opinion.same-person': () => '审核人和审核机构负责人不能是同一人。请由另一人签署。',
  'opinion.altered': () => '意见书的内容与制作时不一致，不能签署。请重新制作后再签署。',
} as const
