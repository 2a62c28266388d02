// What the door says when it stays shut.
export const doorFaults = {
  'door.input': (p: { at: string }) => `填写的内容不合要求（${p.at}）。请检查后重试。`,
  'door.incident': (p: { number: string }) =>
    `程序出了问题，已记为事件 ${p.number}。请重试；若再次出现，请把事件编号告知管理员。`,
  'door.no-entry': () =>
    '这个窗口没有进入凭证，或凭证已随程序退出而失效。请关闭本页，重新启动 Anjuan，并使用它打开的新窗口。',
  'door.code-spent': () =>
    '这个一次性地址已经用过或已过期（两分钟内有效，只能用一次）。请重新启动 Anjuan，使用新的地址。',
  'door.foreign': () => '这个请求不是从 Anjuan 自己的窗口发出的，已拒绝。请关闭本页，从 Anjuan 打开的窗口操作。',
  'door.port-taken': (p: { port: number }) =>
    `端口 ${p.port} 已被其他程序占用。请换一个端口（--port），或不指定端口，由程序自己选择。`,
} as const
