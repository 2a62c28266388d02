// Who signed bytes that came from another desk: by a certificate in force that the root beside it has given. Whether the root is
// the right one is for people to compare (see card.ts).
import { verify, X509Certificate } from 'node:crypto'

export interface Issued {
  /** DER in base64. */
  readonly certificate: string
  readonly root: string
}

/** False for everything else, bytes that are no certificate among it. */
export function isIssuedTo(name: string, { certificate, root }: Issued, at: string): boolean {
  try {
    const holder = new X509Certificate(Buffer.from(certificate, 'base64'))
    const issuer = new X509Certificate(Buffer.from(root, 'base64'))
    const when = new Date(at)
    const named = holder.toLegacyObject().subject as { CN?: string }
    return (
      issuer.ca &&
      issuer.verify(issuer.publicKey) &&
      holder.checkIssued(issuer) &&
      holder.verify(issuer.publicKey) &&
      new Date(holder.validFrom) <= when &&
      when <= new Date(holder.validTo) &&
      named.CN === name
    )
  } catch {
    return false
  }
}

/** ECDSA P-256 over SHA-256, as `people/signed-text` signs. */
export function isSignedBy(certificate: string, text: string | Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(
      'sha256',
      Buffer.from(text),
      new X509Certificate(Buffer.from(certificate, 'base64')).publicKey,
      signature,
    )
  } catch {
    return false
  }
}
