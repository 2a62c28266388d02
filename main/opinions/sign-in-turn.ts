// Signing in turn, the same for every paper that people sign: whose turn it is, whether the bytes are those that were composed, the
// signature itself as an incremental update on the signer's own box, and what it is worth. Where a paper lies is its owner's matter.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { OpinionVerdict } from '#shared/contract/opinions.ts'
import { type Place, signingTurn } from '#shared/rules/signing-turn.ts'
import { instantText } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { signingReason } from '#shared/text/signers.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { People } from '../people/index.ts'
import { composeSignatureFace } from '../printing/index.ts'
import { signPdf, verifyPdf } from './signing/index.ts'

export interface SigningDesk {
  readonly people: People
  /** DER of the archive's root. */
  readonly root: Uint8Array
  readonly clock: Clock
}

/** Whose sentences are spoken. */
type Family = 'opinion' | 'issued'

export interface TurnPaper<P extends Place> {
  readonly family: Family
  readonly number: string
  readonly signers: readonly P[]
  /** JSON of the composed signature boxes, in the signers' order. */
  readonly boxes: string
  /** Of the file as it was composed or last signed. */
  readonly sha256: string
}

export interface Turn<P extends Place> {
  readonly at: number
  readonly place: P
}

export interface Signed<P extends Place> {
  readonly bytes: Uint8Array
  readonly signers: P[]
  readonly isLast: boolean
  readonly at: Date
}

const SignatureBoxes = z.array(z.object({ field: z.string(), widthPt: z.number(), heightPt: z.number() }))

/** Refuses `….signed`, `….not-your-turn`, `….same-person`. */
export function turnOf<P extends Place>(
  { family, number, signers }: Pick<TurnPaper<P>, 'family' | 'number' | 'signers'>,
  caller: Caller,
): Turn<P> {
  const turn = signingTurn(signers, caller)
  if (turn.state === 'complete') throw refuse(`${family}.signed`, { number })
  if (turn.state === 'mine') return { at: turn.at, place: turn.place }
  throw refuse(turn.why === 'same-person' ? `${family}.same-person` : `${family}.not-your-turn`)
}

/** Refuses `….altered`, and what the passphrase refuses. */
export async function signInTurn<P extends Place>(
  { people, root, clock }: SigningDesk,
  caller: Caller,
  passphrase: string,
  order: { readonly paper: TurnPaper<P>; readonly turn: Turn<P>; readonly pdf: Uint8Array },
): Promise<Signed<P>> {
  const { paper, turn, pdf } = order
  if (createHash('sha256').update(pdf).digest('hex') !== paper.sha256) throw refuse(`${paper.family}.altered`)
  const identity = await people.signingIdentity(caller, passphrase)
  const at = clock.now()
  const box = SignatureBoxes.parse(JSON.parse(paper.boxes))[turn.at]
  if (box === undefined) throw new Error('a paper with fewer signature blocks than signers')
  const bytes = await signPdf({
    pdf,
    key: identity.privateKey,
    certificate: identity.certificate,
    chain: [root],
    field: box.field,
    face: await composeSignatureFace(box, caller.displayName, ['电子签名', instantText(at.toISOString())]),
    reason: signingReason(turn.place.as),
    location: caller.unit,
    at,
  }).finally(() => identity.privateKey.fill(0))
  const by = { userId: caller.userId, name: caller.displayName, signedAt: at.toISOString() }
  const signers = paper.signers.map((place, index) => (index === turn.at ? { ...place, ...by } : place))
  return { bytes, signers, isLast: signers.every(({ signedAt }) => signedAt !== null), at }
}

/** What a stranger would find, and whether what the paper says it binds is what is held here. */
export async function verdictOf(
  pdf: Uint8Array,
  root: Uint8Array,
  binding: OpinionVerdict['binding'],
): Promise<OpinionVerdict> {
  const found = await verifyPdf({ pdf, roots: [root] })
  return {
    state: found.state,
    changedAfterLastSignature: found.changedAfterLastSignature,
    signatures: found.signatures.map(({ signer, unit, at, reason, state }) => ({ signer, unit, at, reason, state })),
    binding,
    timeProven: false,
  }
}

/** A number is read from those given so far and entered only after seconds of typesetting: one paper after the other. */
export function createTypesetter() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(compose: () => Promise<T>): Promise<T> => {
    const composed = last.then(compose)
    last = composed.catch(() => undefined)
    return composed
  }
}
