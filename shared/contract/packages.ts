// 移交: packages for hand-over and import, each after an approval, with receipts on both sides.
import * as z from 'zod'
import { command, feed, Id, Instant, Paging, pageOf, query, Sha256 } from './procedure.ts'
import { text } from './text.ts'

/** `transfer`: the layout of 档发〔2012〕7号; `bagit`: RFC 8493; `eep`: DA/T 48. */
export const packageForms = ['transfer', 'bagit', 'eep'] as const
export const PackageForm = z.enum(packageForms)
export type PackageForm = z.infer<typeof PackageForm>

export const packageStates = ['requested', 'approved', 'declined', 'withdrawn', 'made', 'received', 'imported'] as const
export const PackageState = z.enum(packageStates)
export type PackageState = z.infer<typeof PackageState>

/** 移交与接收登记表: what each side has looked at. Nothing is said to be sound that nobody has tested. */
export const packageChecks = ['accuracy', 'completeness', 'usability', 'safety', 'carrier'] as const
export const CheckOutcome = z.enum(['passed', 'failed', 'not-tested'])
export const PackageChecks = z.record(z.enum(packageChecks), CheckOutcome)
export type PackageChecks = z.infer<typeof PackageChecks>

/** 载体. */
export const Carrier = z.object({
  /** 载体类型规格, e.g. 移动硬盘 2 TB. */
  kind: text(1, 100),
  /** 载体起止顺序号. */
  from: text(1, 50),
  to: text(1, 50),
})
export type Carrier = z.infer<typeof Carrier>

/** What is asked for. The restricted volume (副卷) goes along with a hand-over to an archive, and never without being named. */
export const PackageRequest = z.object({
  form: PackageForm,
  /** 交接工作名称. */
  title: text(2, 200),
  /** 内容描述. */
  content: text(1, 1000),
  receiver: text(2, 100),
  carrier: Carrier,
  withRestricted: z.boolean().default(true),
  dossierIds: z.array(Id).min(1).max(2000),
})
export type PackageRequest = z.infer<typeof PackageRequest>

/** One signed part of the registration form. */
export const SignedPart = z.object({
  agency: z.string(),
  signedBy: z.string(),
  signedAt: Instant,
  checks: PackageChecks,
  /** Of the signer's own root certificate: what the two sides compare by telephone or on paper. */
  rootFingerprint: z.string(),
  signature: z.enum(['valid', 'altered']),
})
export type SignedPart = z.infer<typeof SignedPart>

export const Package = z.object({
  id: Id,
  number: z.string(),
  /** Of an incoming one: the number its sender gave it. */
  senderNumber: z.string().nullable(),
  direction: z.enum(['out', 'in']),
  form: PackageForm,
  title: z.string(),
  content: z.string(),
  sender: z.string(),
  receiver: z.string(),
  carrier: Carrier,
  withRestricted: z.boolean(),
  state: PackageState,
  requestedBy: z.string(),
  requestedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decision: z.string(),
  madeBy: z.string().nullable(),
  madeAt: Instant.nullable(),
  files: z.int().nullable(),
  sizeBytes: z.int().nullable(),
  /** Of the package's own list of files and their SHA-256. */
  listSha256: Sha256.nullable(),
  dossiers: z.array(z.object({ id: Id, title: z.string(), number: z.string().nullable(), manifestSha256: Sha256 })),
  giver: SignedPart.nullable(),
  taker: SignedPart.nullable(),
  /** Whether the caller is the one who asked for it. */
  isMine: z.boolean(),
})
export type Package = z.infer<typeof Package>

/** One thing that is wrong with a folder that came in; `at` is a path inside it. */
export const PackageProblem = z.object({ code: z.string(), at: z.string().nullable(), sentence: z.string() })
export type PackageProblem = z.infer<typeof PackageProblem>

