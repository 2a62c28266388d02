// 移交与接收登记表: each side's part is one canonical text, signed with the signer's own key and carried with his certificate and
// the root of his archive, so that the other side can check it with nothing else at hand.
import { createHash, X509Certificate } from 'node:crypto'
import type * as z from 'zod'
import type { SignedPart } from '#shared/contract/packages.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import {
  GiverStatement,
  type Receipt,
  type ReceiptPart,
  readStatement,
  TakerStatement,
} from '#shared/rules/package-receipt.ts'
import { type SigningIdentity, signerOf, signText } from '../people/index.ts'

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

export function signPart(
  statement: GiverStatement | TakerStatement,
  { privateKey, certificate }: SigningIdentity,
  root: Uint8Array,
): ReceiptPart {
  const text = canonicalJson(statement)
  return {
    statement: text,
    signature: signText(text, privateKey).toString('base64'),
    certificate: certificate.toString('base64'),
    root: Buffer.from(root).toString('base64'),
  }
}

interface Signer {
  readonly signedBy: string
  readonly signedAt: string
}

/** Whether the signature holds over the text, by a certificate in force that the enclosed root has given to that name. */
function isGenuine(part: ReceiptPart, { signedBy, signedAt }: Signer): boolean {
  try {
    const certificate = new X509Certificate(Buffer.from(part.certificate, 'base64'))
    const root = new X509Certificate(Buffer.from(part.root, 'base64'))
    const at = new Date(signedAt)
    return (
      root.ca &&
      root.verify(root.publicKey) &&
      certificate.checkIssued(root) &&
      certificate.verify(root.publicKey) &&
      new Date(certificate.validFrom) <= at &&
      at <= new Date(certificate.validTo) &&
      signerOf({
        signed: part.statement,
        signature: Buffer.from(part.signature, 'base64'),
        certificate: certificate.raw,
      }) === signedBy
    )
  } catch {
    // Bytes that are no certificate or no signature are altered ones.
    return false
  }
}

export interface ReadPart<S> {
  readonly statement: S
  readonly genuine: boolean
}

function readPart<S extends z.ZodType<Signer>>(schema: S, part: ReceiptPart): ReadPart<z.infer<S>> | null {
  const statement = readStatement(schema, part.statement)
  return statement === null ? null : { statement, genuine: isGenuine(part, statement) }
}

export const readGiver = (receipt: Receipt): ReadPart<GiverStatement> | null => readPart(GiverStatement, receipt.giver)

/** Null where nobody has signed it yet, and where what is signed is no such statement. */
export const readTaker = (receipt: Receipt): ReadPart<TakerStatement> | null =>
  receipt.taker === null ? null : readPart(TakerStatement, receipt.taker)

export function shownPart(
  part: ReceiptPart | null,
  read: ReadPart<GiverStatement | TakerStatement> | null,
): SignedPart | null {
  if (part === null || read === null) return null
  const { statement, genuine } = read
  return {
    agency: 'sender' in statement ? statement.sender : statement.receiver,
    signedBy: statement.signedBy,
    signedAt: statement.signedAt,
    checks: statement.checks,
    rootFingerprint: fingerprintOf(part.root),
    signature: genuine ? 'valid' : 'altered',
  }
}

function fingerprintOf(root: string): string {
  try {
    return new X509Certificate(Buffer.from(root, 'base64')).fingerprint256
  } catch {
    return ''
  }
}
