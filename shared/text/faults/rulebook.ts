// What the rulebook says when a rule pack cannot be used.
export const rulebookFaults = {
  'rulebook.damaged': (p: { file: string }) =>
    `规则包 ${p.file} 已损坏或不合格式，未载入任何规则。请重新安装程序，或用完好的规则包替换后再启动。`,
  'rulebook.unknown': (p: { id: string }) => `没有编号为 ${p.id} 的规则包。请选择已载入的规则包，或先导入它。`,
  'rulebook.missing': (p: { kind: string }) =>
    `缺少“${p.kind}”类规则包，相关功能不能使用。请重新安装程序，或导入该规则包。`,
  'rulebook.not-json': () => '文件内容不是 JSON，没有采用。请用导出的规则包修改后再导入。',
  'rulebook.field': (p: { at: string; why: string }) => `规则包的“${p.at}”不对：${p.why}。请改正后重新导入。`,
  'rulebook.same': (p: { title: string }) => `“${p.title}”与现行的规则包完全相同，不必再采用。`,
  'rulebook.kind-differs': (p: { id: string }) =>
    `编号 ${p.id} 已是另一类规则包。请改用新的编号，或在同类规则包上修改。`,
  'rulebook.contradicts': (p: { title: string }) =>
    `采用后“${p.title}”会与其他规则不一致：所用的文书种类、来源或分值对不上。请核对后重新导入。`,
  'rulebook.standard-unsound': (p: { count: number; first: string }) =>
    `评查标准没有采用${p.count > 1 ? `，共有 ${p.count} 处问题，第一处` : ''}：${p.first ?? '各项不一致，请改正后重新导入。'}`,
  'rulebook.standard-twice': (p: { title: string; id: string }) =>
    `“${p.title}”（编号 ${p.id}）与它是同一评查标准，施行日期重叠，不能同时有效。请沿用原编号替换，或改正起止日期后重新导入。`,
  'rulebook.catalogue-unsound': (p: { count: number; first: string }) =>
    `重大执法决定目录清单没有采用${p.count > 1 ? `，共有 ${p.count} 处问题，第一处` : ''}：${p.first ?? '各条互相矛盾，请改正后重新导入。'}`,
  'rulebook.needed': (p: { title: string }) => `“${p.title}”还要用到这包规则，不能停用。请先停用或改正用到它的规则。`,
  'rulebook.not-adopted': (p: { id: string }) =>
    `规则包 ${p.id} 不是本单位采用的，不能停用。随程序提供的规则一直保留。`,
} as const
