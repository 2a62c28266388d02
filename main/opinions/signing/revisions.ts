// Whether later revisions of a signed PDF left alone what an earlier signature saw. The earlier signature's bytes are still
// there after a page has been redefined and signed over, so its mathematics stays valid; what the reader is shown does not.
import { type PDFContext, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib'

/** @param ends of the signed revisions, in order */
export async function onlySignaturesAdded(document: PDFDocument, pdf: Uint8Array, ends: readonly number[]) {
  for (const end of ends.slice(0, -1)) {
    const earlier = await PDFDocument.load(pdf.subarray(0, end), { updateMetadata: false, throwOnInvalidObject: true })
    if (!keepsAll(earlier.context, document.context)) return false
  }
  return true
}

function keepsAll(earlier: PDFContext, later: PDFContext): boolean {
  if (earlier.trailerInfo.Root !== later.trailerInfo.Root) return false
  return earlier.enumerateIndirectObjects().every(([ref, before]) => {
    const after = later.lookup(ref)
    return after !== undefined && (isSame(before, after) || fillsField(before, after))
  })
}

function isSame(before: PDFObject, after: PDFObject): boolean {
  if (!(before instanceof PDFRawStream)) return before.toString() === after.toString()
  if (!(after instanceof PDFRawStream) || before.dict.toString() !== after.dict.toString()) return false
  return Buffer.from(before.contents).equals(after.contents)
}

/** An empty signature field gets its signature and its appearance; nothing else of it changes. */
function fillsField(before: PDFObject, after: PDFObject): boolean {
  if (!(before instanceof PDFDict && after instanceof PDFDict)) return false
  if (before.get(PDFName.of('FT')) !== PDFName.of('Sig') || before.has(PDFName.of('V'))) return false
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].every(
    (name) =>
      name === PDFName.of('V') ||
      name === PDFName.of('AP') ||
      before.get(name)?.toString() === after.get(name)?.toString(),
  )
}
