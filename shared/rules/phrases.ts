// Quick phrases (常用语): what of an inspector's words is worth keeping, in which order they are offered, how one is put in.
// A phrase is shown on other dossiers' sheets, so nothing may be kept that tells whose case it came from.

/** What identifies a case among others, as its facts say. */
export type CaseNames = {
  readonly number: string | null
  readonly title: string
  readonly party: { readonly name: string; readonly code: string | null; readonly address: string | null }
  readonly officers: readonly { readonly name: string; readonly card: string | null }[]
}

const shortest = 4
const longest = 80
/** Neighbouring characters that give an organisation away, though its name is shortened. */
const run = 3

/** The sentences of a reason or a finding that may be offered again: short ones that name nobody and no case. */
export function phrasesOf(words: string, facts: CaseNames): string[] {
  const telling = tellingParts(facts)
  const sentences = words.split(/[。；;！!\r\n]+/).map((sentence) => sentence.trim().replace(/[，,、：:\s]+$/, ''))
  const kept = sentences.filter((sentence) => {
    const length = [...sentence].length
    return length >= shortest && length <= longest && !isParticular(sentence) && !holdsAny(sentence, telling)
  })
  return [...new Set(kept)]
}

/** A day, a 文号, a code, a telephone or plate number belong to one case alone. */
function isParticular(sentence: string): boolean {
  return /\d{5,}|[〔[（(]\s*\d{4}\s*[〕\]）)]|\d{4}\s*年|\d+\s*月\s*\d+\s*日|\d{4}-\d{1,2}-\d{1,2}|[\p{Script=Han}][A-Z][·•]?[A-Z0-9]{5,6}/u.test(
    sentence,
  )
}

function tellingParts({ number, title, party, officers }: CaseNames): string[] {
  const people = officers.flatMap(({ name, card }) => [...personParts(name), card ?? ''])
  const parts = [number ?? '', title, party.code ?? '', party.address ?? '', ...partyParts(party.name), ...people]
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part.length >= 2))]
}

/** A person is also called by the given name alone; 姓 with a title (赵队长) is caught by the surname before a rank. */
function personParts(name: string): string[] {
  const surname = [...name][0] ?? ''
  const ranks = ['某', '队长', '科长', '同志', '局长', '老板']
  return [name, [...name].slice(1).join(''), ...ranks.map((rank) => `${surname}${rank}`)]
}

function partyParts(name: string): string[] {
  const signs = [...name]
  if (signs.length <= 4) return [name, ...personParts(name)]
  const runs = signs.slice(run - 1).map((_, at) => signs.slice(at, at + run).join(''))
  const [, own = name] = /^(?:.{1,8}?[省市县区州旗])+(.+)$/u.exec(name) ?? []
  return [...runs, [...own].slice(0, 2).join('')]
}

function holdsAny(sentence: string, parts: readonly string[]): boolean {
  return parts.some((part) => sentence.includes(part))
}

export type RankedPhrase = { readonly words: string; readonly uses: number; readonly usedAt: string }

const halfLifeDays = 90
const msOfDay = 86_400_000

/** Often used first; a use counts half after ninety days. Equal ones in the order of their words, so that keys stay put. */
export function byWorth(now: Date): (one: RankedPhrase, other: RankedPhrase) => number {
  const worth = ({ uses, usedAt }: RankedPhrase) =>
    uses * 0.5 ** (Math.max(0, now.getTime() - Date.parse(usedAt)) / msOfDay / halfLifeDays)
  return (one, other) => worth(other) - worth(one) || one.words.localeCompare(other.words, 'zh')
}

/** Those that go on with what is being typed: all when the last sentence is empty, else those that hold it. */
export function fitting<P extends { readonly words: string }>(phrases: readonly P[], typed: string): P[] {
  const tail = tailOf(typed)
  const used = new Set(typed.split(/[。；;\n]/).map((sentence) => sentence.trim()))
  return phrases.filter(({ words }) => !used.has(words) && words.includes(tail))
}

/** The words with a phrase put in: in place of the sentence begun when the phrase holds it, else after it. */
export function withPhrase(typed: string, phrase: string): string {
  const tail = tailOf(typed)
  if (tail === '') return `${typed.trimEnd()}${phrase}`
  if (phrase.includes(tail)) return `${typed.trimEnd().slice(0, -tail.length)}${phrase}`
  return `${typed.trimEnd()}；${phrase}`
}

function tailOf(typed: string): string {
  return (typed.split(/[。；;\n]/).at(-1) ?? '').trim()
}
