// Texts that a person signs with his own key (statements, attestations, acts of disposal): signed alike, and judged alike each
// time they are shown, so that a row changed behind the desk's back shows as altered.
import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto'
import type * as z from 'zod'

/** As a row keeps it: the canonical text, the signature over it, and the signer's certificate (DER). */
export interface SignedText {
  readonly signed: string
  readonly signature: Uint8Array
  readonly certificate: Uint8Array
}

/** ECDSA P-256 over SHA-256 of the text (UTF-8), in the DER form that openssl checks. @param privateKey PKCS#8 */
export function signText(text: string | Uint8Array, privateKey: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return sign('sha256', Buffer.from(text), key)
}

/** The name in the certificate when the signature holds over the text, else null. Who issued the certificate is not asked. */
export function signerOf({ signed, signature, certificate }: SignedText): string | null {
  const holder = new X509Certificate(certificate)
  if (!verify('sha256', Buffer.from(signed), holder.publicKey, signature)) return null
  const named = holder.toLegacyObject().subject as { CN?: string }
  return named.CN ?? null
}

/**
 * What was signed, when the signature holds, its certificate comes from this root and names the one who is said to have
 * signed; null for everything else, bytes that are no certificate, signature or statement among it.
 * @param root DER of the archive's root, which certifies every signer
 */
export function genuineText<Statement extends { readonly signedBy: string }>(
  schema: z.ZodType<Statement>,
  kept: SignedText,
  root: Uint8Array,
): Statement | null {
  try {
    if (!new X509Certificate(kept.certificate).verify(new X509Certificate(root).publicKey)) return null
    const signer = signerOf(kept)
    const said = schema.parse(JSON.parse(kept.signed))
    return signer === said.signedBy ? said : null
  } catch {
    return null
  }
}
