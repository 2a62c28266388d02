// What the commands for codes, metadata and rule packs say.
export const archivalHelp = {
  code: {
    summary: '编制档号，或报告档号的缺号',
    assign: '为案卷编制档号：同一序列依次取下一个案卷号；全部编成，或一个也不编',
    gaps: '按序列列出缺号、不合现行规则的档号和未编档号的案卷数',
    dossiers: '案卷编号，按编号的先后依次取号',
    all: '改为全部已封卷而未编档号的案卷',
    part: '档号中需填写的部分，写作 部分=内容，可重复；不写的沿用上次所填',
    serial: '指定案卷号，一次只能编一个案卷',
    example: 'anjuan code assign 0199… --part fonds=J001 --part office=FZ --user archivist',
    note: '部分的代号见 anjuan rules export archival-code-example。有缺号或不合规则的档号时，gaps 的退出码为 2。',
  },
  metadata: {
    summary: '导出案卷和卷内每件材料的元数据（XML 和 CSV）',
    out: '存到这个文件夹',
    example: 'anjuan metadata 0199… --out 元数据 --user archivist',
  },
  rules: {
    summary: '查看、导出、采用、停用规则包',
    list: '列出规则包',
    export: '把一包规则存成 JSON 文件，供修改后采用',
    adopt: '采用一包规则，代替同编号或同类的规则包；不合格式的，指出是哪一项',
    withdraw: '停用本单位采用的一包规则，恢复随程序提供的',
    id: '规则包编号',
    file: '规则包（JSON 文件，- 为标准输入）',
    out: '存到这个文件',
    shipped: '随程序提供的，即使已被代替',
    example: 'anjuan rules adopt 本局档号规则.json --user archivist',
  },
} as const

export const archivalLines = {
  coded: (p: { code: string; id: string }) => `${p.code}（${p.id}）`,
  codedSum: (n: number) => `已编制档号 ${n} 个。`,
  noneUncoded: '没有已封卷而未编档号的案卷。',
  series: (p: { series: string; first: number; last: number; assigned: number }) =>
    `${p.series}：案卷号 ${p.first} 至 ${p.last}，已编 ${p.assigned} 个`,
  noGaps: '  没有缺号',
  gap: (p: { from: number; to: number }) => (p.from === p.to ? `  缺 ${p.from}` : `  缺 ${p.from} 至 ${p.to}`),
  moreGaps: '  其余缺号从略',
  unfitting: (code: string) => `不合现行档号规则：${code}`,
  uncoded: (n: number) => `未编档号的案卷 ${n} 个。`,
  rulesHead: ['编号', '类别', '名称', '版本', '来历', '核对'],
  origins: { shipped: '出厂', office: '本单位' } as const,
  standings: { 'in-force': '', replaced: '（已被代替）', unreadable: '（本版程序不能读，未采用）' } as const,
  grades: { sure: '已核原文', example: '示例' } as const,
  adopted: (p: { title: string; id: string; sha256: string }) => `已采用“${p.title}”（${p.id}）。SHA-256：${p.sha256}`,
  withdrawn: (id: string) => `已停用 ${id}。以后的办理按随程序提供的规则；已办结的仍依当时的规则。`,
} as const
