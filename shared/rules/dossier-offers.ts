// Which open dossiers a recording may belong to: by who recorded it and by when. A proposal only; people decide, and only one
// that is strong and alone is ever taken without a look at it.
import type { DossierFacts } from '../contract/dossiers.ts'
import type { CaptureFacts } from '../contract/recordings.ts'
import { dayOf } from '../text/instant.ts'

export interface OfferedDossier {
  readonly id: string
  readonly facts: Pick<DossierFacts, 'title' | 'number' | 'officers' | 'dates'>
}

export type OfferGround = 'officer-number' | 'officer-name' | 'time'

export interface RankedOffer {
  readonly dossier: OfferedDossier
  /** 0 to 1. */
  readonly score: number
  readonly grounds: readonly OfferGround[]
}

const points: Readonly<Record<OfferGround, number>> = { 'officer-number': 0.6, 'officer-name': 0.45, time: 0.4 }
/** An officer and the time together. */
export const strongOffer = 0.8
const mostOffers = 5

/** Best first; what speaks for none is not offered. The time alone speaks only where the officer is unknown. */
export function dossierOffers(capture: CaptureFacts, dossiers: readonly OfferedDossier[]): RankedOffer[] {
  const knowsOfficer = capture.officerNumber !== null || capture.officerName !== null
  const ranked: RankedOffer[] = []
  for (const dossier of dossiers) {
    const officer = officerGround(capture, dossier)
    if (officer === null && knowsOfficer) continue
    const grounds = [...(officer === null ? [] : [officer]), ...(isInTime(capture, dossier) ? (['time'] as const) : [])]
    if (grounds.length === 0) continue
    const score = Math.min(1, Math.round(grounds.reduce((sum, ground) => sum + points[ground], 0) * 100) / 100)
    ranked.push({ dossier, score, grounds })
  }
  return ranked.sort((a, b) => b.score - a.score || compare(a.dossier.id, b.dossier.id)).slice(0, mostOffers)
}

/** The only strong one, or null. */
export function clearOffer(offers: readonly RankedOffer[]): RankedOffer | null {
  const [first, second] = offers.filter(({ score }) => score >= strongOffer)
  return first !== undefined && second === undefined ? first : null
}

function officerGround(capture: CaptureFacts, { facts }: OfferedDossier): OfferGround | null {
  const { officerNumber, officerName } = capture
  if (officerNumber !== null && facts.officers.some(({ card }) => card !== null && same(card, officerNumber)))
    return 'officer-number'
  if (officerName !== null && facts.officers.some(({ name }) => same(name, officerName))) return 'officer-name'
  return null
}

/** From the day the case was filed until it was closed, or where that is not yet, decided; an undecided one is still going on. */
function isInTime(capture: CaptureFacts, { facts }: OfferedDossier): boolean {
  const { filedOn, decidedOn, closedOn } = facts.dates
  if (capture.startedAt === null || filedOn === null) return false
  const day = dayOf(capture.startedAt)
  const end = closedOn ?? decidedOn
  return day >= filedOn && (end === null || day <= end)
}

const same = (a: string, b: string): boolean => bare(a) === bare(b)

/** Cards are written with and without dividers, in full and half width. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-_.·]/gu, '')
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
