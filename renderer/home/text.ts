// Words of the first screen: what waits for this person.
export const homeText = {
  title: '工作台',
  greeting: (name: string) => `${name}，待办如下`,
  all: '全部',
  more: (count: number) => `另有 ${count} 项`,
  open: { title: '整理中的案卷', none: '没有整理中的案卷。', create: '新建案卷' },
  tray: {
    title: '待归音像',
    none: '没有等待归入案卷的音像。',
    overdue: (count: number) => `逾期 ${count}`,
    unknown: '人员不明',
  },
  unevaluated: { title: '待评查的案卷', none: '已封卷的案卷都有评查。' },
  campaignTasks: {
    title: '评查批次任务',
    none: '没有分给您的评查任务。',
    states: { assigned: '待评查', working: '评查中' },
  },
  campaignsLed: {
    title: '我组织的评查批次',
    none: '没有进行中的评查批次。',
    progress: (p: { number: string; concluded: number; seats: number }) =>
      `${p.number}，已办结 ${p.concluded} / ${p.seats}`,
  },
  evaluations: {
    title: '我的评查',
    none: '没有进行中的评查。',
    progress: (open: number) => (open === 0 ? '可以办结' : `未评 ${open} 项`),
  },
  loansToDecide: { title: '待我审批的借阅', none: '没有待您审批的借阅。' },
  transfersToDecide: {
    title: '待我批准的移交',
    none: '没有待您批准的移交。',
    dossiers: (n: number) => `${n} 卷`,
  },
  loansOverdue: { title: '逾期未还的借阅', none: '没有逾期的借阅。', due: (on: string) => `应还 ${on}` },
  reviewsWaiting: { title: '待受理的审核', none: '没有待受理的审核。' },
  reviews: { title: '我的审核', none: '没有进行中的审核。', round: (round: number) => `第 ${round} 轮` },
  returned: { title: '退回补正', none: '没有被退回的送审。' },
  signatures: { title: '待我签署', none: '没有等待签署的意见书和文书。' },
  curesDue: {
    title: '待整改',
    none: '没有等待本单位整改的通知。',
    problems: (count: number) => `${count} 个问题`,
  },
  curesToRecheck: { title: '待复查的整改', none: '没有等待复查的整改。' },
  fedBack: {
    title: '评查反馈，可提异议',
    none: '没有在异议期内的评查结果。',
    until: (on: string) => `${on} 截止`,
  },
  jobs: { title: '后台任务', none: '没有后台任务。', cancel: '取消任务' },
  recent: { title: '最近更新的案卷', none: '还没有案卷。' },
  invited: { title: '待首次登录', none: '没有等待首次登录的人员。' },
  unroled: { title: '待授角色', none: '所有人员都已授予角色。', open: '去授予' },
  journal: { title: '审计日志', sentence: '查看、校验和导出全部操作记录。', open: '打开审计日志' },
} as const
