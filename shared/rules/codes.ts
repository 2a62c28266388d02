// Numbers that carry their own check (统一社会信用代码, 公民身份号码) and the numbers of official papers (文号).
import { isDay } from './day.ts'

export type CodeCheck<Why extends string> =
  | { readonly state: 'valid'; readonly code: string }
  | { readonly state: 'invalid'; readonly why: Why }

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 32100-2015: 18 characters without I O S V Z, the last one checks the rest. Accepts lower case and full width. */
export function checkCreditCode(text: string): CodeCheck<'length' | 'alphabet' | 'check-digit'> {
  const code = plain(text)
  if (code.length !== 18) return { state: 'invalid', why: 'length' }
  const values = Array.from(code, (character) => creditAlphabet.indexOf(character))
  if (values.includes(-1) || !/^.{2}\d{6}/.test(code)) return { state: 'invalid', why: 'alphabet' }
  const sum = creditWeights.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0)
  const expected = (31 - (sum % 31)) % 31
  return values[17] === expected ? { state: 'valid', code } : { state: 'invalid', why: 'check-digit' }
}

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const identityChecks = '10X98765432'

/** GB 11643-1999: region, day of birth, sequence, check. The region is not looked up: old codes stay valid for life. */
export function checkCitizenId(text: string): CodeCheck<'length' | 'alphabet' | 'birth-date' | 'check-digit'> {
  const code = plain(text)
  if (code.length !== 18) return { state: 'invalid', why: 'length' }
  if (!/^\d{17}[\dX]$/.test(code)) return { state: 'invalid', why: 'alphabet' }
  const birth = `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`
  if (!isDay(birth)) return { state: 'invalid', why: 'birth-date' }
  const sum = identityWeights.reduce((total, weight, at) => total + weight * Number(code[at]), 0)
  return code[17] === identityChecks[sum % 11] ? { state: 'valid', code } : { state: 'invalid', why: 'check-digit' }
}

/** 文号: issuer's mark with the kind of paper, year, serial. 维农(渔)罚〔2019〕3号 */
export type PaperNumber = {
  readonly mark: string
  readonly year: number
  readonly serial: number
}

export type PaperNumberCheck =
  | {
      readonly state: 'valid'
      readonly number: PaperNumber
      readonly text: string
    }
  | { readonly state: 'invalid'; readonly why: 'shape' | 'year' | 'serial' }

/**
 * Reads a 文号 as people type it: [2026], (2026), 【2026】 or 第012号 are taken for 〔2026〕12号, and round brackets in the
 * mark become full-width. `text` is the proper form. Keep what was typed as well: some ministries number differently, and those are 'shape' here.
 */
export function parsePaperNumber(text: string): PaperNumberCheck {
  const tidy = text.normalize('NFKC').replaceAll(/\s/gu, '')
  const match = /^(.+)[〔【[(]([^〔〕【】[\]()]*)[〕】\])]第?([^号]*)号$/u.exec(tidy)
  const [, mark, year, serial] = match ?? []
  if (mark === undefined || year === undefined || serial === undefined) return { state: 'invalid', why: 'shape' }
  if (!/^(19|20)\d{2}$/.test(year)) return { state: 'invalid', why: 'year' }
  if (!/^0*[1-9]\d{0,7}$/.test(serial)) return { state: 'invalid', why: 'serial' }
  const wide = mark.replaceAll('(', '\uff08').replaceAll(')', '\uff09')
  const number = { mark: wide, year: Number(year), serial: Number(serial) }
  return { state: 'valid', number, text: formatPaperNumber(number) }
}

/** Hexagonal brackets, no 第, no leading zeros. */
export function formatPaperNumber({ mark, year, serial }: PaperNumber): string {
  return `${mark}〔${year}〕${serial}号`
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toUpperCase()
}
