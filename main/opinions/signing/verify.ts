// Verifying a signed PDF as a stranger would: the bytes, the signatures, the chain, and what came after.

import { type SignatureFound, scanSignatures } from './byte-ranges.ts'
import { type CmsState, verifyCms } from './cms.ts'

export interface PdfSignature {
  readonly signer: string
  readonly unit: string | null
  /** The signer's own word. */
  readonly at: string | null
  readonly reason: string | null
  readonly state: CmsState
  readonly subFilter: string
  /** False for the earlier of several signatures, which is as it should be. */
  readonly coversWholeFile: boolean
}

export interface PdfVerification {
  readonly state: 'valid' | 'altered' | 'untrusted' | 'unsigned' | 'damaged'
  readonly signatures: readonly PdfSignature[]
  readonly changedAfterLastSignature: boolean
}

/**
 * @param roots DER of the certificates the verifier has chosen to trust
 * @returns a verdict for any bytes whatever; never throws
 */
export async function verifyPdf(options: { pdf: Uint8Array; roots: readonly Uint8Array[] }): Promise<PdfVerification> {
  const scan = await scanSignatures(options.pdf)
  if (scan.state === 'damaged') return { state: 'damaged', signatures: [], changedAfterLastSignature: false }
  const signatures = scan.signatures.map((found) => judge(found, options.pdf, options.roots))
  const last = scan.signatures.at(-1)
  const changedAfterLastSignature = last !== undefined && last.end !== options.pdf.byteLength
  if (scan.state === 'malformed') return { state: 'altered', signatures, changedAfterLastSignature }
  if (last === undefined) return { state: 'unsigned', signatures, changedAfterLastSignature: false }
  return { state: overall(signatures, changedAfterLastSignature), signatures, changedAfterLastSignature }
}

function judge(found: SignatureFound, pdf: Uint8Array, roots: readonly Uint8Array[]): PdfSignature {
  const signed = [pdf.subarray(0, found.gapStart), pdf.subarray(found.gapEnd, found.end)]
  const { signer, unit, state } = verifyCms(found.contents, signed, found.at, roots)
  return {
    signer,
    unit,
    at: found.at?.toISOString() ?? null,
    reason: found.reason,
    state: found.subFilter === 'ETSI.CAdES.detached' ? state : 'malformed',
    subFilter: found.subFilter,
    coversWholeFile: found.end === pdf.byteLength,
  }
}

function overall(signatures: readonly PdfSignature[], changedAfter: boolean): PdfVerification['state'] {
  if (changedAfter || signatures.some(({ state }) => state === 'altered' || state === 'malformed')) return 'altered'
  return signatures.every(({ state }) => state === 'valid') ? 'valid' : 'untrusted'
}
