export const doorFaults = {
  'door.input': (p: { at: string }) => `填写的内容不合要求(${p.at})。请检查后重试。`,
  'door.incident': (p: { number: string }) =>
    `程序出了问题,已记为事件 ${p.number}。请重试;若再次出现,请把事件编号告知管理员。`,
} as const
