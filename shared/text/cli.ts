// Everything the command line says beside refusals: help, results, progress.
import type { OpinionSort, OpinionVerdict } from '../contract/opinions.ts'
import { journalBreaks, opinionKindNames } from './states.ts'

/** Help of each command: what it does, its arguments and options, one example to copy. */
export const cliHelp = {
  program: '案卷 Anjuan 的命令行：批量归卷、评查、审核、签署和核验。退出码：0 完成，2 被拒绝，3 程序出错，130 已取消。',
  titles: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Global Options:': '通用选项：',
    'Commands:': '命令：',
  } as Readonly<Record<string, string>>,
  example: '示例：',
  help: '显示帮助',
  helpCommand: '显示某个命令的帮助',
  version: '显示版本',
  defaultValue: '默认',
  global: {
    archive: '存档文件夹（也可用环境变量 ANJUAN_ARCHIVE）',
    user: '用户名（也可用环境变量 ANJUAN_USER）',
    passphraseFile: '从文件读取口令，每行一个；不指明时在终端询问',
    passphraseFd: '从已打开的文件描述符读取口令，每行一个',
    json: '只在标准输出上给出一个 JSON 对象',
  },
  init: {
    summary: '新建加密存档，并设立系统管理员、安全保密员、审计员三员',
    agency: '机关名称',
    administrator: '系统管理员，写作 用户名 或 用户名：姓名',
    security: '安全保密员，写作 用户名 或 用户名：姓名',
    auditor: '审计员，写作 用户名 或 用户名：姓名',
    example:
      'anjuan init --archive 存档 --agency 云山县农业农村局 --administrator admin:张三 --security sec:李四 --auditor audit:王五',
    note: '口令依次为系统管理员、安全保密员、审计员的；用 --passphrase-file 时文件须有三行。',
  },
  unlockCheck: {
    summary: '试开存档：检查用户名和口令，并报告存档状况',
    example: 'anjuan unlock-check --archive 存档 --user archivist',
  },
  users: {
    summary: '查看、准入、授权、停用用户，以及修改本人口令',
    list: '列出用户',
    add: '准入一名用户（系统管理员）；首个口令在首次登录后必须更换',
    roles: '设定一名用户的全部角色（安全保密员）；不写角色即全部收回',
    disable: '停用一名用户（系统管理员）',
    enable: '重新启用一名用户（系统管理员）',
    passphrase: '修改本人口令',
    name: '用户名',
    role: '角色：archivist inspector reviewer head handler administrator security auditor',
    displayName: '姓名',
    unit: '所在机构',
    card: '执法证号或法律职业资格证号',
    newPassphraseFile: '从文件第一行读取新口令；不指明时在终端询问',
    example: 'anjuan users roles wang inspector --user sec',
  },
  list: {
    summary: '列出案卷',
    text: '按文号、案件名称、当事人筛选',
    state: '状态：any open sealed',
    example: 'anjuan list --text 农药 --state sealed',
  },
  create: {
    summary: '按 JSON 文件中的案件信息新建案卷',
    facts: '案件信息（JSON 文件，- 为标准输入）',
    example: 'anjuan create 案件.json --user archivist',
  },
  file: {
    summary: '把文件或整个文件夹归入案卷，按名称的自然顺序',
    dossier: '案卷编号',
    paths: '文件或文件夹',
    volume: '归入哪一卷：main（正卷）restricted（副卷）',
    example: 'anjuan file 0199… 扫描件/ 录像/D0123.mp4 --user archivist',
  },
  dock: {
    summary: '采集一个采集站或记录仪的文件夹：读取索引，逐个核对拷入，已有的不重复；可随时中断，再次运行即继续',
    folder: '采集站文件夹，或记录仪、存储卡的文件夹',
    dossier: '全部归入这个案卷；不指明时进入待归音像',
    accept: '把只有一个明确归属的音像直接归入案卷',
    manifest: '把采集清单（CSV）存到这个文件',
    example: 'anjuan dock /media/DSJ --accept --manifest 采集清单.csv --user archivist',
    note: '源文件不会被删除或改动。按 Ctrl+C 暂停。有文件未成或仍在等待时，退出码为 2。',
  },
  arrange: {
    summary: '按归档次序排列卷内材料；不加 --apply 时只列出将怎样移动',
    apply: '照此排列',
    all: '连不移动的也列出',
    example: 'anjuan arrange 0199… --apply --user archivist',
  },
  check: {
    summary: '核对案卷的完整性：缺什么、哪里不符、依据什么、如何补正；--all 核对存档内全部案卷',
    all: '核对全部案卷，只列出各卷的缺失、不符、待核对和通过数',
    which: '写明一个案卷编号，或者用 --all',
    example: 'anjuan check 0199… --user archivist',
  },
  seal: {
    summary: '封卷：固定清单，此后不可更改',
    propose: '双人封卷的第一步：提请封卷',
    confirm: '双人封卷的第二步：由另一人确认',
    example: 'anjuan seal 0199… --user archivist',
  },
  sheets: {
    summary: '把卷皮、卷内目录和备考表存为 PDF；已封卷的取封存的那一份',
    out: '存到这个文件夹',
    example: 'anjuan sheets 0199… --out 表单 --user archivist',
  },
  supplement: {
    summary: '补充归档：封卷之后归入的材料',
    begin: '在已封卷的案卷上开始一次补充归档，此后归入的材料进入其中',
    seal: '封存这个案卷正在进行的补充归档',
    list: '列出这个案卷的补充归档',
    reason: '补充归档的原因，写入备考表',
    example: 'anjuan supplement begin 0199… --reason 判决书后收到 --user archivist',
  },
  verify: {
    summary: '把案卷的每个文件读回并与清单核对；不写编号时核对审计日志',
    example: 'anjuan verify 0199… --user archivist',
  },
  soundness: {
    package: '不检测案卷，列出这个移交包制作或接收时的检测结果',
    summary: '对案卷作四性检测：读回并打开每个文件，逐项列出真实性、完整性、可用性、安全性的结果',
    stage: '环节：filing（归档）hand-over（移交与接收）storage（长期保存）',
    report: '把四性检测报告（PDF）存到这个文件',
    example: 'anjuan soundness 0199… --stage filing --report 四性检测报告.pdf --user archivist',
    note: '有不合格项时，退出码为 2。待人工检测的项目请在窗口中填写并签署。',
  },
  evaluate: {
    summary: '按评查表文件评查一份已封卷的案卷',
    sheet: '评查表（JSON 文件，- 为标准输入）',
    open: '不作结论，留待以后继续',
    example: 'anjuan evaluate 0199… --sheet 评查表.json --user inspector',
    note: '评查表：{"standard": 标准编号, "judgements": […], "findings": [{"criterion", "anchor", "note"}…], "advice": 建议}。anchor 可用 "item": "题名" 代替 "itemId"。标准编号见 anjuan call rulebook.list。',
  },
  review: {
    summary: '法制审核：承办人送审（--submit），或审核员按审核表文件审核（--sheet）',
    submit: '送审信息（JSON 文件，- 为标准输入）',
    sheet: '审核表（JSON 文件，- 为标准输入）',
    open: '不作结论，留待以后继续',
    example: 'anjuan review 0199… --sheet 审核表.json --user reviewer',
    note: '审核表：{"heads": [{"head", "verdict", "note"}…], "findings": […], "conclusion": {"kind", "text"}}。',
  },
  statement: {
    summary: '为一件录音录像制作视听资料制作说明，并可当即签署',
    item: '材料编号',
    facts: '制作说明的内容（JSON 文件，- 为标准输入）；没有写的，按存档已知的填写',
    sign: '制成后即用本人的密钥签署',
    out: '把 PDF 存到这个文件',
    example: 'anjuan statement 0199… --facts 说明.json --sign --out 制作说明.pdf --user archivist',
    note: '说明：{"method": 制作方法, "madeAt": 制作时间, "producer": 制作人, "proves": 证明对象, "original": 原始载体及存放处, "note": 其他情况, "withTranscript": 是否附文字稿, "withMarks": 是否附标注}。',
  },
  sign: {
    summary: '用本人的密钥签署意见书',
    opinion: '意见书编号',
    out: '把签署后的 PDF 存到这个文件',
    example: 'anjuan sign 0199… --out 评查意见书.pdf --user inspector',
  },
  verifyOpinion: {
    summary: '核验一份意见书 PDF：不需要存档，也不需要登录',
    pdf: '意见书 PDF 文件',
    root: '存档导出的根证书（PEM）；不指明时只核对签名本身，不核对签署人证书的来源',
    example: 'anjuan verify-opinion 评查意见书.pdf --root root.pem',
  },
  exportRoot: {
    summary: '导出存档的根证书，供他人核验意见书',
    out: '把证书存到这个文件',
    example: 'anjuan export-root --out root.pem --user archivist',
  },
  exportJournal: {
    summary: '导出审计日志（CSV）和已签名的日志头（JSON）',
    out: '存到这个文件夹',
    example: 'anjuan export-journal --out 日志 --user auditor',
  },
  call: {
    summary: '直接调用任何一个内部调用，供脚本使用；持续的结果每项一行 JSON',
    call: '领域.调用，例如 dossiers.list',
    input: '输入（JSON 文本，- 为标准输入）',
    example: 'anjuan call dossiers.list --input \'{"text":"农药"}\' --user archivist',
  },
  demo: { summary: '在 demo 文件夹里建立样例县的存档并走完全程', example: 'npm run demo' },
} as const

