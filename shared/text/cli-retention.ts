// What the command line says of periods, holds, appraisals and disposal.

export const retentionHelp = {
  summary: '保管期限与暂停处置：到期清单、划定期限、设置和解除暂停',
  due: '列出到期的案卷',
  state: '哪一类：expired（已期满）soon（即将期满）later permanent not-begun undecided any',
  decide: '划定一个案卷的保管期限；不写 --period 即按规则',
  period: '期限代码，如 Y、D30、D10',
  importance: '重要程度：important（重要）general（一般）；不写即按规则',
  from: '起算所依据的日期（YYYY-MM-DD），只用于案卷自己没有写明的',
  reason: '理由；按规则划定时可以不写',
  hold: '为一个案卷设置暂停处置',
  ground: '事由代码：reconsideration litigation supervision petition other',
  lift: '解除一项暂停处置',
  holdId: '暂停处置的编号，见 anjuan retention hold 的结果',
  example: 'anjuan retention decide 0199… --user archivist',
} as const

export const disposeHelp = {
  summary: '鉴定与销毁：开始、提意见、作结论、批准、监销、执行、导出',
  begin: '对已期满的案卷开始一次鉴定（档案员）',
  title: '鉴定名称',
  members: '鉴定小组成员的用户名，用逗号分开',
  appraisal: '鉴定的编号',
  opine: '提出本人的鉴定意见（小组成员）',
  verdict: '意见：destroy（销毁）extend（延长期限）keep（继续保管）',
  dossiers: '只对这些案卷；不写即全部',
  reason: '理由',
  decide: '作出鉴定结论并冻结销毁清册（负责人）；结论不一致时用 --entries',
  entries: '逐卷的结论（JSON 文件，- 为标准输入）：[{"dossierId", "decision", "period", "reason"}…]',
  period: '延长后的期限代码',
  approve: '批准销毁，用本人的密钥签署（负责人）',
  witness: '监销签字',
  execute: '执行销毁：毁去密钥，不能恢复（档案员，须是监销人之外的人）',
  export: '导出销毁清册；执行之后为销毁证明（PDF）',
  out: '存到这个文件',
  example: 'anjuan dispose begin --title 2026年到期档案鉴定 --members archivist,head,inspector 0199… --user archivist',
  note: '次序：begin、opine（每位成员）、decide、approve、witness、execute。批准、监销、执行各用本人的口令签署。',
} as const

export const retentionCliText = {
  dueHead: ['编号', '档号', '案件名称', '期限', '期满', '状态', '暂停', '借出'],
  dueFound: (p: { total: number; shown: number }) => `共 ${p.total} 份，列出 ${p.shown} 份。`,
  decided: (p: { period: string; endsOn: string | null; startsOn: string | null }) => {
    if (p.startsOn === null) return `已划定为${p.period}，尚未起算。`
    return p.endsOn === null ? `已划定为${p.period}。` : `已划定为${p.period}，${p.endsOn} 期满。`
  },
  hold: (p: { id: string; ground: string; reason: string }) => `${p.id}  ${p.ground}：${p.reason}`,
  noHolds: '没有暂停处置。',
  appraisal: (p: { number: string; id: string; state: string; dossiers: number; destroy: number }) =>
    `${p.number}（${p.id}）：${p.state}，共 ${p.dossiers} 卷，拟销毁 ${p.destroy} 卷。`,
  register: (sha256: string) => `销毁清册 SHA-256：${sha256}`,
  executed: (n: number) => `已销毁 ${n} 个案卷的密钥和加密文件，不能恢复。`,
  saved: (p: { path: string; sha256: string }) => `已存到 ${p.path}，SHA-256：${p.sha256}`,
} as const
