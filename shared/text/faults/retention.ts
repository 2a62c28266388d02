// Why a period cannot be decided or a hold not be placed, and what to do about it.
export const retentionFaults = {
  'retention.no-rule': () => '保管期限表里没有适用于这个案卷的规则。请自行选定期限，并写明理由。',
  'retention.period-unknown': () => '保管期限表里没有这种期限。请从列出的期限中选取。',
  'retention.reason': () => '没有按规则划定期限，必须写明理由。请补写后再划定。',
  'retention.below-standard': (p: { least: string }) =>
    `单位可以延长保管期限，不能短于国家规定的${p.least}。请选${p.least}或更长的期限。`,
  'retention.shortened': (p: { decided: string }) =>
    `案卷已封卷并划定为${p.decided}，此后只能延长。如需变更，请待期满后经鉴定办理。`,
  'retention.schedule-invalid': (p: { at: string }) =>
    `试用的保管期限表不合格式（${p.at}）。请对照现用的表改正后再试。`,
  'hold.ground': () => '没有这种暂停处置的事由。请从列出的事由中选取。',
  'hold.unknown': () => '没有这项暂停处置，或它已经解除。请刷新后查看。',
} as const
