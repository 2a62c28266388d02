// The copy that shows a TIFF: browsers draw none, and scanners put many pages into one. Each page becomes a PDF page, so
// that pages and regions are pointed at as in any other paper.
import { PDFDocument } from 'pdf-lib'
import type { TiffPage } from './tiff-to-png.ts'
import { tiffPageToPng } from './tiff-to-png.ts'

/** Points on the longer edge of A4; a scan carries no reliable size of its own. */
const longEdgePt = 842

/** @returns null when a page cannot be decoded */
export async function tiffToPdf(
  options: Omit<TiffPage, 'page'> & { readonly pages: number; readonly madeAt: Date },
): Promise<Uint8Array | null> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setCreationDate(options.madeAt)
  for (let page = 1; page <= options.pages; page++) {
    const png = await tiffPageToPng({ ...options, page })
    if (png === null) return null
    const picture = await pdf.embedPng(png)
    const scale = longEdgePt / Math.max(picture.width, picture.height)
    const size = { width: picture.width * scale, height: picture.height * scale }
    pdf.addPage([size.width, size.height]).drawImage(picture, { x: 0, y: 0, ...size })
  }
  return pdf.save()
}
