// The words of lending that more than one host shows: states, ways, why an item is left out, the columns of the register.
import type { LoanFilter, LoanState } from '../contract/lending.ts'
import type { Exclusion } from '../rules/lending.ts'
import type { LendingWay } from '../rules/pack-lending.ts'

export const loanStateNames: Readonly<Record<LoanState, string>> = {
  requested: '待批',
  approved: '在借',
  declined: '不批准',
  withdrawn: '已撤回',
  returned: '已还',
}
export const overdueName = '逾期'

export const loanFilterNames: Readonly<Record<LoanFilter, string>> = {
  all: '全部',
  waiting: '待批',
  open: '在借',
  overdue: '逾期',
  returned: '已还',
  declined: '未借出',
}

export const wayNames: Readonly<Record<LendingWay, string>> = { read: '阅览', copy: '复制' }

/** Why an item is not within a loan; each is a whole clause beside the item's title. */
export const exclusionSentences: Readonly<Record<Exclusion, string>> = {
  restricted: '副卷材料，不提供给这类借阅人',
  extract: '卷外的截图或片段，不属于案卷，不对外提供',
  unsealed: '所在的补充归档还没有封存，不提供给这类借阅人',
  'paper-kind': '不在这类借阅人可以查阅的文书之内',
  'no-kind': '没有确定文书种类，不能判断能否提供',
  recording: '音像记录，不提供给这类借阅人',
  'not-redacted': '只能提供遮蔽后的副本，这段音像还没有',
}

export const registerTitle = '案卷借阅登记簿'
export const registerColumns = [
  '借阅编号',
  '案卷',
  '文号',
  '借阅人',
  '单位',
  '类别',
  '证件和函件',
  '事由',
  '范围',
  '方式',
  '申请人',
  '申请时间',
  '批准人',
  '批准时间',
  '意见',
  '应还日期',
  '归还时间',
  '归还情况',
  '副本份数',
  '状态',
] as const

/** Of the printed register, whose columns are fewer and fuller. */
export const registerWords = {
  number: '借阅编号',
  dossier: '案卷',
  borrower: '借阅人',
  reason: '事由',
  scope: '范围',
  decided: '审批',
  term: '期限',
  copies: '副本',
  state: '状态',
  due: (on: string) => `应还\n${on}`,
  back: (on: string) => `归还\n${on}`,
  head: (of: { agency: string; printed: string; count: number }) =>
    `${of.agency}　共 ${of.count} 条　打印日期 ${of.printed}`,
} as const

export const scopeWords = (items: number | null): string => (items === null ? '正卷' : `${items} 件`)
export const showedPapers = (papers: readonly { title: string; number: string }[]): string =>
  papers.map(({ title, number }) => `${title} ${number}`).join('；')

/** The line across each page of a copy: who has it, which copy it is, of which day. */
export const watermarkText = (of: { unit: string; number: string; on: string }): string =>
  `${of.unit} ${of.number} ${of.on}`
/** The small line at the foot. */
export const footText = (of: { number: string; notice: string }): string => `借阅副本 ${of.number}　${of.notice}`

/** Under this name a copy is taken out. */
export const copyName = (number: string, title: string, ending: string): string =>
  `借阅副本 ${number} ${title}.${ending}`
