// One CMS signature (RFC 5652) over detached bytes: whether it is whole, and whether its signer's certificate leads to a root
// somebody has chosen to trust. The mathematics is OpenSSL's through node:crypto; pkijs only reads the structure.
import { createHash, timingSafeEqual, verify, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'

export type CmsState = 'valid' | 'altered' | 'untrusted' | 'expired' | 'malformed'

export interface CmsVerdict {
  readonly state: CmsState
  readonly signer: string
  readonly unit: string | null
}

const oid = {
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
} as const

const malformed: CmsVerdict = { state: 'malformed', signer: '', unit: null }

/**
 * @param cms DER of the ContentInfo
 * @param signed the bytes it covers, in order
 * @param at when it says it was made: the certificate must have been in force then
 * @returns a verdict for any input; never throws
 */
export function verifyCms(
  cms: Uint8Array,
  signed: readonly Uint8Array[],
  at: Date | null,
  roots: readonly Uint8Array[],
): CmsVerdict {
  try {
    return judge(cms, signed, at, roots)
  } catch {
    return malformed
  }
}

function judge(
  cms: Uint8Array,
  signed: readonly Uint8Array[],
  at: Date | null,
  roots: readonly Uint8Array[],
): CmsVerdict {
  const content = pkijs.ContentInfo.fromBER(new Uint8Array(cms).buffer)
  if (content.contentType !== oid.signedData) return malformed
  const data = new pkijs.SignedData({ schema: content.content })
  const [info] = data.signerInfos
  if (data.signerInfos.length !== 1 || info?.signedAttrs === undefined) return malformed
  if (info.digestAlgorithm.algorithmId !== oid.sha256) return malformed
  const certificates = (data.certificates ?? []).filter((one) => one instanceof pkijs.Certificate)
  const found = certificates.find((one) => isSignerOf(one, info))
  if (found === undefined) return malformed
  const der = new Uint8Array(found.toSchema(true).toBER())
  const certificate = new X509Certificate(der)
  const who = { signer: nameOf(found, oid.commonName) ?? '', unit: nameOf(found, oid.organisation) }

  if (!namesCertificate(info.signedAttrs, der)) return { state: 'malformed', ...who }
  const digest = createHash('sha256')
  for (const part of signed) digest.update(part)
  const stated = attribute(info.signedAttrs, oid.messageDigest)
  if (!(stated instanceof asn1.OctetString) || !isSame(stated.valueBlock.valueHexView, digest.digest())) {
    return { state: 'altered', ...who }
  }
  // The signature is over the attributes as a SET, which is how pkijs keeps their bytes (RFC 5652 §5.4).
  const attributes = Buffer.from(info.signedAttrs.encodedValue)
  const signature = Buffer.from(info.signature.valueBlock.valueHexView)
  if (!verify('sha256', attributes, { key: certificate.publicKey, dsaEncoding: 'der' }, signature)) {
    return { state: 'altered', ...who }
  }
  const root = roots.map((one) => new X509Certificate(one)).find((one) => isIssuer(one, certificate))
  if (root === undefined) return { state: 'untrusted', ...who }
  return { state: at !== null && inForce(certificate, at) && inForce(root, at) ? 'valid' : 'expired', ...who }
}

function isSignerOf(certificate: pkijs.Certificate, info: pkijs.SignerInfo): boolean {
  const sid: unknown = info.sid
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return false
  return certificate.serialNumber.isEqual(sid.serialNumber) && certificate.issuer.isEqual(sid.issuer)
}

function attribute(attributes: pkijs.SignedAndUnsignedAttributes, type: string): unknown {
  const found = attributes.attributes.filter((one) => one.type === type)
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined
}

/**
 * ESS signing-certificate-v2 (RFC 5035): without it another certificate over the same key could be put in its place.
 * SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2 …}; the hash is SHA-256 when no algorithm stands before it.
 */
function namesCertificate(attributes: pkijs.SignedAndUnsignedAttributes, der: Uint8Array): boolean {
  const value = attribute(attributes, oid.signingCertificateV2)
  if (!(value instanceof asn1.Sequence)) return false
  const [list] = value.valueBlock.value
  const [first] = list instanceof asn1.Sequence ? list.valueBlock.value : []
  const parts = first instanceof asn1.Sequence ? first.valueBlock.value : []
  const hash = parts.find((part) => part instanceof asn1.OctetString)
  if (hash === undefined) return false
  return isSame(hash.valueBlock.valueHexView, createHash('sha256').update(der).digest())
}

function nameOf(certificate: pkijs.Certificate, type: string): string | null {
  const found = certificate.subject.typesAndValues.find((part) => part.type === type)
  return found === undefined ? null : String(found.value.valueBlock.value)
}

/** By name, by key identifier and by the signature itself; and the root says of itself that it may certify. */
function isIssuer(root: X509Certificate, certificate: X509Certificate): boolean {
  return root.ca && certificate.checkIssued(root) && certificate.verify(root.publicKey)
}

function inForce(certificate: X509Certificate, at: Date): boolean {
  return new Date(certificate.validFrom) <= at && at <= new Date(certificate.validTo)
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}
