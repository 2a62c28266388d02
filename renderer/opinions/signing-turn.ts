// Whose signature comes next, in the words of the screen.
import type { Session } from '#shared/contract/people.ts'
import { type Place, type SigningTurn, signingTurn } from '#shared/rules/signing-turn.ts'
import { signerNames } from '#shared/text/signers.ts'
import { opinionText } from './text.ts'

const text = opinionText.signers

/** The turn, and the sentence that says why it is not this person's; null when it is, or when all have signed. */
export function turnWords<P extends Place>(
  places: readonly P[],
  session: Session,
): { turn: SigningTurn<P>; why: string | null } {
  const turn = signingTurn(places, session)
  if (turn.state !== 'waiting') return { turn, why: null }
  const { as, name } = turn.place
  return { turn, why: turn.why === 'same-person' ? text.why.samePerson : text.why.notYours(signerNames[as], name) }
}