export const PackageInspection = z.object({
  form: PackageForm.nullable(),
  /** What it says of itself; null where that could not be read. */
  number: z.string().nullable(),
  title: z.string().nullable(),
  sender: z.string().nullable(),
  files: z.int(),
  sizeBytes: z.int(),
  listSha256: Sha256.nullable(),
  dossiers: z.array(
    z.object({
      title: z.string(),
      number: z.string().nullable(),
      items: z.int(),
      manifestSha256: Sha256,
    }),
  ),
  giver: SignedPart.nullable(),
  /** The first two hundred; `problemCount` tells how many there are. */
  problems: z.array(PackageProblem),
  problemCount: z.int(),
})
export type PackageInspection = z.infer<typeof PackageInspection>

const Progress = {
  doneBytes: z.int(),
  totalBytes: z.int(),
}
export const MakeProgress = z.discriminatedUnion('state', [
  /** `checking` reads back what was written. */
  z.object({ state: z.literal('running'), step: z.enum(['writing', 'checking']), ...Progress }),
  z.object({ state: z.literal('done'), ...Progress, package: Package, folder: z.string() }),
])
export type MakeProgress = z.infer<typeof MakeProgress>

export const InspectProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), ...Progress }),
  z.object({ state: z.literal('done'), ...Progress, inspection: PackageInspection }),
])
export type InspectProgress = z.infer<typeof InspectProgress>

export const ImportProgress = z.discriminatedUnion('state', [
  /** `checking` reads the whole package once more, `filing` puts it into the archive. */
  z.object({ state: z.literal('running'), step: z.enum(['checking', 'filing']), ...Progress }),
  z.object({ state: z.literal('done'), ...Progress, package: Package }),
])
export type ImportProgress = z.infer<typeof ImportProgress>

const One = z.object({ id: Id })
/** As the file system bears it: neither trimmed nor composed. */
const folder = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => path.isWellFormed(), 'half a character')
const passphrase = z.string().min(1).max(1024)
const by = ['archivist', 'head'] as const
/** Looked at by people; what the desk has computed it says itself. */
const Looked = z.object({ usability: CheckOutcome, safety: CheckOutcome, carrier: CheckOutcome })

export const packages = {
  list: query({
    by,
    input: z.object({
      ...Paging,
      direction: z.enum(['out', 'in']).nullable().default(null),
      dossierId: Id.nullable().default(null),
    }),
    output: pageOf(Package),
  }),
  get: query({ by, input: One, output: Package }),
  /** Sealed dossiers only. */
  request: command({ by: ['archivist'], writes: 'package.requested', input: PackageRequest, output: Package }),
  approve: command({
    by: ['head'],
    writes: 'package.approved',
    input: z.object({ id: Id, decision: text(0, 500).default('') }),
    output: Package,
  }),
  decline: command({
    by: ['head'],
    writes: 'package.declined',
    input: z.object({ id: Id, decision: text(2, 500) }),
    output: Package,
  }),
  /** By whoever asked for it, until it is made. */
  withdraw: command({
    by: ['archivist'],
    writes: 'package.withdrawn',
    input: z.object({ id: Id, reason: text(2, 500) }),
    output: Package,
  }),
  /** Decrypts into a folder that is new or empty, and signs the giver's part of the registration form. */
  make: feed({
    by: ['archivist'],
    writes: 'package.made',
    input: z.object({ id: Id, folder, passphrase, looked: Looked }),
    item: MakeProgress,
  }),
  /** 移交与接收登记表 as it stands: the file that goes to the other side, and the form on paper. */
  receipt: query({
    by,
    input: One,
    output: z.object({ name: z.string(), json: z.string(), pdfBase64: z.string() }),
  }),
  /** The receipt that the receiver sent back: his signature, over this package and no other. */
  receive: command({
    by: ['archivist'],
    writes: 'package.received',
    input: z.object({ id: Id, receipt: z.string().max(4_000_000) }),
    output: Package,
  }),
  /** Reads a folder to its last byte and changes nothing. */
  inspect: feed({ by: ['archivist'], input: z.object({ folder }), item: InspectProgress }),
  /** Takes a sound package in, whole or not at all, and signs the receiver's part. */
  import: feed({
    by: ['archivist'],
    writes: 'package.imported',
    input: z.object({ folder, passphrase, looked: Looked }),
    item: ImportProgress,
  }),
}
