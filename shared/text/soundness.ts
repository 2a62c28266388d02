// What a soundness test (四性检测) says: what was looked at, and each thing that is not as it should be.
import type { SoundnessLine, SoundnessProperty, SoundnessStage, SoundnessTest } from '../contract/soundness.ts'

export const stageNames: Readonly<Record<SoundnessStage, string>> = {
  filing: '归档',
  'hand-over': '移交与接收',
  storage: '长期保存',
}

export const propertyNames: Readonly<Record<SoundnessProperty, string>> = {
  authenticity: '真实性',
  integrity: '完整性',
  usability: '可用性',
  safety: '安全性',
}

export const outcomeNames: Readonly<Record<SoundnessLine['outcome'], string>> = {
  passed: '合格',
  failed: '不合格',
  waiting: '待人工',
  'not-applicable': '不适用',
}

export const testOutcomeNames: Readonly<Record<SoundnessTest['outcome'], string>> = {
  passed: '通过',
  failed: '未通过',
  unfinished: '待人工检测',
}

const mebibytes = (bytes: number) => (bytes / 1024 ** 2).toFixed(1)
const grouped = (count: number) => count.toLocaleString('en-US')

/** What was looked at, in one sentence. */
export const soundFound = {
  fixity: (p: { files: number; signed: number; sealed: boolean }) =>
    `重新计算 ${p.files} 个文件的 SHA-256，与归入时的登记逐一比对；${p.sealed ? '封卷清单与审计日志比对；' : '尚未封卷；'}核验 ${p.signed} 份带电子签名的文件。`,
  fields: (p: { items: number }) => `检查案卷信息和 ${p.items} 件材料的目录项。`,
  range: (p: { earliest: string; today: string; items: number }) =>
    `检查案卷信息和 ${p.items} 件材料：日期在 ${p.earliest} 至 ${p.today} 之间，种类、保管期限、页数、时长在规定的值域内。`,
  plausible: '检查各办案日期的先后，以及各件材料的日期与归入日期的先后。',
  code: (p: { code: string | null }) =>
    p.code === null ? '检查档号是否编制，是否符合设定的样式。' : `档号 ${p.code}。`,
  duplicates: '检查文号、卷内位置和文件内容是否重复。',
  attributes: (p: { files: number }) =>
    `读取 ${p.files} 个文件的实际大小、类型、名称、页数和时长，与登记的元数据逐一比对。`,
  links: (p: { items: number }) => `检查 ${p.items} 件材料的目录项与加密文件的对应关系。`,
  strays: (p: { stray: number }) => (p.stray === 0 ? '本案卷的原件都有目录项。' : `有 ${p.stray} 个原件没有目录项。`),
  itemCount: (p: { items: number; main: number; restricted: number; sealed: number | null }) =>
    `卷内 ${p.items} 件（正卷 ${p.main} 件，副卷 ${p.restricted} 件）${p.sealed === null ? '，尚未封卷' : `，封卷清单 ${p.sealed} 件`}。`,
  byteCount: (p: { read: number; stated: number }) => `实际 ${grouped(p.read)} 字节，登记 ${grouped(p.stated)} 字节。`,
  required: (p: { fields: number }) => `检查 ${p.fields} 个必填项目。`,
  process: (p: { items: number }) => `核对整个审计日志，以及本案卷新建、${p.items} 件材料归入和封卷的记录。`,
  continuity: '检查卷内件号、页号和档号顺序号是否连续。',
  content: (p: { files: number; mebibytes: string }) => `读回 ${p.files} 个文件，共 ${p.mebibytes} MiB。`,
  attached: (p: { files: number }) =>
    p.files === 0 ? '没有附属文件。' : `读回 ${p.files} 个附属文件（播放副本、卷内表单、意见书等）。`,
  filingRange: (p: { lacking: number; wrong: number }) => `完整性检查：缺少 ${p.lacking} 项，有误 ${p.wrong} 项。`,
  store: '案卷库可以打开、查询和写入，目录项都能读出。',
  formats: (p: { files: number; source: string }) => `按文件内容识别 ${p.files} 个文件的格式。依据：${p.source}`,
  readability: (p: { papers: number; recordings: number }) =>
    `逐一打开 ${p.papers} 件文书，解码 ${p.recordings} 件录音录像的开头、中间和结尾。`,
  environment: (p: { decoders: string | null }) =>
    p.decoders === null ? '本机没有音视频解码组件。' : `本机的音视频解码组件：ffmpeg ${p.decoders}。`,
  encryption: (p: { files: number }) => `检查 ${p.files} 个文件是否带有打开口令或者专有的加密。`,
  scanner: (p: { version: string }) => `本机装有杀毒软件：${p.version}。`,
  scanned: (p: { scanned: number; left: number; version: string }) =>
    `用 ${p.version} 检测 ${p.scanned} 个文书文件，没有发现病毒${p.left === 0 ? '。' : `；另有 ${p.left} 个录音录像或者过大的文件没有检测。`}`,
  infected: (p: { scanned: number; version: string }) => `用 ${p.version} 检测 ${p.scanned} 个文书文件，发现病毒。`,
  spare: (p: { setAside: number }) =>
    `检查存档文件夹中没有登记的文件${p.setAside === 0 ? '。' : `；另有 ${p.setAside} 个早先移出待查。`}`,
  speed: (p: { perSecond: string; least: number | null }) =>
    `读回并校验的速度为每秒 ${p.perSecond} MiB${p.least === null ? '，未设下限。' : `，下限为每秒 ${p.least} MiB。`}`,
} as const

