// What the command line says about campaigns.
export const campaignHelp = {
  summary: '评查批次：列出批次，核验导出的抽卷记录',
  list: '列出评查批次',
  verifyDraw: '按抽卷记录重新抽取一遍并比较：不需要存档，也不需要登录',
  file: '导出的抽卷记录（JSON），- 为标准输入',
  example: 'anjuan campaign verify-draw 抽卷记录-评查〔2026〕第1批.json',
} as const

export const campaignSaid = {
  none: '还没有评查批次。',
  agrees: (of: { number: string; drawn: number; candidates: number }) =>
    `一致：${of.number} 按公布的种子从 ${of.candidates} 个备选案卷中重新抽取，得到同样的 ${of.drawn} 个案卷。`,
  differs: (number: string) => `不一致：${number} 的抽卷记录不能重现。`,
  seed: (seed: string) => `种子：${seed}`,
  seedSha256: (hash: string) => `种子的 SHA-256：${hash}`,
  candidatesSha256: (hash: string) => `备选案卷的 SHA-256：${hash}`,
  progress: (of: { concluded: number; seats: number }) => `${of.concluded}/${of.seats}`,
} as const
