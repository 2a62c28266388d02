// Whose signature comes next, and why it is not this person's. The desk asks the same again.
import { type OpinionSigner, signsByRole } from '#shared/contract/opinions.ts'
import type { Session } from '#shared/contract/people.ts'
import { opinionText } from './text.ts'

export type SigningTurn =
  | { readonly state: 'mine'; readonly as: OpinionSigner['as'] }
  | { readonly state: 'waiting'; readonly why: string }
  | { readonly state: 'complete' }

const text = opinionText.signers

export function signingTurn(signers: readonly OpinionSigner[], session: Session): SigningTurn {
  const next = signers.find((signer) => signer.signedAt === null)
  if (next === undefined) return { state: 'complete' }
  const mine = next.userId === session.userId || (next.userId === null && signsByRole(session.roles, next.as))
  if (!mine) return { state: 'waiting', why: text.why.notYours(text.as[next.as], next.name) }
  const signedBefore = signers.some((signer) => signer.signedAt !== null && signer.userId === session.userId)
  return signedBefore ? { state: 'waiting', why: text.why.samePerson } : { state: 'mine', as: next.as }
}
