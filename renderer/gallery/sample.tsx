// Made-up data for the gallery. No real person, agency or case.
import {
  AuditOutlined,
  BookOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  HomeOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import type { NavItem } from '../ui/app-frame.tsx'
import type { Field } from '../ui/field-list.tsx'
import { HashText } from '../ui/hash-text.tsx'
import { StateTag } from '../ui/state-tag.tsx'

export const manifestHash = '5f0c1a9be4d27733c1b08f6e2a94d5570e8bb3f1c6a2497d80de5f31ab72c964'

export const nav: readonly NavItem[] = [
  { key: 'home', label: '工作台', icon: <HomeOutlined />, href: '#/', count: 3 },
  { key: 'dossiers', label: '案卷', icon: <FolderOpenOutlined />, href: '#/dossiers' },
  { key: 'recordings', label: '音视频', icon: <VideoCameraOutlined />, href: '#/recordings' },
  { key: 'evaluation', label: '评查', icon: <AuditOutlined />, href: '#/evaluation', count: 12 },
  { key: 'review', label: '审核', icon: <FileProtectOutlined />, href: '#/review' },
  { key: 'opinions', label: '意见书', icon: <FileDoneOutlined />, href: '#/opinions' },
  { key: 'rulebook', label: '规则', icon: <BookOutlined />, href: '#/rulebook', gap: true },
  { key: 'journal', label: '日志', icon: <HistoryOutlined />, href: '#/journal' },
]

export const dossierFields: readonly Field[] = [
  { key: 'no', label: '文号', value: '示农（兽药）罚〔2026〕12号' },
  { key: 'name', label: '案件名称', value: '某养殖场使用未附具检疫证明的动物案' },
  { key: 'party', label: '当事人', value: '示例县向阳养殖场', note: '统一社会信用代码校验位正确' },
  { key: 'officers', label: '执法人员', value: '张××、李××' },
  { key: 'state', label: '状态', value: <StateTag tone="ok" label="已封卷" /> },
  { key: 'hash', label: '清单摘要', value: <HashText value={manifestHash} label="清单摘要" /> },
  { key: 'appeal', label: '复议诉讼', value: null },
  { key: 'review', label: '法制审核', value: '2026-08-19 通过', note: '早于集体讨论 1 天', noteTone: 'warn' },
]

export type SampleRow = {
  id: string
  number: string
  name: string
  category: string
  state: 'open' | 'sealed' | 'returned' | 'vetoed'
  papers: number
  seconds: number
  score: number | null
  daysLeft: number
}

const categories = ['行政处罚', '行政许可', '行政强制', '行政检查', '行政征收', '行政确认'] as const
const states = ['open', 'sealed', 'returned', 'sealed', 'vetoed', 'sealed'] as const
const names = [
  '某养殖场使用未附具检疫证明的动物案',
  '某农资店销售假兽药案',
  '某合作社占用基本农田建设案',
  '某公司未依法填报环境影响登记表案',
  '某个体工商户无证经营种子案',
] as const

export const sampleRows: readonly SampleRow[] = Array.from({ length: 5000 }, (_, index) => ({
  id: `d${index}`,
  number: `示农罚〔2026〕${index + 1}号`,
  name: names[index % names.length] ?? '',
  category: categories[index % categories.length] ?? '',
  state: states[index % states.length] ?? 'open',
  papers: 6 + ((index * 7) % 31),
  seconds: (index * 613) % 9000,
  score: index % 6 === 0 ? null : 60 + ((index * 37) % 400) / 10,
  daysLeft: ((index * 5) % 23) - 4,
}))
