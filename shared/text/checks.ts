// What the checklist of completeness says of a dossier. Each is one whole sentence about one finding.
import type { AnswerWord, CheckFamily, CheckState } from '../contract/checks.ts'

export const checkFamilyNames: Readonly<Record<CheckFamily, string>> = {
  papers: '必备文书',
  signatures: '签名',
  order: '日期先后',
  terms: '法定期限',
  numbers: '编号和主体',
  recordings: '音像记录',
  pages: '页面',
  questions: '人工核对',
}

export const checkStateNames: Readonly<Record<CheckState, string>> = {
  lacking: '缺失',
  wrong: '不符',
  'unknown-year': '无法计算',
  unchecked: '待核对',
  passed: '通过',
  'not-due': '不适用',
}

export const answerNames: Readonly<Record<AnswerWord, string>> = {
  yes: '是',
  no: '否',
  'not-applicable': '不适用',
}

const days = (unit: 'work' | 'calendar', count: number) => (unit === 'work' ? `${count} 个工作日` : `${count} 日`)
const either = (names: readonly string[]) => names.map((name) => `「${name}」`).join('或者')

export const checkText = {
  notDue: '本案目前不适用这一项。',
  paperThere: (names: readonly string[]) => `卷内有${names.map((name) => `「${name}」`).join('')}。`,
  paperLacks: (names: readonly string[]) => `卷内没有${either(names)}。`,
  paperTooEarly: (names: readonly string[], after: string, on: string) =>
    `卷内的${either(names)}都早于${after}（${on}），没有一份是此后的。`,

  unsigned: (wants: string) => `尚未登记这份文书的签名情况，应有${wants}。`,
  signed: (found: string) => `签名齐全：${found}。`,
  signedWithNote: (found: string, note: string) => `签名：${found}；未签的说明：${note}。`,
  signatureLacks: (lacks: string) => `签名不全：${lacks}。`,
  signers: (words: readonly string[]) => words.join('、'),
  signer: (title: string, count: number) => `${title}${count} 人`,
  signerLacks: (title: string, least: number, found: number) => `${title}应有 ${least} 人签名，登记为 ${found} 人`,

  dateUnknown: (names: readonly string[]) => `${names.join('、')}的日期不明，无法核对先后和期限。`,
  inOrder: (earlier: string, earlierOn: string, later: string, laterOn: string) =>
    `${earlier}（${earlierOn}）不晚于${later}（${laterOn}）。`,
  outOfOrder: (earlier: string, earlierOn: string, later: string, laterOn: string) =>
    `${earlier}（${earlierOn}）晚于${later}（${laterOn}）。`,
  sameDay: (one: string, other: string, on: string) => `${one}与${other}的日期一致（${on}）。`,
  otherDay: (one: string, oneOn: string, other: string, otherOn: string) =>
    `${one}的日期是 ${oneOn}，${other}的日期是 ${otherOn}，两者不一致。`,

  unknownYear: (year: number) => `计算期限要用 ${year} 年的工作日历，日历尚未载入，无法判断。`,
  openWithin: (what: string, dueOn: string) => `${what}尚无日期，应于 ${dueOn} 前（含当日）完成。`,
  lateStill: (what: string, dueOn: string) => `${what}应于 ${dueOn} 前（含当日）完成，至今没有日期。`,
  within: (p: TermWords) =>
    `${p.from}（${p.fromOn}）起 ${days(p.unit, p.days)}至 ${p.dueOn} 止，${p.until}（${p.untilOn}）在期限内。`,
  late: (p: TermWords) =>
    `${p.from}（${p.fromOn}）起 ${days(p.unit, p.days)}至 ${p.dueOn} 止，${p.until}（${p.untilOn}）已逾期。`,
  hasPassed: (p: TermWords) =>
    `${p.from}（${p.fromOn}）起 ${days(p.unit, p.days)}至 ${p.dueOn} 届满，${p.until}（${p.untilOn}）在届满之后。`,
  tooEarly: (p: TermWords) =>
    `${p.from}（${p.fromOn}）起 ${days(p.unit, p.days)}至 ${p.dueOn} 才届满，${p.until}（${p.untilOn}）时期限未满；节假日不计入，请勿按自然日计算。`,
  farEnough: (p: TermWords) => `${p.from}（${p.fromOn}）距${p.until}（${p.untilOn}）已满 ${days(p.unit, p.days)}。`,
  tooNear: (p: TermWords) =>
    `${p.from}（${p.fromOn}）距${p.until}（${p.untilOn}）不满 ${days(p.unit, p.days)}，最早应为 ${p.dueOn}。`,
  endsOnDayOff: (sentence: string) => `${sentence}期限末日是休息日，是否顺延请按所适用的规定核对。`,

  partyCodeGood: '当事人的统一社会信用代码或者公民身份号码校验通过。',
  partyCodeNone: '没有登记当事人的统一社会信用代码或者公民身份号码。',
  partyCodeBad: (kind: 'organisation' | 'citizen') =>
    kind === 'organisation' ? '当事人的统一社会信用代码校验不通过。' : '当事人的公民身份号码校验不通过。',
  addressThere: '已登记当事人的地址。',
  addressNone: '没有登记当事人的地址。',
  officers: (count: number) => `案卷要素登记了 ${count} 名执法人员。`,
  officersFew: (count: number) =>
    count === 0 ? '案卷要素没有登记执法人员，应当不少于两人。' : '案卷要素只登记了 1 名执法人员，应当不少于两人。',
  cardsThere: '登记的执法人员都有执法证号。',
  cardsNone: (names: readonly string[]) => `${names.join('、')}没有登记执法证号。`,
  numberGood: (number: string) => `文号「${number}」符合格式。`,
  numberTidy: (number: string, tidy: string) => `文号写作「${number}」，规范的写法是「${tidy}」。`,
  numberShape: (number: string) =>
    `文号「${number}」不是“机关代字〔年份〕序号”的形式，请核对；确按其他办法编号的不必改。`,
  numberNone: '已作出决定，案卷要素还没有登记文号。',
  numberAlone: '存档内没有别的案卷使用同一文号。',
  numberTwin: (count: number) => `存档内另有 ${count} 个案卷使用同一机关的同一文号。`,
  numberNext: '同一机关、同一文种、同一年份的文号在这一号之前没有跳号。',
  numberGap: (from: number, to: number) =>
    from === to
      ? `同一机关、同一文种、同一年份的文号缺第 ${from} 号，存档内没有这个案卷。`
      : `同一机关、同一文种、同一年份的文号缺第 ${from} 号至第 ${to} 号，存档内没有这些案卷。`,

  recordingTitle: (rule: string, requirement: string) => `${rule}：${requirement}`,
  recordingThere: (count: number) => `有 ${count} 段音像记录。`,
  recordingExcused: '没有音像记录，已有承办人签署的未作音像记录的说明。',
  recordingLacks: (title: string) => `「${title}」环节应当录制，卷内没有音像记录，也没有未作音像记录的说明。`,
  recordingLacksExample: (title: string) =>
    `所用清单是示例，列有「${title}」应当录制，卷内没有音像记录；请对照本单位公布的清单核对。`,
  recordingOptional: '清单不要求这一环节必须录制。',
  noGaps: '各次执法的分段录像相互衔接，或者中断已经说明原因。',
  gap: (after: string, before: string, length: string) =>
    `「${after}」与「${before}」之间中断 ${length}，没有说明原因。`,

  pagesGood: (kind: 'missing' | 'damaged') =>
    kind === 'missing' ? '没有登记缺页。' : '没有登记破损或者字迹不清的页面。',
  pageMissing: (title: string, page: number | null) =>
    page === null ? `「${title}」登记为缺页。` : `「${title}」登记为缺第 ${page} 页。`,
  pageDamaged: (title: string, page: number | null) =>
    page === null ? `「${title}」登记为破损或者字迹不清。` : `「${title}」第 ${page} 页登记为破损或者字迹不清。`,
  withNote: (sentence: string, note: string) => (note === '' ? sentence : `${sentence}说明：${note}`),

  unanswered: '尚未核对。',
  answered: (question: string, answer: AnswerWord) => `核对为“${answerNames[answer]}”：${question}`,
} as const

export interface TermWords {
  readonly from: string
  readonly fromOn: string
  readonly until: string
  readonly untilOn: string
  readonly dueOn: string
  readonly days: number
  readonly unit: 'work' | 'calendar'
}
