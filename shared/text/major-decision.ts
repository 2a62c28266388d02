// Why an entry of a catalogue of major decisions catches a case or does not, condition by condition, in sentences.
import type { Catch, Clause, EntryResult, MissingFact } from '../rules/major-decision.ts'
import type { AmountRange, MajorDecisionPack } from '../rules/pack-major-decision.ts'
import {
  amountWords,
  deviationWords,
  flagWords,
  levelWords,
  measureWords,
  partyWords,
  procedureWords,
} from './major-decision-words.ts'

type Named = Readonly<Record<string, string>>
const any = (words: Named, codes: readonly string[]) => codes.map((code) => words[code] ?? code).join('、')

/** Fen as yuan with separators: 1000001 is 10,000.01 元. */
export function yuanWords(fen: number): string {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = fen % 100
  return `${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`} 元`
}

/** The range as the law words it: 以上 counts the figure, 超过 does not. */
export function rangeWords({ of, from, to }: AmountRange): string {
  const least = from === null ? null : from.op === '≥' ? `${yuanWords(from.fen)}以上` : `超过 ${yuanWords(from.fen)}`
  const most = to === null ? null : to.op === '≤' ? `不超过 ${yuanWords(to.fen)}` : `不满 ${yuanWords(to.fen)}`
  return `${amountWords[of]}${[least, most].filter((part) => part !== null).join('、')}`
}

/** One condition: what is asked, what the case has, on which side it stands. `catalogue` names the sources of power. */
export function clauseSentence(clause: Clause, catalogue: MajorDecisionPack): string {
  switch (clause.on) {
    case 'always':
      return '本条一律审核，不问其他条件。'
    case 'amount':
      return amountSentence(clause)
    case 'flags':
      return flagsSentence(clause)
    case 'hearing':
      return hearingSentence(clause)
    case 'agency-level':
      return levelSentence(clause)
    case 'power-source': {
      const powers = Object.fromEntries(catalogue.powerSources.map(({ code, title }) => [code, title]))
      if (clause.got !== null && powers[clause.got] === undefined) powers[clause.got] = '本目录未列的职权'
      return choiceSentence('职权来源', powers, clause, '来源没有写明该职权是否适用本条')
    }
    default:
      return listSentence(clause)
  }
}

function listSentence(
  clause: Extract<Clause, { on: 'act' | 'procedure' | 'measures' | 'party' | 'deviations' }>,
): string {
  if (clause.on === 'act') return choiceSentence('执法类别', {}, clause, null)
  if (clause.on === 'procedure') return choiceSentence('程序', procedureWords, clause, null)
  if (clause.on === 'party') return choiceSentence('当事人', partyWords, clause, '来源没有写明该类当事人按哪一档')
  const [what, words, none]: [string, Named, string] =
    clause.on === 'measures' ? ['决定内容', measureWords, '没有列出措施'] : ['裁量', deviationWords, '在裁量基准之内']
  if (clause.got === null) return `${what}尚未填写，本条要求${any(words, clause.asked)}：待定。`
  const got = clause.got.length === 0 ? none : `有${any(words, clause.got)}`
  return `${what}${got}，本条要求${any(words, clause.asked)}${clause.asked.length > 1 ? '之一' : ''}：${said(clause)}。`
}

function choiceSentence(
  what: string,
  words: Named,
  clause: { outcome: Clause['outcome']; asked: readonly string[]; got: string | null; isOpen?: boolean },
  open: string | null,
): string {
  const asked = any(words, clause.asked)
  if (clause.got === null) return `${what}尚未填写，本条限于${asked}：待定。`
  const got = words[clause.got] ?? clause.got
  if (clause.isOpen === true && open !== null) return `${what}为${got}，本条限于${asked}；${open}：待定。`
  return `${what}为${got}，本条限于${asked}：${said(clause)}。`
}

function amountSentence(clause: Extract<Clause, { on: 'amount' }>): string {
  const { asked, got, isAbsent } = clause
  const what = amountWords[asked.of]
  if (isAbsent) return `决定没有${what}，本条以${rangeWords(asked)}为界：不符合。`
  if (got === null) return `${what}数额尚未填写，本条以${rangeWords(asked)}为界：待定。`
  return `${what} ${yuanWords(got)}，${sides(asked, got).join('；')}：${said(clause)}。`
}

/** On which side of each bound the figure stands, and whether the figure itself counts. */
function sides({ from, to }: AmountRange, fen: number): string[] {
  const side = (bound: { op: string; fen: number }) => {
    const counted = bound.op === '≥' || bound.op === '≤' ? '含本数' : '不含本数'
    const place = fen === bound.fen ? '正好等于' : fen > bound.fen ? '高于' : '低于'
    return `${place}界限 ${yuanWords(bound.fen)}（本条用“${bound.op}”，${counted}）`
  }
  return [from, to].filter((bound) => bound !== null).map(side)
}

function flagsSentence({ asked, held, unknown }: Extract<Clause, { on: 'flags' }>): string {
  if (held.length > 0) return `具有情形“${any(flagWords, held)}”：符合。`
  if (unknown.length > 0) return `尚未认定是否具有情形“${any(flagWords, unknown)}”：待定。`
  return `不具有情形“${any(flagWords, asked)}”：不符合。`
}

function hearingSentence({ asked, got }: Extract<Clause, { on: 'hearing' }>): string {
  const wish = asked ? '本条要求经过听证' : '本条限于未经听证'
  if (got === null) return `尚未填写是否听证，${wish}：待定。`
  return `${got ? '经过听证' : '未经听证'}，${wish}：${got === asked ? '符合' : '不符合'}。`
}

function levelSentence({ min, max, got, outcome }: Extract<Clause, { on: 'agency-level' }>): string {
  const least = min === null ? null : `${levelWords[min]}以上`
  const most = max === null ? null : `${levelWords[max]}以下`
  const both = [least, most].filter((part) => part !== null).join('、')
  const asked = min !== null && min === max ? levelWords[min] : both
  if (got === null) return `机关层级尚未填写，本条限于${asked}机关：待定。`
  return `机关层级为${levelWords[got]}，本条限于${asked}机关：${said({ outcome })}。`
}

function said({ outcome }: { outcome: Clause['outcome'] }): string {
  return { met: '符合', unmet: '不符合', unknown: '待定' }[outcome]
}

export function missingWords(missing: MissingFact): string {
  switch (missing.fact) {
    case 'amount':
      return `${amountWords[missing.of]}数额`
    case 'flag':
      return `是否“${flagWords[missing.flag]}”`
    case 'open-party':
      return `条目 ${missing.entry} 是否适用于该类当事人（来源未写明，由本机关确定）`
    case 'open-power-source':
      return `条目 ${missing.entry} 是否适用于该职权来源（来源未写明，由本机关确定）`
    default:
      return factWords[missing.fact]
  }
}

const factWords = {
  procedure: '适用的程序',
  measures: '决定的内容（措施）',
  party: '当事人的类别',
  'power-source': '职权来源',
  'agency-level': '机关层级',
  hearing: '是否经过听证',
  deviations: '是否偏离裁量基准',
} as const

/** The entry's answer in one sentence. */
export function resultSentence({ entry, standing, by, missing, exemption, catalogue }: EntryResult): string {
  switch (standing) {
    case 'caught':
      return `适用“${entry.title}”。`
    case 'missed':
      return by === null ? `不适用“${entry.title}”。` : `不适用“${entry.title}”：${clauseSentence(by, catalogue)}`
    case 'exempted':
      return `符合“${entry.title}”，但依 ${exemption} 条免于审核。`
    case 'undetermined':
      return `“${entry.title}”待定：还缺${missing.map(missingWords).join('、')}。`
  }
}

/** The answer to the whole case, with who reviews or what is still missing. */
export function catchSentences({ mustBeReviewed, reviewer, levelIsOpen, missing, results }: Catch): string[] {
  if (results.length === 0) return ['所选目录在决定日期都不施行，无从核对。']
  const lacking = missing.map(missingWords).join('、')
  if (mustBeReviewed === 'no') return ['所选目录的条目都不适用。']
  if (mustBeReviewed === 'undetermined')
    return [`是否应当法制审核待定，还缺：${lacking}。`, '未确定之前不得按不审核处理。']
  return [
    `由${reviewer?.body ?? '本机关负责法制审核的机构'}审核；未经审核或者审核未通过的，不得作出决定。`,
    ...(reviewer?.also ?? []),
    ...(levelIsOpen ? [`审核层级还可能提高，还缺：${lacking}。`] : []),
  ]
}

/** A catalogue, or one entry of it, that does not count on the day asked about. */
export function notInForceSentence({ catalogue, entry }: Catch['notInForce'][number]): string {
  const { title, effectiveFrom, effectiveTo, entries } = catalogue
  const found = entries.find(({ code }) => code === entry)
  const what = found === undefined ? `“${title}”` : `“${title}”的“${found.title}”`
  const from = found?.effectiveFrom ?? effectiveFrom
  const to = found?.effectiveTo ?? effectiveTo
  return `${what}在决定日期不施行（${from} 起${to === null ? '' : `，至 ${to}`}），没有核对。`
}
