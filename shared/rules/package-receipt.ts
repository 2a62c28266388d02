// 《电子档案移交与接收登记表》 (档发〔2012〕7号 annex) as a file of two signed parts. What is signed is one canonical text in
// each part, so the members must never change within version 1.
import * as z from 'zod'
import { Carrier, PackageChecks, packageForms } from '../contract/packages.ts'
import { Id, Instant, Sha256 } from '../contract/procedure.ts'
import { canonicalJson } from './canonical-json.ts'

/** 移交数据量: gigabytes with three decimals, rounded up, so that a small package is not 0.000. */
export function gigabytes(sizeBytes: number): string {
  return (Math.ceil(sizeBytes / 1_000_000) / 1000).toFixed(3)
}

/** The giver's part: what is handed over. */
export const GiverStatement = z.strictObject({
  schema: z.literal('anjuan-receipt-giver'),
  version: z.literal(1),
  packageId: Id,
  number: z.string(),
  form: z.enum(packageForms),
  title: z.string(),
  content: z.string(),
  sender: z.string(),
  receiver: z.string(),
  carrier: Carrier,
  withRestricted: z.boolean(),
  files: z.int(),
  dossiers: z.int(),
  sizeBytes: z.int(),
  gigabytes: z.string(),
  digestAlgorithm: z.literal('SHA-256'),
  /** Of the package's own list of files. */
  listSha256: Sha256,
  manifests: z.array(Sha256),
  checks: PackageChecks,
  filledBy: z.string(),
  approvedBy: z.string(),
  signedBy: z.string(),
  signedAt: Instant,
})
export type GiverStatement = z.infer<typeof GiverStatement>

/** The receiver's part, over the giver's to the byte. */
export const TakerStatement = z.strictObject({
  schema: z.literal('anjuan-receipt-taker'),
  version: z.literal(1),
  packageId: Id,
  /** Of the giver's signed text. */
  giverSha256: Sha256,
  listSha256: Sha256,
  receiver: z.string(),
  checks: PackageChecks,
  signedBy: z.string(),
  signedAt: Instant,
})
export type TakerStatement = z.infer<typeof TakerStatement>

const Base64 = z.base64().max(100_000)

const Part = z.strictObject({
  /** The canonical text that was signed. */
  statement: z.string().max(2_000_000),
  signature: Base64,
  /** DER of the signer's certificate, and of the root of his archive. */
  certificate: Base64,
  root: Base64,
})
export type ReceiptPart = z.infer<typeof Part>

export const Receipt = z.strictObject({
  schema: z.literal('anjuan-receipt'),
  version: z.literal(1),
  giver: Part,
  taker: Part.nullable(),
})
export type Receipt = z.infer<typeof Receipt>

export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`

/** Null for anything that is no receipt. */
export function readReceipt(text: string): Receipt | null {
  try {
    return Receipt.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Null when the signed text is no statement of its kind in its canonical form. */
export function readStatement<S extends z.ZodType>(schema: S, text: string): z.infer<S> | null {
  try {
    const statement = schema.parse(JSON.parse(text))
    return canonicalJson(statement) === text ? statement : null
  } catch {
    return null
  }
}
