// What the client itself has to say: the desk cannot be reached, or answered something unexpected.
export const deskText = {
  unread: '没有读到内容',
  unreachable: '连不上工作台程序。请确认程序仍在运行，然后重试；已填写的内容不会丢失。',
  unknown: '没有完成，也没有得到原因。请重试；仍不行请锁定后重新登录。',
  badInput: '填写的内容不合要求。请检查后重试。',
  incident: '程序出了问题。请重试；若再次出现，请把故障编号告知管理员。',
} as const