/** Why an invocation was not understood, by commander's own code. */
export const cliUsage: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.excessArguments': '参数太多',
  'commander.invalidArgument': '参数的值不对',
  'commander.help': '没有写明命令',
}

const opinionStates: Readonly<Record<OpinionVerdict['state'], string>> = {
  valid: '签名有效，文件未被改动。',
  altered: '文件在签署后被改动，签名无效。',
  untrusted: '签名本身有效，但签署人的证书不能用所给的根证书证实。',
  unsigned: '文件没有签名。',
  damaged: '文件已损坏，不能核验。',
}

export const cliText = {
  ask: {
    passphrase: (name: string) => `${name} 的口令：`,
    newPassphrase: (name: string) => `${name} 的新口令：`,
    again: '再输入一次：',
  },
  cancelled: '已取消。',
  created: (p: { folder: string; id: string }) =>
    `已新建存档 ${p.folder}（${p.id}）。请由三员分别登录，准入其他用户并授予角色。`,
  opened: (p: { agency: string; name: string; roles: string }) => `${p.agency}：${p.name}（${p.roles}）可以打开存档。`,
  mustChange: '这是首个口令，登录后必须先更换：anjuan users passphrase',
  health: (p: { dossiers: number; objects: number; megabytes: string; journal: number }) =>
    `案卷 ${p.dossiers} 份，加密文件 ${p.objects} 个，共 ${p.megabytes} MB，审计日志 ${p.journal} 条。`,
  noMedia: '本机没有找到 ffmpeg 或 ffprobe：音视频不能归入，也不能生成播放副本。',
  dossiersFound: (p: { total: number; shown: number }) => `共 ${p.total} 份，列出 ${p.shown} 份。`,
  dossierCreated: (p: { title: string; id: string }) => `已新建案卷 ${p.title}（${p.id}）。`,
  listHead: ['编号', '类别', '文号', '案件名称', '状态', '材料', '录像'],
  usersHead: ['用户名', '姓名', '机构', '角色', '状态'],
  filing: (p: { at: number; of: number; name: string }) => `[${p.at}/${p.of}] ${p.name} `,
  filed: '已归入',
  notFiled: (sentence: string) => `未归入：${sentence}`,
  filedSum: (p: { filed: number; refused: number }) => `已归入 ${p.filed} 个文件，未归入 ${p.refused} 个。`,
  docking: (p: { done: number; of: number }) => `采集 ${p.done}/${p.of}`,
  dockPaused: '采集已暂停，再次运行即从此处继续。',
  dockSum: (p: { done: number; twin: number; failed: number; waiting: number; cancelled: number }) =>
    `已采集 ${p.done} 个，重复 ${p.twin} 个，未成 ${p.failed} 个，等待 ${p.waiting} 个，取消 ${p.cancelled} 个。`,
  dockAssigned: (n: number) => `有明确归属、已归入案卷的 ${n} 个；其余在待归音像中。`,
  dockFile: (p: { path: string; sentence: string }) => `${p.path}：${p.sentence}`,
  dockManifest: (sha256: string) => `采集清单 SHA-256：${sha256}`,
  arranged: (moves: number) => `已按归档次序排列，移动 ${moves} 件。`,
  notArranged: '尚未排列。加 --apply 照此排列。',
  sealed: (p: { title: string; sha256: string }) => `已封卷：${p.title}。清单 SHA-256：${p.sha256}`,
  finding: (p: { state: string; title: string; sentence: string; clause: string; cure: string }) =>
    `【${p.state}】${p.title}：${p.sentence}\n        依据：${p.clause}\n        补正：${p.cure}`,
  checked: (p: { lacking: number; wrong: number; unchecked: number; passed: number }) =>
    `缺失 ${p.lacking} 处，不符 ${p.wrong} 处，待核对 ${p.unchecked} 处，通过 ${p.passed} 处。`,
  checking: (p: { done: number; total: number }) => `核对 ${p.done}/${p.total}`,
  checkHead: ['编号', '缺失', '不符', '待核对', '通过', '案件名称'],
  checkedAll: (p: { total: number; troubled: number }) => `共 ${p.total} 份，其中 ${p.troubled} 份有缺失或者不符。`,
  sealProposed: (sha256: string) => `已提请封卷，等待另一人确认。清单 SHA-256：${sha256}`,
  supplementBegun: (name: string) =>
    `已开始${name}。现在可以用 anjuan file 归入材料，完成后用 anjuan supplement seal 封存。`,
  supplementsHead: ['补充归档', '状态', '件数', '开始', '封存', '原因'],
  supplementStates: { open: '进行中', sealed: '已封存', dropped: '已撤销' },
  verifying: (p: { done: number; total: number }) => `核对 ${p.done}/${p.total}`,
  soundStep: (p: { phase: 'reading' | 'opening'; done: number; total: number }) =>
    `${p.phase === 'reading' ? '读回校验' : '打开检测'} ${p.done}/${p.total}`,
  soundJudging: '核对目录和审计日志',
  soundEither: '请写出一个案卷，或者用 --package 写出一个移交包',
  soundHead: ['性质', '编号', '检测项目', '结果', '情况'],
  soundMore: (n: number) => `另有 ${n} 处。`,
  soundSum: (p: {
    stage: string
    outcome: string
    passed: number
    failed: number
    waiting: number
    notApplicable: number
    id: string
  }) =>
    `${p.stage}环节四性检测${p.outcome}：合格 ${p.passed} 项，不合格 ${p.failed} 项，待人工 ${p.waiting} 项，不适用 ${p.notApplicable} 项（${p.id}）。`,
  intact: (p: { total: number }) => `完好：${p.total} 个文件与清单一致。`,
  sealDiffers: '目录、要素或封存清单：与封卷时不一致',
  alteredItem: (p: { title: string; missing: boolean }) => `${p.title}：${p.missing ? '缺失' : '已被改动'}`,
  altered: '案卷与清单不一致。请立即停止写入，从备份恢复，并告知安全保密员。',
  journalIntact: (p: { length: number; head: string }) => `审计日志完好：${p.length} 条，末条 ${p.head}。`,
  journalBroken: (p: { position: number; why: keyof typeof journalBreaks }) =>
    `审计日志在第 ${p.position} 条处不可信：${journalBreaks[p.why]}请联系审计员，并从备份恢复。`,
  evaluated: (p: { points: string; effective: string; vetoes: number; id: string }) =>
    `评查得分 ${p.points}，计分 ${p.effective}，触及否决项 ${p.vetoes} 项（${p.id}）。`,
  evaluatedWithoutPoints: (p: { band: string | null; vetoes: number; id: string }) =>
    `评查完毕，不计分，${p.band === null ? '不评等次' : `等次${p.band}`}，触及否决项 ${p.vetoes} 项（${p.id}）。`,
  unscored: '不予评分',
  leftOpen: (id: string) => `已记录，尚未作结论（${id}）。`,
  submitted: (id: string) => `已送审（${id}）。`,
  reviewed: (p: { kind: string; id: string }) => `审核结论：${p.kind}（${p.id}）。`,
  composed: (p: { kind: OpinionSort; number: string; id: string; pages: number }) =>
    `已制成${opinionKindNames[p.kind]} ${p.number}，${p.pages} 页（${p.id}）。请签署：anjuan sign ${p.id}`,
  signed: (p: { kind: OpinionSort; number: string; left: string }) =>
    `已签署${opinionKindNames[p.kind]} ${p.number}${p.left === '' ? '，签署完毕。' : `，还需${p.left}签署。`}`,
  saved: (path: string) => `已存到 ${path}`,
  validUnproven: '签名有效，文件未被改动。未给出根证书（--root），签署人证书的来源没有核对。',
  ownTime: '签署时间由签署人的机器给出，未经时间戳机构证实。',
  verdict: (state: OpinionVerdict['state']) => opinionStates[state],
  signature: (p: { signer: string; unit: string; at: string; state: string }) =>
    `签署人 ${p.signer}${p.unit === '' ? '' : `（${p.unit}）`}，${p.at}，${p.state}`,
  signatureStates: {
    valid: '有效',
    altered: '内容已改动',
    untrusted: '证书来源未证实',
    expired: '签署时证书不在有效期内',
    malformed: '签名格式不对',
  } as Readonly<Record<string, string>>,
  rootSaved: (p: { fingerprint: string }) => `根证书指纹（SHA-256）：${p.fingerprint}`,
  journalSaved: (p: { folder: string; position: number }) => `已导出审计日志 ${p.position} 条到 ${p.folder}`,
  personCreated: (name: string) => `已准入 ${name}。请由安全保密员授予角色。`,
  personRoles: (p: { name: string; roles: string }) => `${p.name} 现有角色：${p.roles}。`,
  personState: (p: { name: string; disabled: boolean }) => `${p.name} 已${p.disabled ? '停用' : '启用'}。`,
  passphraseChanged: '口令已更换。',
} as const
