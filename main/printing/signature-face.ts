// What a signature shows on its block: the name, and when it was signed by the signer's own clock. A page of the block's size,
// which signing lays over the block as the signature's appearance; the block itself is never redrawn.
import { PDFDocument } from 'pdf-lib'
import { type Fonts, sharedFonts } from './fonts.ts'
import { breakLines } from './lines.ts'
import { baselineDrop, CELL, PAGE_HEIGHT, type TextStyle } from './measures.ts'
import { createPen } from './pen.ts'
import { shape } from './shape.ts'
import type { Align, SignatureBox } from './types.ts'

const NAME: TextStyle = { font: 'kai', size: 17, pitch: 22 }
const PAD = 7
/** The block's head, which already carries the role, stays free. */
const HEAD = 14

/** @param lines below the name, from top to bottom, e.g. “电子签名”, “2026-11-21 22:10” */
export async function composeSignatureFace(
  box: Pick<SignatureBox, 'widthPt' | 'heightPt'>,
  name: string,
  lines: readonly string[],
  fonts: Fonts = sharedFonts(),
): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false })
  const pen = createPen(doc, fonts)
  const page = pen.addPage()
  const write = (text: string, style: TextStyle, align: Align, top: number): void => {
    const atoms = shape(text, style, { fonts, missing: new Set() })[0] ?? []
    const [line] = breakLines(atoms, { measure: box.widthPt - 2 * PAD, align })
    if (line !== undefined) pen.text(page, line, PAD, top + baselineDrop(style), style.colour)
  }
  const below = lines.length * CELL.pitch + 4
  write(name, NAME, 'center', HEAD + (box.heightPt - HEAD - below - NAME.pitch) / 2)
  lines.forEach((line, at) => {
    write(line, CELL, 'right', box.heightPt - below + at * CELL.pitch)
  })
  pen.finish()
  // The pen measures from the top of a full page; the small page keeps its origin at 0, which embedding relies on.
  page.translateContent(0, box.heightPt - PAGE_HEIGHT)
  page.setSize(box.widthPt, box.heightPt)
  return doc.save({ useObjectStreams: false, addDefaultPage: false })
}
