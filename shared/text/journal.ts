// One sentence for every kind of journal entry: as a label for filters, and as what somebody did or was refused.
import type { JournalEntry } from '../contract/journal.ts'
import { type JournalEvent, journalEvents } from '../contract/journal-events.ts'
import { Role } from '../contract/roles.ts'
import { answerNames } from './checks.ts'
import { flawNames } from './faults/recordings.ts'
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
  'recording.viewed': '查看音像记录',
  'recording.probed': '重新识别音像记录',
  'recording.described': '修改音像记录著录',
  'recording.clock-corrected': '校正记录仪时钟',
  'recording.clock-read': '登记画面时间',
  'recording.break-explained': '说明录制中断原因',
  'recording.analysis-requested': '申请标出场景和静音',
  'recording.analysed': '标出场景和静音',
  'recording.previewed': '生成封面、缩略图和波形',
  'recording.snapshot-filed': '归入截图',
  'recording.clip-requested': '申请截取片段',
  'recording.clip-filed': '归入片段',
  'recording.absence-signed': '签署未记录说明',
  'recording.absence-revoked': '撤回未记录说明',
  'mark.added': '添加标注',
  'mark.changed': '修改标注',
  'mark.removed': '删除标注',
  'mark.commented': '评论标注',
  'transcript.saved': '保存文字稿',
  'transcript.imported': '导入文字稿',
  'redaction.saved': '修改遮蔽方案',
  'redaction.requested': '申请遮蔽副本',
  'redaction.made': '生成遮蔽副本',
  'statement.begun': '起草制作说明',
  'statement.changed': '修改制作说明',
  'dock.opened': '读取采集站',
  'dock.started': '开始采集',
  'dock.paused': '暂停采集',
  'dock.retried': '重新采集文件',
  'dock.cancelled': '取消采集文件',
  'dock.reordered': '调整采集次序',
  'dock.directed': '指定采集文件的案卷',
  'dock.file-taken': '采集文件',
  'dock.file-failed': '采集文件未成',
  'dock.completed': '采集完毕',
  'dock.manifest-exported': '导出采集清单',
  'tray.assigned': '把待归音像归入案卷',
  'tray.filed': '待归音像已归入案卷',
  'tray.set-aside': '移出待归音像',
  'tray.brought-back': '移回待归音像',
  'job.cancelled': '取消后台任务',
  'job.retried': '重做后台任务',
  'job.moved': '调整后台任务次序',
  'queue.paused': '暂停后台任务',
  'queue.resumed': '继续后台任务',
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
  'items.arranged': '按归档次序排列卷内材料',
  'page.noted': '登记页面情况',
  'page.note-removed': '删除页面情况登记',
  'item.signatures-noted': '登记签名情况',
  'check.answered': '填写完整性核对项',
  'check.answer-removed': '撤回完整性核对项',
  'sheet.printed': '打印案卷表单',
  'remarks.changed': '修改备考表情况说明',
  'seal.proposed': '提请封卷',
  'seal.declined': '退回封卷',
  'supplement.begun': '开始补充归档',
  'supplement.sealed': '补充归档封存',
  'supplement.dropped': '撤销补充归档',
  'archival-code.assigned': '编制档号',
  'metadata.changed': '修改元数据',
  'metadata.exported': '导出元数据',
  'rulebook.adopted': '采用本单位规则',
  'rulebook.withdrawn': '停用本单位规则',
  'soundness.tested': '四性检测',
  'soundness.attested': '填写人工检测项',
  'soundness.reported': '导出四性检测报告',
  'retention.decided': '划定保管期限',
  'hold.placed': '设置暂停处置',
  'hold.lifted': '解除暂停处置',
  'appraisal.begun': '开始鉴定',
  'appraisal.changed': '调整鉴定范围',
  'appraisal.opined': '提出鉴定意见',
  'appraisal.decided': '作出鉴定结论',
  'appraisal.dropped': '撤销鉴定',
  'disposal.approved': '批准销毁',
  'disposal.witnessed': '监销签字',
  'disposal.executed': '执行销毁',
  'disposal.exported': '导出销毁清册',
  'loan.requested': '申请借阅',
  'loan.approved': '批准借阅',
  'loan.declined': '不批准借阅',
  'loan.viewed': '借阅查看',
  'loan.copy-requested': '要求制作借阅副本',
  'loan.copied': '制作借阅副本',
  'loan.copy-exported': '取出借阅副本',
  'loan.returned': '归还借阅',
  'loan.withdrawn': '撤回借阅申请',
  'lending.exported': '导出借阅登记簿',
  'package.requested': '申请移交',
  'package.approved': '批准移交',
  'package.declined': '不批准移交',
  'package.withdrawn': '撤回移交申请',
  'package.made': '制作移交包',
  'package.received': '登记移交回执',
  'package.imported': '接收移交包',
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
  absence: '未记录说明',
  altered: '不一致',
  archivalCode: '档号',
  answer: '回答',
  appraisal: '鉴定',
  as: '签署身份',
  atMs: '时间点（毫秒）',
  attemptedAt: '尝试时间',
  broughtBack: '移回数',
  bytes: '字节数',
  cancelled: '取消数',
  codes: '项目',
  copy: '水印编号',
  criterion: '项目',
  destroy: '销毁数',
  dock: '采集站',
  dossier: '案卷',
  dossiers: '案卷数',
  elements: '元数据项数',
  dueOn: '应还日期',
  effectiveHundredths: '有效分（百分之一分）',
  failed: '未成数',
  endMs: '终点（毫秒）',
  endsOn: '期满日',
  files: '文件数',
  finding: '问题',
  format: '格式',
  from: '来源存档',
  frozen: '已封存',
  flaw: '缺陷',
  heads: '要点',
  hold: '暂停处置',
  holding: '待归音像',
  indexed: '索引所列数',
  indexFault: '索引问题',
  item: '材料',
  items: '件数',
  judgedHundredths: '评分（百分之一分）',
  kind: '种类',
  lines: '句数',
  loan: '借阅编号',
  loans: '借阅次数',
  lostHash: '失去的末端哈希值',
  lostPosition: '失去的末端序号',
  manifests: '清单 SHA-256',
  manifestSha256: '清单 SHA-256',
  moved: '移动件数',
  members: '成员数',
  newFiles: '新增文件数',
  number: '文号',
  offsetMs: '时钟校正（毫秒）',
  outcome: '结论',
  page: '页',
  pack: '规则包',
  pages: '页数',
  parent: '原件 SHA-256',
  period: '保管期限',
  previews: '预览数',
  quality: '画质',
  recipe: '生成办法',
  recording: '音像记录',
  recordings: '音像记录',
  repeated: '重复提交',
  regions: '画面遮蔽数',
  removed: '清理数',
  restricted: '含副卷',
  roles: '角色',
  round: '轮次',
  scenes: '场景数',
  setAside: '移出待查数',
  sha256: 'SHA-256',
  signatures: '签名数',
  silences: '静音段数',
  sizeBytes: '字节数',
  sounds: '声音遮蔽数',
  source: '来源',
  stage: '环节',
  standard: '标准 SHA-256',
  startMs: '起点（毫秒）',
  startsOn: '起算日',
  state: '状态',
  taken: '采集数',
  test: '检测',
  tickets: '任务数',
  twins: '重复数',
  unlisted: '未列入次序件数',
  version: '版本',
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

/** Codes that entries about recordings carry. */
const codeWords = new Map(
  Object.entries({
    ...flawNames,
    ...answerNames,
    none: '无',
    small: '精简',
    full: '原画质',
    register: '清册',
    certificate: '证明',
  }),
)

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(valueWords).join('、')
  if (typeof value !== 'string') return JSON.stringify(value)
  const word = codeWords.get(value)
  if (word !== undefined) return word
  return Role.safeParse(value).data === undefined ? value : roleNames[Role.parse(value)]
}
