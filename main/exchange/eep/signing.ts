// Signatures of EEP packages: made with a person's own key, checked against the certificate inside and the root it comes from.
import { X509Certificate } from 'node:crypto'
import { signerOf, signText } from '../../people/index.ts'
import type { EepSignature, EepSigner, ReadEep } from './types.ts'
import { signatureAlgorithm } from './write-eep.ts'

/** @param identity PKCS#8 and DER as people.signingIdentity gives them; the caller overwrites the key after use */
export function eepSigner(
  identity: { readonly privateKey: Buffer; readonly certificate: Uint8Array },
  name: string,
  at: string,
): EepSigner {
  return { name, at, certificate: identity.certificate, sign: (bytes) => signText(bytes, identity.privateKey) }
}

export interface EepVerdict {
  readonly signer: string
  readonly at: string
  /** `untrusted`: it holds, but nobody vouches for its certificate: no root was given, or another one issued it. */
  readonly state: 'valid' | 'altered' | 'untrusted'
}

/** @param root DER of the sender's root certificate; null when it is not at hand */
export function checkEepSignatures(eep: ReadEep, root: Uint8Array | null): EepVerdict[] {
  return eep.signatures.map((signature) => ({
    signer: signature.signer,
    at: signature.at,
    state: stateOf(signature, eep.signedText, root),
  }))
}

function stateOf(signature: EepSignature, signedText: string, root: Uint8Array | null): EepVerdict['state'] {
  try {
    const certificate = new X509Certificate(signature.certificate)
    if (signature.algorithm !== signatureAlgorithm) return 'altered'
    // Who signed is what the certificate says, whatever the package calls him.
    const signer = signerOf({ signed: signedText, signature: signature.value, certificate: signature.certificate })
    if (signer !== signature.signer) return 'altered'
    if (root === null || !certificate.verify(new X509Certificate(root).publicKey)) return 'untrusted'
    const at = new Date(signature.at)
    return at >= new Date(certificate.validFrom) && at <= new Date(certificate.validTo) ? 'valid' : 'untrusted'
  } catch {
    // Bytes that are no certificate or no signature prove nothing.
    return 'altered'
  }
}
