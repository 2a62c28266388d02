// Sentences on evaluation standards that the window, the terminal and the desk show alike: what is wrong with one.
import type { StandardFault } from '../rules/standard-faults.ts'

const points = (hundredths: number) => `${hundredths / 100} 分`

/** What is wrong, where, and what to do. */
export function standardFaultSentence(fault: StandardFault): string {
  switch (fault.fault) {
    case 'points-sum':
      return `评查项 ${fault.code} 的各小项合计 ${points(fault.sum)}，与标准分 ${points(fault.full)}不符。请改正小项或标准分。`
    case 'part-sum':
      return `“${fault.code}”部分的各项合计 ${points(fault.sum)}，与该部分满分 ${points(fault.full)}不符。请改正各项或满分。`
    case 'total-sum':
      return `各评查项合计 ${points(fault.sum)}，与满分 ${points(fault.full)}不符。请改正各项或满分。`
    case 'example-not-reproduced':
      return `算例“${fault.code}”的${fieldNames[fault.field]}应为${shown(fault.expected)}，按本标准算得${shown(fault.got)}。请改正算例或计分规则。`
    case 'example-invalid':
      return `算例“${fault.code}”中 ${fault.at} 的答案不被本标准允许。请改正算例。`
    case 'example-open':
      return `算例“${fault.code}”中 ${fault.at} 还没有答案或理由，算不出结果。请补全算例。`
    default:
      return codeSentence(fault)
  }
}

type Placed = Exclude<
  StandardFault,
  { fault: 'points-sum' | 'part-sum' | 'total-sum' | 'example-not-reproduced' | 'example-invalid' | 'example-open' }
>

function codeSentence(fault: Placed): string {
  const { code } = fault
  switch (fault.fault) {
    case 'code-twice':
      return `代码 ${code} 用了两次。请为其中一处另取代码。`
    case 'foreign-code':
      return `${code} 列在评查项 ${fault.item} 之下，代码却不属于它。请改用 ${fault.item}.1 这样的代码。`
    case 'off-step':
      return `${code} 的 ${points(fault.hundredths)}不是最小计分单位 ${points(fault.step)}的整数倍。请改正分值或最小单位。`
    case 'unknown-paper':
      return `${code} 引用的文书种类 ${fault.paper} 不在文书字典中。请改用已有的文书种类。`
    case 'bands-order':
      return `等次“${code}”的起始分不低于前一等次。请从高到低排列等次。`
    case 'band-title-twice':
      return `等次“${code}”出现了两次。请删去一处或改名。`
    case 'bands-gap':
      return `最末等次“${code}”从 ${points(fault.from)}起，更低的得分没有等次。请让最末等次从 0 分起。`
    case 'ceiling-below-floor':
      return `得分上限 ${code} 分不高于下限。请改正上限或下限。`
    case 'dates-reversed':
      return `失效日期早于生效日期。请改正日期。`
    case 'unknown-band':
      return `单位等次“${fault.grade}”用到的案卷等次“${code}”不存在。请改用已有的等次。`
    case 'unknown-level-code':
      return `等次“${fault.level}”要求的 ${code} 不是本标准的评查项。请改正代码。`
    case 'level-code-twice':
      return `${code} 在等次“${fault.level}”中重复要求。各等次依次累加，请只在最低的一级列出。`
    case 'levels-without-fail':
      return `未达到“${code}”时没有等次可定。请填写不合格时的等次名称。`
    default:
      return partSentence(fault.fault, code)
  }
}

const sentences = {
  'bonus-without-cap': (code: string) => `加分项 ${code} 没有加分上限。请填写全部加分合计的上限。`,
  'bonus-not-in-ratio': (code: string) => `本标准不按得分比例计算，加分项 ${code} 只能加在总分上。请改为计入总分。`,
  'basic-without-points': (code: string) => `本标准不计分，不能有扣分的基本要素 ${code}。请改为评查项。`,
  'bonus-without-points': (code: string) => `本标准不计分，不能有加分项 ${code}。请删去加分项。`,
  'mode-points': (code: string) => `评查项 ${code} 按小项得分，应当列出小项而不列扣分情形。请改正。`,
  'mode-defects': (code: string) => `评查项 ${code} 按情形扣分，应当列出扣分情形而不列小项。请改正。`,
  'mode-check': (code: string) => `评查项 ${code} 只作是否判断，不应有分值、小项或扣分情形。请改正。`,
  'mode-not-in-formula': (code: string) =>
    `评查项 ${code} 的评判方式与本标准的计分方法不合：清单式标准只作是否判断，其他标准都要有分值。请改正。`,
  'part-unknown': (code: string) => `评查项 ${code} 所属的部分不存在。请改为已有的部分。`,
  'part-missing': (code: string) => `评查项 ${code} 没有写明属于哪一部分。请补上。`,
  'part-not-split': (code: string) => `本标准不分部分计分，评查项 ${code} 不应写明部分。请删去。`,
  'part-empty': (code: string) => `“${code}”部分没有评查项。请补上评查项或删去该部分。`,
  'value-missing': (code: string) => `评查项 ${code} 没有标准分，无法计入总分。请填写标准分。`,
  'optional-yet-vital': (code: string) => `小项 ${code} 既可以不评，又一失分就使整项得 0 分，互相矛盾。请只保留一种。`,
  'defect-kills-nothing': (code: string) =>
    `扣分情形 ${code} 使整项得 0 分，但所在的评查项没有标准分。请填写标准分或取消此规则。`,
  'cap-without-each': (code: string) => `扣分情形 ${code} 只扣一次，不应有累计上限。请删去上限或改为按处扣分。`,
  'cap-below-one': (code: string) => `扣分情形 ${code} 的累计上限低于一处的扣分。请改正上限。`,
  'defect-above-item': (code: string) => `扣分情形 ${code} 的扣分超过所在评查项的标准分。请改正扣分或标准分。`,
} as const

function partSentence(fault: keyof typeof sentences, code: string): string {
  return sentences[fault](code)
}

const fieldNames = {
  judgedHundredths: '评判得分',
  effectiveHundredths: '有效得分',
  band: '等次',
  unscored: '是否不予评分',
} as const

function shown(value: number | string | boolean | null): string {
  if (value === null) return '“无”'
  if (typeof value === 'boolean') return value ? '“是”' : '“否”'
  return typeof value === 'number' ? ` ${points(value)}` : `“${value}”`
}