/** Each thing that is not as it should be. */
export const soundFaults = {
  altered: '内容与登记的 SHA-256 不一致，已被改动。',
  missing: '加密文件缺失。',
  sealDiffers: '目录、案卷信息或者封卷清单与封卷时不一致。',
  signatureAltered: '电子签名无效：签名之后内容被改动。',
  signatureDamaged: '电子签名不能核验：文件结构已损坏。',
  opinion: (p: { number: string }) => `意见书 ${p.number} 的电子签名无效。`,
  tooLong: (p: { what: string; length: number; most: number }) => `${p.what}有 ${p.length} 字，超过 ${p.most} 字。`,
  nameTooLong: (p: { bytes: number; most: number }) => `文件名有 ${p.bytes} 字节，超过 ${p.most} 字节。`,
  notADay: (p: { what: string }) => `${p.what}不是日期。`,
  badHash: '登记的 SHA-256 格式不对。',
  badMime: '登记的文件类型格式不对。',
  badSize: '登记的文件大小不对。',
  outsideDays: (p: { what: string; on: string }) => `${p.what}（${p.on}）不在合理的范围内。`,
  unknownKind: '材料种类不在文书字典中。',
  unknownPeriod: (p: { period: string }) => `保管期限 ${p.period} 不在规定的期限之内。`,
  noPages: '页数不是正数。',
  noDuration: '时长不是正数。',
  outOfOrder: (p: { earlier: string; earlierOn: string; later: string; laterOn: string }) =>
    `${p.earlier}（${p.earlierOn}）晚于${p.later}（${p.laterOn}）。`,
  madeAfterFiling: (p: { madeOn: string; filedOn: string }) => `文书日期（${p.madeOn}）晚于归入日期（${p.filedOn}）。`,
  unusual: (p: { what: string; codes: string }) => `${p.what}含有特殊字符：${p.codes}。`,
  noCode: '没有档号。请先编制档号。',
  irregularCode: (p: { code: string }) => `档号 ${p.code} 不符合设定的样式。`,
  numberTwins: (p: { number: string; others: number }) => `另有 ${p.others} 份案卷的文号也是 ${p.number}。`,
  samePlace: (p: { position: number }) => `卷内第 ${p.position} 件不止一件。`,
  sameContent: (p: { title: string }) => `与「${p.title}」的内容完全相同。`,
  sizeDiffers: (p: { stated: number; real: number }) =>
    `登记 ${grouped(p.stated)} 字节，实际 ${grouped(p.real)} 字节。`,
  typeDiffers: (p: { stated: string; real: string }) => `登记的类型为 ${p.stated}，实际为 ${p.real}。`,
  typeUnknown: '按内容不能识别文件类型。',
  nameDisagrees: (p: { name: string; real: string }) => `文件名 ${p.name} 与实际类型 ${p.real} 不符。`,
  nameDiffers: '登记的文件名与加密文件标签中的不一致。',
  pagesDiffer: (p: { stated: number; real: number }) => `登记 ${p.stated} 页，实际 ${p.real} 页。`,
  durationDiffers: (p: { stated: string; real: string }) => `登记时长 ${p.stated} 秒，实际 ${p.real} 秒。`,
  unlinked: '目录项没有对应的加密文件。',
  ofAnother: '加密文件的标签属于另一份案卷。',
  strays: (p: { stray: number }) => `有 ${p.stray} 个原件没有目录项。`,
  countDiffers: (p: { items: number; sealed: number }) => `已封的部分现有 ${p.items} 件，封卷清单为 ${p.sealed} 件。`,
  bytesDiffer: (p: { read: number; stated: number }) =>
    `实际 ${grouped(p.read)} 字节，登记 ${grouped(p.stated)} 字节，不相符。`,
  nothing: '卷内没有材料。',
  fieldLacks: (p: { what: string }) => `没有填写${p.what}。`,
  journalBroken: '审计日志不完整或者已被改动。请联系审计员核对。',
  notEntered: '审计日志中没有归入的记录。',
  notCreated: '审计日志中没有新建案卷的记录。',
  sealNotEntered: '审计日志中没有封卷的记录。',
  placeGap: (p: { volume: string; expected: number; position: number }) =>
    `${p.volume}的件号不连续：第 ${p.expected} 件之处为第 ${p.position} 件。`,
  pagesUnknown: '页数不明，页号不能连续编写。',
  codeGap: (p: { serials: string }) => `档号顺序号有缺：${p.serials}。`,
  attachedAltered: (p: { what: string }) => `${p.what}已被改动。`,
  attachedMissing: (p: { what: string }) => `${p.what}缺失。`,
  formatNotListed: (p: { real: string }) => `格式 ${p.real} 不在允许的格式之内。`,
  notListedNorShown: (p: { real: string }) => `原始格式 ${p.real} 不在允许的格式之内，本机也不能播放。`,
  broken: (p: { why: string }) => `这份材料${p.why}。`,
  undecoded: (p: { places: string }) => `${p.places}不能解码，没有画面也没有声音。`,
  encrypted: '带有打开口令，不能直接打开。',
  notShown: '本机不能显示这份材料，也没有可用的副本。',
  noDecoders: '本机没有解码组件，不能检测录音录像。请安装 ffmpeg 后重新检测。',
  infected: '发现病毒。请隔离这份材料并告知安全保密员。',
  spareUnknown: (p: { files: number }) => `存档文件夹中有 ${p.files} 个没有登记的加密文件。`,
  spareUnfinished: (p: { files: number }) => `存档文件夹中有 ${p.files} 个未完成的归入。`,
  tooSlow: (p: { perSecond: string; least: number }) => `读取速度每秒 ${p.perSecond} MiB，低于每秒 ${p.least} MiB。`,
} as const

