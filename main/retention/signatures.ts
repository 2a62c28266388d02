// What approver, witness and executor sign: one canonical text over the register's hash, kept as it was signed with the signer's
// certificate, and checked each time it is shown and before anything is destroyed.
import * as z from 'zod'
import type { AppraisalSignature } from '#shared/contract/disposals.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import type { Caller } from '../desk-core.ts'
import { genuineText, type SignedText, type SigningIdentity, signText } from '../people/index.ts'
import type { Store } from '../store/index.ts'

export type Act = AppraisalSignature['act']

/** The form of what is signed must never change, since old signatures rest on it. */
const Signed = z.strictObject({
  schema: z.literal('anjuan.disposal-signature/1'),
  archiveId: z.string(),
  appraisal: z.string(),
  number: z.string(),
  act: z.enum(['approved', 'witnessed', 'executed']),
  registerSha256: z.string(),
  /** As the signer's certificate names him, and the name he signs in with. */
  signedBy: z.string(),
  signIn: z.string(),
  signedAt: z.string(),
})
type Signed = z.infer<typeof Signed>

export interface SignatureRoot {
  readonly archiveId: string
  /** DER of the archive's root, which certifies every signer. */
  readonly root: Uint8Array
}

interface SignedRegister {
  readonly id: string
  readonly number: string
  readonly register_sha256: string | null
}

/** Inside record(). */
export function enterSignature(
  store: Store,
  { archiveId }: SignatureRoot,
  row: SignedRegister,
  act: Act,
  signer: { readonly caller: Caller; readonly identity: SigningIdentity; readonly at: string },
): void {
  const { caller, identity, at } = signer
  const signed = canonicalJson({
    schema: 'anjuan.disposal-signature/1',
    archiveId,
    appraisal: row.id,
    number: row.number,
    act,
    registerSha256: row.register_sha256 ?? '',
    signedBy: caller.displayName,
    signIn: caller.name,
    signedAt: at,
  } satisfies Signed)
  store.run((q) =>
    q.insertInto('appraisal_signature').values({
      appraisal_id: row.id,
      act,
      signed,
      signature: signText(signed, identity.privateKey),
      certificate: identity.certificate,
      signed_by: caller.name,
      signed_at: at,
    }),
  )
}

export interface KeptSignature extends SignedText {
  readonly act: Act
  readonly signature: Buffer
  readonly certificate: Buffer
  readonly signed_by: string
  readonly signed_at: string
}

/** In the order in which they were given. */
export function keptSignatures(store: Store, appraisalId: string): KeptSignature[] {
  return store.all((q) =>
    q.selectFrom('appraisal_signature').selectAll().where('appraisal_id', '=', appraisalId).orderBy('signed_at'),
  )
}

export function signaturesOf(
  store: Store,
  row: SignedRegister,
  root: SignatureRoot,
  name: (signIn: string) => string,
): AppraisalSignature[] {
  return keptSignatures(store, row.id).map((kept) => ({
    act: kept.act,
    name: kept.signed_by,
    displayName: name(kept.signed_by),
    at: kept.signed_at,
    state: isGenuine(kept, row, root) ? 'valid' : 'altered',
  }))
}

/** The row says what was signed. */
export function isGenuine(kept: KeptSignature, row: SignedRegister, { archiveId, root }: SignatureRoot): boolean {
  const said = genuineText(Signed, kept, root)
  return (
    said !== null &&
    said.archiveId === archiveId &&
    said.appraisal === row.id &&
    said.number === row.number &&
    said.act === kept.act &&
    said.registerSha256 === row.register_sha256 &&
    said.signIn === kept.signed_by &&
    said.signedAt === kept.signed_at
  )
}
