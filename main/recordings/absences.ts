// Signed statements why a required recording was not made (未记录说明). What is signed is one canonical text, kept as it was
// signed with the signer's certificate, and checked each time it is shown: a row changed behind the desk's back shows as altered.
import * as z from 'zod'
import type { Absence } from '#shared/contract/recording-list.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import { genuineText, signText } from '../people/index.ts'
import type { Store } from '../store/index.ts'

/** The part of the statement that is signed; its form must never change, since old signatures rest on it. */
const Signed = z.strictObject({
  schema: z.literal('anjuan.recording-absence/1'),
  archiveId: z.string(),
  dossier: z.string(),
  requirement: z.string(),
  ground: z.string(),
  reason: z.string(),
  /** As the signer's certificate names him. */
  signedBy: z.string(),
  signedAt: z.string(),
  packSha256: z.string(),
})
export type SignedAbsence = z.infer<typeof Signed>

export interface AbsenceRow {
  id: string
  dossier_id: string
  requirement: string
  pack_sha256: string
  ground: string
  reason: string
  signed: string
  signature: Buffer
  certificate: Buffer
  signed_by: string
  signed_at: string
  revoked_at: string | null
}

export function signAbsence(
  absence: Omit<SignedAbsence, 'schema'>,
  privateKey: Buffer,
): { signed: string; signature: Buffer } {
  const signed = canonicalJson({ schema: 'anjuan.recording-absence/1', ...absence } satisfies SignedAbsence)
  return { signed, signature: signText(signed, privateKey) }
}

/** The statements that stand in a dossier, by requirement. */
export function standingAbsences(store: Store, dossierId: string): Map<string, AbsenceRow> {
  const rows = store.all((q) =>
    q.selectFrom('recording_absence').selectAll().where('dossier_id', '=', dossierId).where('revoked_at', 'is', null),
  )
  return new Map(rows.map((row) => [row.requirement, row]))
}

/** @param root DER of the archive's root, which certifies every signer */
export function toAbsence(
  row: AbsenceRow,
  archiveId: string,
  root: Uint8Array,
  name: (signIn: string) => string,
): Absence {
  return {
    id: row.id,
    ground: row.ground,
    reason: row.reason,
    signedBy: name(row.signed_by),
    signedAt: row.signed_at,
    signature: isGenuine(row, archiveId, root, name(row.signed_by)) ? 'valid' : 'altered',
  }
}

/** The row says what was signed, by the one whom it names. */
function isGenuine(row: AbsenceRow, archiveId: string, root: Uint8Array, signedBy: string): boolean {
  const said = genuineText(Signed, row, root)
  return (
    said !== null &&
    said.signedBy === signedBy &&
    said.archiveId === archiveId &&
    said.dossier === row.dossier_id &&
    said.requirement === row.requirement &&
    said.ground === row.ground &&
    said.reason === row.reason &&
    said.signedAt === row.signed_at &&
    said.packSha256 === row.pack_sha256
  )
}