/** What hangs on the items of a dossier, by its role. */
export const attachedNames = {
  original: '撤出或者卷外的材料',
  'viewing-copy': '查看用的副本',
  'former-copy': '早先的查看用副本',
  poster: '录像封面',
  filmstrip: '录像画面条',
  peaks: '录音波形',
  redacted: '遮蔽副本',
  held: '待归音像',
  'opinion-draft': '意见书草稿',
  opinion: '意见书',
  sheet: '卷内表单或者检测报告',
  'loan-copy': '借阅副本',
} as const

/** Where a recording is tried. */
export const samplePlaces = { start: '开头', middle: '中间', end: '结尾' } as const

export const soundWords = {
  mebibytes,
  facts: {
    title: '案件名称',
    number: '文号',
    agency: '办案机构',
    'party-name': '当事人',
    'party-code': '当事人代码',
    officers: '执法人员',
    'officer-cards': '执法人员的执法证号',
    'filed-on': '立案日期',
    'decided-on': '决定日期',
    'closed-on': '结案日期',
    'archival-code': '档号',
    period: '保管期限',
  },
  dates: {
    filedOn: '立案日期',
    noticeOn: '告知日期',
    decidedOn: '决定日期',
    servedOn: '送达日期',
    closedOn: '结案日期',
  },
  fields: { title: '题名', kind: '材料种类', 'made-on': '文书日期', pages: '页数', duration: '时长' },
  fileName: '文件名',
} as const
