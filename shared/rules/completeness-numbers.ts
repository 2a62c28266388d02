// Numbers that validate, and who the case is about: codes of the party, officers, 文号 and its neighbours in the archive.
import { checkText as text } from '../text/checks.ts'
import { checkCitizenId, checkCreditCode, parsePaperNumber } from './codes.ts'
import type { CaseView, Outcome } from './completeness-case.ts'
import type { NumberRule } from './pack-checks.ts'

export function checkNumber({ check }: NumberRule, view: CaseView): Outcome {
  switch (check) {
    case 'party-code':
      return partyCode(view)
    case 'party-address':
      return view.facts.party.address === null
        ? { state: 'failed', sentence: text.addressNone }
        : { state: 'passed', sentence: text.addressThere }
    case 'two-officers': {
      const { length } = view.facts.officers
      return length < 2
        ? { state: 'failed', sentence: text.officersFew(length) }
        : { state: 'passed', sentence: text.officers(length) }
    }
    case 'officer-cards': {
      const without = view.facts.officers.filter(({ card }) => card === null).map(({ name }) => name)
      return without.length > 0
        ? { state: 'failed', sentence: text.cardsNone(without) }
        : { state: 'passed', sentence: text.cardsThere }
    }
    case 'paper-number':
      return paperNumber(view)
    case 'number-twins': {
      if (view.facts.number === null) return { state: 'not-due', sentence: text.notDue }
      const { twins } = view.number
      return twins > 0
        ? { state: 'failed', sentence: text.numberTwin(twins) }
        : { state: 'passed', sentence: text.numberAlone }
    }
    case 'number-gap': {
      if (view.facts.number === null) return { state: 'not-due', sentence: text.notDue }
      const { gap } = view.number
      return gap === null
        ? { state: 'passed', sentence: text.numberNext }
        : { state: 'failed', sentence: text.numberGap(gap.from, gap.to) }
    }
  }
}

function partyCode({ facts: { party } }: CaseView): Outcome {
  if (party.code === null) return { state: 'unchecked', sentence: text.partyCodeNone }
  const { state } = party.kind === 'organisation' ? checkCreditCode(party.code) : checkCitizenId(party.code)
  return state === 'valid'
    ? { state: 'passed', sentence: text.partyCodeGood }
    : { state: 'failed', sentence: text.partyCodeBad(party.kind) }
}

/** Some ministries number otherwise (other shapes exist): a strange shape is for a person to look at, none at all is a lack. */
function paperNumber({ facts: { number, dates } }: CaseView): Outcome {
  if (number === null) {
    return dates.decidedOn === null
      ? { state: 'not-due', sentence: text.notDue }
      : { state: 'failed', sentence: text.numberNone }
  }
  const parsed = parsePaperNumber(number)
  if (parsed.state === 'invalid') return { state: 'unchecked', sentence: text.numberShape(number) }
  return parsed.text === number
    ? { state: 'passed', sentence: text.numberGood(number) }
    : { state: 'unchecked', sentence: text.numberTidy(number, parsed.text) }
}
