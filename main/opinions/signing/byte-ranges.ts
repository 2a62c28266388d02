// Which bytes each signature of a PDF covers, read strictly: known forgeries (incremental saving after the signature, a gap
// wider than the signature, a signature that no field shows, a page redefined between two signatures) rest on readers that
// are lenient here.
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { onlySignaturesAdded } from './revisions.ts'

export interface SignatureFound {
  readonly field: string
  /** The bytes signed are [0, gapStart) and [gapEnd, end). */
  readonly gapStart: number
  readonly gapEnd: number
  readonly end: number
  /** DER, without the padding. */
  readonly contents: Uint8Array
  readonly subFilter: string
  readonly reason: string | null
  /** /M, as the signer's software wrote it. */
  readonly at: Date | null
}

export type SignatureScan =
  | { readonly state: 'damaged' }
  | { readonly state: 'malformed'; readonly signatures: readonly SignatureFound[] }
  | { readonly state: 'read'; readonly signatures: readonly SignatureFound[] }

const byteRangePattern = /\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g

/** Signatures in the order they were appended. Never throws, whatever the bytes are. */
export async function scanSignatures(pdf: Uint8Array): Promise<SignatureScan> {
  let document: PDFDocument
  try {
    document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true })
    if (!(document.catalog instanceof PDFDict)) return { state: 'damaged' }
  } catch {
    return { state: 'damaged' }
  }
  try {
    return await scan(document, pdf)
  } catch {
    return { state: 'malformed', signatures: [] }
  }
}

async function scan(document: PDFDocument, pdf: Uint8Array): Promise<SignatureScan> {
  const raw = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const written = [...raw.toString('latin1').matchAll(byteRangePattern)]
  const shown = signatureFields(document)
  const signatures = shown.flatMap(({ field, value }) => toFound(field, value, raw) ?? [])
  signatures.sort((a, b) => a.end - b.end)
  // Every range in the file belongs to a field that is shown, and every field that is shown has a sound range.
  const whole = signatures.length === shown.length && written.length === shown.length && areNested(signatures)
  const ends = signatures.map(({ end }) => end)
  const sound = whole && (await onlySignaturesAdded(document, pdf, ends))
  return { state: sound ? 'read' : 'malformed', signatures }
}

function signatureFields(document: PDFDocument): { field: string; value: PDFDict }[] {
  const form = document.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  const fields = form?.lookupMaybe(PDFName.of('Fields'), PDFArray)
  if (fields === undefined) return []
  return Array.from({ length: fields.size() }, (_, index) => fields.lookup(index, PDFDict)).flatMap((field) => {
    const value = field.lookupMaybe(PDFName.of('V'), PDFDict)
    if (field.get(PDFName.of('FT')) !== PDFName.of('Sig') || value === undefined) return []
    return [{ field: textOf(field, 'T') ?? '', value }]
  })
}

/** Null when the range is not exactly: the file from its start, but for the hexadecimal signature itself. */
function toFound(field: string, value: PDFDict, raw: Buffer): SignatureFound | null {
  const range = value.lookup(PDFName.of('ByteRange'), PDFArray)
  const [start, gapStart, gapEnd, rest] = Array.from({ length: 4 }, (_, at) => range.lookup(at, PDFNumber).asNumber())
  if (range.size() !== 4 || start !== 0 || gapStart === undefined || gapEnd === undefined || rest === undefined)
    return null
  const end = gapEnd + rest
  if (gapStart >= gapEnd || end > raw.length) return null
  const gap = raw.subarray(gapStart, gapEnd).toString('latin1')
  if (!/^<[0-9a-fA-F]+>$/.test(gap) || !endsRevision(raw, end)) return null
  const contents = value.lookup(PDFName.of('Contents'), PDFHexString)
  if (contents.asString().toLowerCase() !== gap.slice(1, -1).toLowerCase()) return null
  const subFilter = value.lookup(PDFName.of('SubFilter'), PDFName).decodeText()
  const der = derOf(contents.asBytes())
  if (der === null) return null
  const at = dateOf(value)
  return { field, gapStart, gapEnd, end, contents: der, subFilter, reason: textOf(value, 'Reason'), at }
}

/** A revision ends with its end-of-file mark; anything cut elsewhere is no revision somebody signed. */
function endsRevision(raw: Buffer, end: number): boolean {
  return /%%EOF[\r\n]*$/.test(raw.subarray(Math.max(0, end - 16), end).toString('latin1'))
}

/** Each later signature covers the earlier ones whole. */
function areNested(signatures: readonly SignatureFound[]): boolean {
  return signatures.every((signature, at) => at === 0 || (signatures[at - 1]?.end ?? 0) <= signature.gapStart)
}

/** The DER value at the start of the padded field; null when its length does not fit, or the padding is not zeros. */
function derOf(padded: Uint8Array): Uint8Array | null {
  const first = padded[1]
  if (padded[0] !== 0x30 || first === undefined) return null
  const extra = first < 0x80 ? 0 : first & 0x7f
  if (extra > 4) return null
  let length = extra === 0 ? first : 0
  for (const byte of padded.subarray(2, 2 + extra)) length = length * 256 + byte
  const total = 2 + extra + length
  if (total > padded.length || padded.subarray(total).some((byte) => byte !== 0)) return null
  return padded.subarray(0, total)
}

function textOf(dict: PDFDict, name: string): string | null {
  const value = dict.lookup(PDFName.of(name))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null
}

function dateOf(dict: PDFDict): Date | null {
  const value = dict.lookup(PDFName.of('M'))
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return null
  try {
    return value.decodeDate()
  } catch {
    return null
  }
}
