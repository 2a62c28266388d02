// The archive's own small certification: one root, and one certificate for each person who signs (X.509 v3, RFC 5280; EC P-256
// with SHA-256). Whoever wants to trust it imports the root; nobody is asked to trust it silently.
import { randomBytes, webcrypto } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'

const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto })
pkijs.setEngine('node', engine)

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
const oid = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  serialNumber: '2.5.4.5',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKey: '2.5.29.14',
  authorityKey: '2.5.29.35',
} as const

/** Bits of KeyUsage, RFC 5280 §4.2.1.3, counted from the left. */
const usage = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04, crlSign: 0x02 } as const

const years = { root: 20, signer: 5 } as const

export interface RootPair {
  /** DER. */
  readonly certificate: Uint8Array
  /** PKCS#8. */
  readonly privateKey: Uint8Array
}

/** A new root for one archive: CA with path length 0, for twenty years. */
export async function createRoot(options: { agency: string; archiveId: string; now: Date }): Promise<RootPair> {
  const { privateKey, publicKey } = await createSigningKey()
  const subject = [
    { type: oid.organisation, value: options.agency },
    { type: oid.commonName, value: `${options.agency}案卷存档根证书` },
    { type: oid.serialNumber, value: options.archiveId },
  ]
  const certificate = await sign({
    subject,
    issuer: subject,
    subjectPublicKey: publicKey,
    issuerPublicKey: publicKey,
    issuerPrivateKey: privateKey,
    now: options.now,
    lifeYears: years.root,
    usage: usage.keyCertSign | usage.crlSign,
    isRoot: true,
  })
  return { certificate, privateKey }
}

/** A fresh P-256 pair: PKCS#8 and SubjectPublicKeyInfo. */
export async function createSigningKey(): Promise<{ privateKey: Uint8Array; publicKey: Uint8Array }> {
  const pair = await webcrypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  return {
    privateKey: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)),
    publicKey: new Uint8Array(await webcrypto.subtle.exportKey('spki', pair.publicKey)),
  }
}

/** A person's certificate under the archive's root: for signatures and non-repudiation, five years. */
export async function issueCertificate(options: {
  root: RootPair
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Uint8Array
  name: string
  unit: string
  now: Date
}): Promise<Uint8Array> {
  const root = pkijs.Certificate.fromBER(bufferOf(options.root.certificate))
  return sign({
    subject: [
      { type: oid.organisation, value: options.unit },
      { type: oid.commonName, value: options.name },
    ],
    issuer: root.subject,
    subjectPublicKey: options.publicKey,
    issuerPublicKey: new Uint8Array(root.subjectPublicKeyInfo.toSchema().toBER()),
    issuerPrivateKey: options.root.privateKey,
    now: options.now,
    lifeYears: years.signer,
    usage: usage.digitalSignature | usage.nonRepudiation,
    isRoot: false,
  })
}

export function toPem(certificate: Uint8Array): string {
  const body =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...body, '-----END CERTIFICATE-----', ''].join('\n')
}

type NameParts = readonly { type: string; value: string }[]

interface CertificateOrder {
  readonly subject: NameParts
  readonly issuer: NameParts | pkijs.RelativeDistinguishedNames
  readonly subjectPublicKey: Uint8Array
  readonly issuerPublicKey: Uint8Array
  readonly issuerPrivateKey: Uint8Array
  readonly now: Date
  readonly lifeYears: number
  readonly usage: number
  readonly isRoot: boolean
}

async function sign(order: CertificateOrder): Promise<Uint8Array> {
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1.Integer({ valueHex: bufferOf(serialNumber()) })
  certificate.subject = toName(order.subject)
  certificate.issuer = order.issuer instanceof pkijs.RelativeDistinguishedNames ? order.issuer : toName(order.issuer)
  certificate.notBefore.value = wholeSeconds(order.now)
  certificate.notAfter.value = laterByYears(order.now, order.lifeYears)
  const subjectKey = await importPublic(order.subjectPublicKey)
  await certificate.subjectPublicKeyInfo.importKey(subjectKey, engine)
  certificate.extensions = [
    extension(oid.basicConstraints, order.isRoot, basicConstraints(order.isRoot)),
    extension(oid.keyUsage, true, keyUsage(order.usage)),
    extension(oid.subjectKey, false, new asn1.OctetString({ valueHex: await keyId(order.subjectPublicKey) })),
    extension(
      oid.authorityKey,
      false,
      new pkijs.AuthorityKeyIdentifier({
        keyIdentifier: new asn1.OctetString({ valueHex: await keyId(order.issuerPublicKey) }),
      }).toSchema(),
    ),
  ]
  const key = await webcrypto.subtle.importKey('pkcs8', bufferOf(order.issuerPrivateKey), curve, false, ['sign'])
  await certificate.sign(key, 'SHA-256', engine)
  return new Uint8Array(certificate.toSchema(true).toBER())
}

function extension(id: string, critical: boolean, value: { toBER(): ArrayBuffer }): pkijs.Extension {
  return new pkijs.Extension({ extnID: id, critical, extnValue: value.toBER() })
}

function basicConstraints(isRoot: boolean) {
  return new pkijs.BasicConstraints(isRoot ? { cA: true, pathLenConstraint: 0 } : { cA: false }).toSchema()
}

/** A BIT STRING without its trailing zero bits, as DER wants it. */
function keyUsage(bits: number): asn1.BitString {
  let unusedBits = 0
  while (((bits >> unusedBits) & 1) === 0) unusedBits++
  return new asn1.BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits })
}

function toName(parts: NameParts): pkijs.RelativeDistinguishedNames {
  return new pkijs.RelativeDistinguishedNames({
    typesAndValues: parts.map(
      ({ type, value }) => new pkijs.AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value }) }),
    ),
  })
}

/** RFC 5280 §4.2.1.2 (1): SHA-1 of the key's bits. A name for the key, not a protection. */
async function keyId(publicKey: Uint8Array): Promise<ArrayBuffer> {
  const info = pkijs.PublicKeyInfo.fromBER(bufferOf(publicKey))
  return webcrypto.subtle.digest('SHA-1', info.subjectPublicKey.valueBlock.valueHexView as Uint8Array<ArrayBuffer>)
}

function importPublic(publicKey: Uint8Array): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('spki', bufferOf(publicKey), curve, true, ['verify'])
}

/** 16 random bytes, positive and without a leading zero. */
function serialNumber(): Uint8Array {
  const bytes = randomBytes(16)
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0)
  return bytes
}

function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000)
}

function laterByYears(at: Date, count: number): Date {
  const later = wholeSeconds(at)
  later.setUTCFullYear(later.getUTCFullYear() + count)
  return later
}

/** A copy in an ArrayBuffer of its own, which is what the ASN.1 reader takes. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
