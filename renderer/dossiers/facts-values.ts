// The facts as a form holds them, and as the contract wants them.
import type { DossierFacts, Party } from '#shared/contract/dossiers.ts'
import { checkCitizenId, checkCreditCode } from '#shared/rules/codes.ts'

export type TypedFacts = {
  category: DossierFacts['category']
  number: string
  title: string
  agency: string
  party: { kind: Party['kind']; name: string; code: string; address: string }
  officers: { name: string; card: string }[]
  dates: DossierFacts['dates']
}

export function emptyFacts(agency: string): DossierFacts {
  return {
    category: 'penalty',
    number: null,
    title: '',
    agency,
    party: { kind: 'organisation', name: '', code: null, address: null },
    officers: [],
    dates: { filedOn: null, noticeOn: null, decidedOn: null, servedOn: null, closedOn: null },
  }
}

export function typedFacts({ category, number, title, agency, party, officers, dates }: DossierFacts): TypedFacts {
  return {
    category,
    number: number ?? '',
    title,
    agency,
    party: { kind: party.kind, name: party.name, code: party.code ?? '', address: party.address ?? '' },
    officers: officers.map(({ name, card }) => ({ name, card: card ?? '' })),
    dates,
  }
}

/** Nothing typed is null; a code that checks is written in its plain form. */
export function cleanFacts(typed: TypedFacts): DossierFacts {
  const check = checkPartyCode(typed.party.kind, typed.party.code)
  return {
    category: typed.category,
    number: orNull(typed.number),
    title: typed.title.trim(),
    agency: typed.agency.trim(),
    party: {
      kind: typed.party.kind,
      name: typed.party.name.trim(),
      code: check.state === 'valid' ? check.code : orNull(typed.party.code),
      address: orNull(typed.party.address),
    },
    officers: (typed.officers ?? []).map(({ name, card }) => ({ name: name.trim(), card: orNull(card) })),
    dates: typed.dates,
  }
}

export function checkPartyCode(kind: Party['kind'], code: string) {
  return kind === 'citizen' ? checkCitizenId(code) : checkCreditCode(code)
}

function orNull(text: string | undefined): string | null {
  const tidy = (text ?? '').trim()
  return tidy === '' ? null : tidy
}
