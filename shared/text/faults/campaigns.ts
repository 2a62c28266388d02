// Why a step of a campaign is not taken.
export const campaignFaults = {
  'campaigns.unknown': () => '找不到这个评查批次。请刷新列表后重试。',
  'campaigns.elsewhere': () => '这个批次由另一台机器组织，这里只办理分到本机的部分。请联系组织批次的组长。',
  'campaigns.not-leader': () => '只有批次的组织人和组长可以这样办理。请联系组长。',
  'campaigns.no-frozen-standard': (p: { id: string }) =>
    `批次启动时没有固定评查标准 ${p.id}。请组长核对案卷类别与评查标准。`,
} as const
