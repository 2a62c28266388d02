// RFC 8785 (JCS) for the value types that are hashed and signed here: keys sorted by UTF-16 unit, no white space,
// strings exactly as given, integers only. The output must never change: stored hashes and signatures rest on it.

export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

/** Throws on anything that has no canonical form here: fractions, unsafe integers, undefined, lone surrogates. */
export function canonicalJson(value: unknown): string {
  return canonical(value, wholeNumber)
}

/** The same with the fractions of regions on a page, written as RFC 8785 §3.2.2.3 writes numbers. */
export function canonicalJsonWithFractions(value: unknown): string {
  return canonical(value, anyNumber)
}

type WriteNumber = (value: number) => string

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error('canonical JSON holds safe integers only')
  return String(value === 0 ? 0 : value)
}

function anyNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error('canonical JSON holds finite numbers only')
  return String(value === 0 ? 0 : value)
}

function canonical(value: unknown, number: WriteNumber): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value)) return `[${Array.from(value, (one) => canonical(one, number)).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value, number)
  throw new Error(`canonical JSON cannot hold a ${typeof value}`)
}

function canonicalObject(value: object, number: WriteNumber): string {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new Error('canonical JSON holds plain objects only')
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${members.map(([key, member]) => `${canonicalString(key)}:${canonical(member, number)}`).join(',')}}`
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new Error('canonical JSON cannot hold a lone surrogate')
  return JSON.stringify(text)
}
