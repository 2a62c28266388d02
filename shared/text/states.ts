// States and kinds in Chinese, as every host shows them.
import type { Category, Dossier, Item, Media, Viewing, Volume } from '../contract/dossiers.ts'
import type { EvaluationLine } from '../contract/evaluation.ts'
import type { Job } from '../contract/jobs.ts'
import type { JournalVerdict } from '../contract/journal.ts'
import type { Opinion } from '../contract/opinions.ts'
import type { Person } from '../contract/people.ts'
import type { ReviewLine } from '../contract/review.ts'

/** 执法类别. */
export const categoryNames: Readonly<Record<Category, string>> = {
  penalty: '行政处罚',
  licence: '行政许可',
  coercion: '行政强制',
  inspection: '行政检查',
  levy: '行政征收征用',
  confirmation: '行政确认',
}

export const volumeNames: Readonly<Record<Volume, string>> = { main: '正卷', restricted: '副卷' }

export const dossierStates: Readonly<Record<Dossier['state'], string>> = { open: '整理中', sealed: '已封卷' }

/** Of a dossier whose objects were destroyed (鉴定销毁). */
export const disposedState = '已销毁'

export const itemKinds: Readonly<Record<Item['kind'], string>> = { paper: '文书材料', recording: '音像记录' }

export const viewingNames: Readonly<Record<Viewing, string>> = {
  pdf: 'PDF 文书',
  picture: '图片',
  docx: 'Word 文档',
  video: '录像',
  audio: '录音',
  none: '不能在此查看',
}

export const playingNames: Readonly<Record<Media['playing'], string>> = {
  original: '直接播放原件',
  copy: '播放副本',
  preparing: '正在生成播放副本',
  failed: '没有播放副本',
}

export const jobStates: Readonly<Record<Job['state'], string>> = {
  queued: '排队中',
  running: '进行中',
  done: '已完成',
  failed: '未完成',
  cancelled: '已取消',
}

export const jobKinds: Readonly<Record<Job['kind'], string>> = {
  'playable-copy': '生成播放副本',
  preview: '生成缩略图和波形',
  analysis: '标出场景和静音',
  clip: '截取片段',
  redaction: '生成遮蔽副本',
  'loan-copy': '制作借阅副本',
  assignment: '归入案卷',
}

export const personStates: Readonly<Record<Person['state'], string>> = {
  invited: '待首次登录',
  active: '在用',
  disabled: '已停用',
}

export const evaluationStates: Readonly<Record<EvaluationLine['state'], string>> = {
  open: '评查中',
  concluded: '已办结',
}

export const reviewStates: Readonly<Record<ReviewLine['state'], string>> = {
  submitted: '待受理',
  returned: '已退回',
  'under-review': '审核中',
  concluded: '已审结',
}

export const opinionKindNames: Readonly<Record<Opinion['kind'], string>> = {
  evaluation: '评查意见书',
  review: '法制审核意见书',
  statement: '视听资料制作说明',
}

export const opinionStates: Readonly<Record<Opinion['state'], string>> = {
  draft: '待签署',
  'partly-signed': '部分签署',
  signed: '已签署',
}

/** Why the journal's chain does not hold, by what was found wrong at a position. */
export const journalBreaks: Readonly<Record<Extract<JournalVerdict, { state: 'broken' }>['why'], string>> = {
  hash: '这一条的内容与它的哈希值不符，记录可能被改动。',
  order: '这一条与上一条接不上，中间可能有记录被删除或插入。',
  head: '最后一条与日志末端标记不符，末尾可能有记录被删除。',
  signature: '日志末端的签名无效，末端标记可能被改动。',
  'rolled-back': '存档外保存的末端比这份日志新，数据库可能被换回了旧副本。',
}
