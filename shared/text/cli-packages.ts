// What the command line says of hand-over packages.
import type { Package } from '../contract/packages.ts'
import { packageFormNames, packageStateNames } from './packages.ts'

export const packageHelp = {
  summary: '移交与接收：申请、批准、制作移交包，检查和接收外来的移交包，交换登记表',
  list: '列出移交包',
  request: '申请移交已封卷的案卷（档案员）',
  approve: '批准移交申请（负责人）',
  decline: '不批准移交申请（负责人）',
  make: '把批准的移交包制作到文件夹，并签署登记表（档案员）',
  inspect: '检查外来的移交包，不改动任何内容',
  import: '接收外来的移交包，并签署登记表（档案员）',
  receipt: '取出登记表（--out），或登记接收方返回的登记表（--receive）',
  id: '移交包编号（列表中的长编号）',
  folder: '文件夹',
  target: '新文件夹或空文件夹',
  dossiers: '案卷编号',
  form: '形式：transfer（移交目录结构）bagit eep',
  title: '交接工作名称',
  content: '内容描述；不写时与交接工作名称相同',
  receiver: '接收单位',
  carrier: '载体类型、规格',
  from: '载体起始顺序号',
  to: '载体终止顺序号；不写时与起始相同',
  noRestricted: '不附副卷（不附副卷的只能查看，不能接收入库）',
  decision: '批准意见',
  reason: '不批准的原因',
  usability: '可用性已检验合格',
  safety: '安全性已检验合格',
  carrierChecked: '载体外观已检验合格',
  out: '把登记表存到这个文件（.json，另存同名 .pdf）',
  receive: '接收方返回的登记表（JSON 文件）',
  example:
    'anjuan package request 0199… --form bagit --title 2026年度移交 --receiver 云山县档案馆 --carrier 移动硬盘 --from YP-001 --user archivist',
  note: '申请人和批准人不能是同一人。制作和接收都要用本人的密钥签署，所用口令即登录口令。',
} as const

export const packageLines = {
  head: ['编号', '方向', '形式', '状态', '案卷', '名称', '长编号'],
  directions: { out: '移出', in: '移入' },
  asked: (one: Package) => `已提出移交申请 ${one.number}（${one.id}），待负责人批准。`,
  decided: (one: Package) => `${one.number}：${packageStateNames[one.state]}。`,
  working: (p: { done: number; total: number }) => `已处理 ${p.done} / ${p.total} 字节`,
  made: (one: Package, folder: string) => `已制作 ${one.number}（${packageFormNames[one.form]}）：${folder}`,
  list: (sha256: string) => `清单 SHA-256：${sha256}`,
  sound: (p: { files: number; dossiers: number }) =>
    `没有发现问题：${p.files} 个文件，${p.dossiers} 个案卷，可以接收。`,
  unsound: (count: number) => `发现 ${count} 处问题，不能接收：`,
  more: (count: number) => `另有 ${count} 处。`,
  imported: (one: Package) => `已接收 ${one.dossiers.length} 个案卷，登记为 ${one.number}（${one.id}）。`,
  received: (one: Package) => `${one.number} 的回执已登记：${one.taker?.agency ?? ''} ${one.taker?.signedBy ?? ''}。`,
} as const
