// One sentence for every kind of journal entry: as a label for filters, and as what somebody did or was refused.
import type { JournalEntry } from '../contract/journal.ts'
import { type JournalEvent, journalEvents } from '../contract/journal-events.ts'
import { Role } from '../contract/roles.ts'
import { faultSentence, isFaultCode } from './faults.ts'
import { roleNames } from './roles.ts'

/** What was done, without who: it follows the name, and names the filter. */
export const journalDeeds: Readonly<Record<JournalEvent, string>> = {
  'archive.created': '新建存档',
  'archive.unlock-refused': '打开存档',
  'archive.rollback-noticed': '发现存档可能被换回旧副本',
  'archive.swept': '整理归入残留和无记录的文件',
  'root.exported': '导出存档根证书',
  'people.signed-in': '登录',
  'people.signed-out': '退出登录',
  'people.passphrase-changed': '修改口令',
  'people.created': '准入人员',
  'people.roles-granted': '调整人员角色',
  'people.disabled': '停用人员',
  'people.enabled': '启用人员',
  'dossier.created': '新建案卷',
  'dossier.updated': '修改案卷要素',
  'dossier.viewed': '查看案卷',
  'dossier.sealed': '封卷',
  'dossier.verified': '校验案卷',
  'item.offered': '申请归入材料',
  'item.filed': '归入材料',
  'item.changed': '修改材料著录',
  'item.withdrawn': '撤出材料',
  'items.ordered': '调整卷内顺序',
  'object.viewed': '查看材料内容',
  'intake.cancelled': '取消归入',
  'recording.copied': '生成播放副本',
  'recording.copy-requested': '申请播放副本',
  'job.cancelled': '取消后台任务',
  'evaluation.started': '开始评查',
  'evaluation.judged': '填写评查表',
  'evaluation.finding-added': '添加评查问题',
  'evaluation.finding-removed': '删除评查问题',
  'evaluation.concluded': '结束评查',
  'evaluation.viewed': '查看评查',
  'review.submitted': '提请法制审核',
  'review.accepted': '受理法制审核',
  'review.returned': '退回补正',
  'review.judged': '填写审核意见',
  'review.finding-added': '添加审核问题',
  'review.finding-removed': '删除审核问题',
  'review.concluded': '作出审核结论',
  'review.viewed': '查看法制审核',
  'opinion.composed': '生成意见书',
  'opinion.signed': '签署意见书',
  'opinion.viewed': '查看意见书',
  'journal.exported': '导出审计日志',
}

export function isJournalEvent(event: string): event is JournalEvent {
  return (journalEvents as readonly string[]).includes(event)
}

/** The deed of an entry; an event that a newer version wrote shows its own name. */
export function journalDeed(event: string): string {
  return isJournalEvent(event) ? journalDeeds[event] : event
}

/** The entry as one sentence: wangwu 封卷。 / wangwu 封卷，被拒绝。 The desk's own doings carry the name `system`. */
export function journalSentence(entry: Pick<JournalEntry, 'who' | 'event' | 'outcome'>): string {
  const who = journalWho(entry.who)
  const refused = entry.outcome === 'refused' || entry.event.endsWith('-refused')
  return `${who} ${journalDeed(entry.event)}${refused ? '，被拒绝' : ''}。`
}

export function journalWho(who: string): string {
  if (who === 'system') return '工作台'
  return who === 'nobody' ? '未登录者' : who
}

/** The facts an entry carries, by the names under which the desk writes them. */
const factNames: Readonly<Record<string, string>> = {
  altered: '不一致',
  as: '签署身份',
  attemptedAt: '尝试时间',
  broughtBack: '移回数',
  codes: '项目',
  criterion: '项目',
  dossier: '案卷',
  effectiveHundredths: '有效分（百分之一分）',
  files: '文件数',
  finding: '问题',
  heads: '要点',
  items: '件数',
  judgedHundredths: '评分（百分之一分）',
  kind: '种类',
  lostHash: '失去的末端哈希值',
  lostPosition: '失去的末端序号',
  manifestSha256: '清单 SHA-256',
  number: '文号',
  parent: '原件 SHA-256',
  recipe: '生成办法',
  removed: '清理数',
  roles: '角色',
  round: '轮次',
  setAside: '移出待查数',
  sha256: 'SHA-256',
  sizeBytes: '字节数',
  source: '来源',
  standard: '标准 SHA-256',
  state: '状态',
  tickets: '任务数',
}

/** The facts of an entry in one line; a refusal as its sentence, or its code where the sentence needs what the journal does not keep. */
export function journalDetail({ code, ...facts }: JournalEntry['detail']): string {
  const words = Object.entries(facts).map(([name, value]) => `${factNames[name] ?? name}：${valueWords(value)}`)
  return typeof code === 'string' ? [refusalWords(code, facts), ...words].join('；') : words.join('；')
}

function refusalWords(code: string, facts: Readonly<Record<string, unknown>>): string {
  if (!isFaultCode(code)) return code
  const sentence = faultSentence(code, facts)
  return sentence.includes('undefined') ? code : sentence
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(valueWords).join('、')
  if (typeof value !== 'string') return JSON.stringify(value)
  return Role.safeParse(value).data === undefined ? value : roleNames[Role.parse(value)]
}
