// Whose signature comes next on a paper that several sign in order, and why it is not this person's. The window shows it, the desk
// asks the same again.
import type { OpinionSigner } from '../contract/opinions.ts'
import type { Role } from '../contract/roles.ts'

/** One place on a paper: a person named when it was composed, or whoever may sign there. */
export type Place = OpinionSigner & {
  /** Whoever holds one of these may sign here; left out where the place's own word is a role. */
  readonly roles?: readonly Role[]
  /** These may sign here, whatever their roles: the leaders of a campaign. */
  readonly among?: readonly string[]
}

export interface Person {
  readonly userId: string
  readonly roles: readonly Role[]
}

export type SigningTurn<P extends Place> =
  | { readonly state: 'mine'; readonly at: number; readonly place: P }
  | { readonly state: 'waiting'; readonly why: 'not-yours' | 'same-person'; readonly place: P }
  | { readonly state: 'complete' }

/** Places are signed from the first to the last, and nobody signs a paper twice. */
export function signingTurn<P extends Place>(places: readonly P[], person: Person): SigningTurn<P> {
  const at = places.findIndex((place) => place.signedAt === null)
  const place = places[at]
  if (place === undefined) return { state: 'complete' }
  if (!maySign(place, person)) return { state: 'waiting', why: 'not-yours', place }
  const before = places.some((one) => one.signedAt !== null && one.userId === person.userId)
  return before ? { state: 'waiting', why: 'same-person', place } : { state: 'mine', at, place }
}

function maySign({ as, userId, roles, among }: Place, person: Person): boolean {
  if (userId !== null) return userId === person.userId
  if (among?.includes(person.userId) === true) return true
  const held: readonly string[] = person.roles
  return roles === undefined ? held.includes(as) : roles.some((role) => held.includes(role))
}
