// What of a dossier a borrower may have, until when, and how loans and their copies are numbered (借阅利用).
import { formatPaperNumber, parsePaperNumber } from './codes.ts'
import { addDays, type Day } from './day.ts'
import type { BorrowerKind, LendingRulesPack } from './pack-lending.ts'

/** What of an item decides whether it may be lent. */
export interface LendableItem {
  readonly id: string
  readonly kind: 'paper' | 'recording'
  readonly volume: 'main' | 'restricted'
  readonly paperKind: string | null
  /** Made from a sealed dossier, no part of it. */
  readonly outsideSeal: boolean
  /** Lies in a supplement that has no seal yet: what is in it, and in which volume, may still change. */
  readonly unsealed: boolean
  /** Whether a copy with something hidden has been made of it. */
  readonly hasRedacted: boolean
}

export const exclusions = [
  'restricted',
  'extract',
  'unsealed',
  'paper-kind',
  'no-kind',
  'recording',
  'not-redacted',
] as const
export type Exclusion = (typeof exclusions)[number]

export type ScopeEntry =
  | {
      readonly itemId: string
      readonly state: 'in'
      /** `only`: never the original. `offered`: an outsider is given the copy unless the original was asked for. */
      readonly redacted: 'only' | 'offered' | 'none'
    }
  | { readonly itemId: string; readonly state: 'out'; readonly why: Exclusion }

export function borrowerOf(pack: Pick<LendingRulesPack, 'borrowers'>, code: string): BorrowerKind | null {
  return pack.borrowers.find((borrower) => borrower.code === code) ?? null
}

/**
 * Of each item whether it may be lent to a borrower of this kind, else why not. Outsiders never get the 副卷, whatever a pack says:
 * they see what the forming unit consents to, 档案法实施条例 §34.
 */
export function scopeOf(borrower: BorrowerKind, items: readonly LendableItem[]): ScopeEntry[] {
  return items.map((item) => {
    const why = exclusionOf(borrower, item)
    return why === null
      ? { itemId: item.id, state: 'in', redacted: redactedFor(borrower, item) }
      : { itemId: item.id, state: 'out', why }
  })
}

function exclusionOf(borrower: BorrowerKind, item: LendableItem): Exclusion | null {
  const outsider = borrower.standing === 'outsider'
  if (item.volume === 'restricted' && (outsider || !borrower.volumes.includes('restricted'))) return 'restricted'
  if (item.volume === 'main' && !borrower.volumes.includes('main')) return 'restricted'
  if (outsider && item.outsideSeal) return 'extract'
  if (item.unsealed && !borrower.openDossiers) return 'unsealed'
  if (item.kind === 'recording') {
    if (borrower.recordings === 'none') return 'recording'
    return borrower.recordings === 'redacted' && !item.hasRedacted ? 'not-redacted' : null
  }
  if (borrower.papers === 'all') return null
  if (item.paperKind === null) return 'no-kind'
  return borrower.papers.includes(item.paperKind) ? null : 'paper-kind'
}

function redactedFor(borrower: BorrowerKind, item: LendableItem): 'only' | 'offered' | 'none' {
  if (item.kind !== 'recording' || borrower.standing === 'insider') return 'none'
  if (borrower.recordings === 'redacted') return 'only'
  return item.hasRedacted ? 'offered' : 'none'
}

/** Last day of a loan: so many calendar days after the day of its approval, which does not count. */
export function dueOf(approvedOn: Day, borrower: Pick<BorrowerKind, 'termDays'>): Day {
  return addDays(approvedOn, borrower.termDays)
}

/** The last day itself is still in time. */
export function isOverdue(loan: { readonly state: string; readonly dueOn: Day | null }, today: Day): boolean {
  return loan.state === 'approved' && loan.dueOn !== null && today > loan.dueOn
}

/** 借阅〔2026〕3号: the next one of that year, whatever marks the earlier ones bear. */
export function nextLoanNumber(mark: string, year: number, given: readonly string[]): string {
  const serials = given.map((text) => {
    const read = parsePaperNumber(text)
    return read.state === 'valid' && read.number.year === year ? read.number.serial : 0
  })
  return formatPaperNumber({ mark, year, serial: Math.max(0, ...serials) + 1 })
}

/** 水印编号, 借阅〔2026〕3号-02: of the loan, and which copy of it. Never given twice. */
export function copyNumber(loanNumber: string, serial: number): string {
  return `${loanNumber}-${String(serial).padStart(2, '0')}`
}
