// What the rulebook says when a rule pack cannot be used.
export const rulebookFaults = {
  'rulebook.damaged': (p: { file: string }) =>
    `规则包 ${p.file} 已损坏或不合格式，未载入任何规则。请重新安装程序，或用完好的规则包替换后再启动。`,
  'rulebook.unknown': (p: { id: string }) => `没有编号为 ${p.id} 的规则包。请选择已载入的规则包，或先导入它。`,
  'rulebook.missing': (p: { kind: string }) =>
    `缺少“${p.kind}”类规则包，相关功能不能使用。请重新安装程序，或导入该规则包。`,
} as const
