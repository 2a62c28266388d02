// What is wrong with a field of a standard being written, as a sentence that says what to do.
import type * as z from 'zod'

/** Names of the fields, by the last word of their path. */
const fieldNames: Readonly<Record<string, string>> = {
  id: '标准代号',
  title: '名称',
  version: '版本',
  issuer: '制定机关',
  documentNumber: '文号',
  url: '来源网址',
  retrievedOn: '取得日期',
  effectiveFrom: '生效日期',
  effectiveTo: '失效日期',
  gradeNote: '核对说明',
  name: '适用地区或单位',
  code: '编号',
  text: '内容',
  group: '分组',
  onlyFor: '适用案卷',
  clauses: '依据',
  commonErrors: '常见问题',
  notes: '说明',
  basicsNotes: '说明',
  evidence: '相关文书',
  hundredths: '分值',
  standardHundredths: '标准分',
  deductionHundredths: '扣分',
  capHundredths: '上限',
  fullHundredths: '满分',
  floorHundredths: '最低分',
  ceilingHundredths: '最高分',
  fromHundredths: '起始分',
  stepHundredths: '计分单位',
  legalityHundredths: '合法性部分的分值',
  normativeHundredths: '规范性部分的分值',
  atLeastPercent: '最低比例',
  band: '等次',
  adds: '应当通过的评查项',
  failTitle: '不合格时的等次',
  otherwise: '其余单位的等次',
  tieBreak: '同分时的排序办法',
  notApplicableWhen: '不适用的情形',
  missingWhen: '缺失的情形',
  working: '演算过程',
  points: '小项',
  defects: '扣分情形',
  criteria: '评查项',
  items: '加分项',
  levels: '等次',
  bands: '等次',
  parts: '部分',
  grades: '单位等次',
  rates: '比例条件',
}

const patterns: Readonly<Record<string, string>> = {
  id: '标准代号只能用小写字母、数字和短横，如 county-penalty-2026。请改正。',
  code: '编号的写法不对。评查项用 A-1 这样的编号，小项用 A-1.1。请改正。',
  version: '版本只能用数字和点，如 1 或 2.1。请改正。',
  url: '来源网址不完整。请填写以 https:// 开头的网址，或留空。',
  retrievedOn: '取得日期不是日历上的一天。请按 2026-11-21 的样式填写，或留空。',
  effectiveFrom: '生效日期不是日历上的一天。请按 2026-11-21 的样式填写。',
  effectiveTo: '失效日期不是日历上的一天。请按 2026-11-21 的样式填写，或留空。',
  evidence: '相关文书不是文书字典中的种类。请从列表中选择。',
}

/**
 * By the schema's issue; `issue.path` says which field it is.
 * @param where the row it is in, as people call it: `A-1`, `算例“算例 1”`; empty outside rows
 */
export function draftFieldSentence(issue: z.core.$ZodIssue, where: string): string {
  const words = issue.path.filter((part) => typeof part === 'string')
  const key = words.at(-1) ?? ''
  const own = nameOf(words, key)
  const name = where === '' ? own : `${where} 的${own}`
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? `${where}还没有${own}。请至少添加一条。` : tooSmall(issue.input, name, key)
    case 'invalid_type':
      return `${name}还没有填写。请填写。`
    case 'too_big':
      return `${name}太大或太长。请改小或改短。`
    case 'invalid_format':
    case 'custom':
      return issue.input === ''
        ? `${name}还没有填写。请填写。`
        : written(where, patterns[key] ?? `${own}的写法不对。请改正。`)
    default:
      return `${name}不是可选的值。请重新选择。`
  }
}

function written(where: string, sentence: string): string {
  return where === '' ? sentence : `${where}：${sentence}`
}

function tooSmall(input: unknown, name: string, key: string): string {
  if (typeof input !== 'number') return `${name}还没有填写。请填写。`
  return key === 'standardHundredths' || key === 'floorHundredths' || key === 'fromHundredths'
    ? `${name}不能小于 0。请改正。`
    : `${name}应当大于 0。请改正。`
}

function nameOf(words: readonly string[], key: string): string {
  if (words[0] === 'source' && key === 'title') return '来源名称'
  if (words[0] === 'source' && key === 'documentNumber') return '来源文号'
  if (words.length === 1 && key === 'title') return '标准名称'
  if (words.includes('clauses')) return '依据'
  return fieldNames[key] ?? '这一项'
}
