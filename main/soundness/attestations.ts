// Signed answers to what a person must look at (人工检测项). What is signed is one canonical text, kept as it was signed with the
// signer's certificate, and checked each time it is shown: a row changed behind the desk's back shows as altered.
import * as z from 'zod'
import { type Attestation, AttestedAnswer } from '#shared/contract/soundness.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { genuineText, signText } from '../people/index.ts'
import type { Store } from '../store/index.ts'

/** What is signed; its form must never change, since old signatures rest on it. */
const Signed = z.strictObject({
  schema: z.literal('anjuan.soundness-attestation/1'),
  archiveId: z.string(),
  /** The test, and what it was of. */
  test: z.string(),
  dossier: z.string().nullable(),
  manifestSha256: z.string().nullable(),
  packSha256: z.string(),
  /** The item of the pack, with the question as it was asked. */
  code: z.string(),
  question: z.string(),
  answer: AttestedAnswer,
  note: z.string(),
  /** As the signer's certificate names him. */
  signedBy: z.string(),
  signedAt: z.string(),
})
export type SignedAttestation = Omit<z.infer<typeof Signed>, 'schema'>

export interface AttestationRow {
  id: string
  test_id: string
  code: string
  answer: AttestedAnswer
  note: string
  signed: string
  signature: Buffer
  certificate: Buffer
  signed_by: string
  signed_at: string
}

export function signAttestation(
  said: SignedAttestation,
  privateKey: Uint8Array,
): { signed: string; signature: Buffer } {
  const signed = canonicalJson({ schema: 'anjuan.soundness-attestation/1', ...said })
  return { signed, signature: signText(signed, privateKey) }
}

export function attestationsOf(store: Store, testId: string): Map<string, AttestationRow> {
  const rows = store.all((q) => q.selectFrom('soundness_attestation').selectAll().where('test_id', '=', testId))
  return new Map(rows.map((row) => [row.code, row]))
}

/** @param root DER of the archive's root, which certifies every signer */
export function toAttestation(
  row: AttestationRow,
  archiveId: string,
  root: Uint8Array,
  name: (signIn: string) => string,
): Attestation {
  return {
    answer: row.answer,
    note: row.note,
    signedBy: name(row.signed_by),
    signedAt: row.signed_at,
    signature: isGenuine(row, archiveId, root, name(row.signed_by)) ? 'valid' : 'altered',
  }
}

/** The row says what was signed, by the one whom it names. */
function isGenuine(row: AttestationRow, archiveId: string, root: Uint8Array, signedBy: string): boolean {
  const said = genuineText(Signed, row, root)
  return (
    said !== null &&
    said.signedBy === signedBy &&
    said.archiveId === archiveId &&
    said.test === row.test_id &&
    said.code === row.code &&
    said.answer === row.answer &&
    said.note === row.note &&
    said.signedAt === row.signed_at
  )
}
