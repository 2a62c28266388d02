// Marks every page of a PDF that was not made here: a line across, twice or three times over, and a small line at the foot. Each lies on the
// page as a drawing of its own, so that the names of fonts on the page mean what they meant.
import { degrees, PDFDocument, type PDFEmbeddedPage, type PDFPage } from 'pdf-lib'
import { type Fonts, sharedFonts } from './fonts.ts'
import { breakLines, type Line } from './lines.ts'
import { type Colour, GREY, PAGE_HEIGHT, type TextStyle } from './measures.ts'
import { createPen } from './pen.ts'
import { shape } from './shape.ts'

export interface Stamp {
  readonly across: string
  readonly foot: string
}

interface Faces {
  readonly across: PDFEmbeddedPage
  readonly foot: PDFEmbeddedPage
}

const turn = Math.PI / 6
const acrossColour: Colour = [0.35, 0.35, 0.35]
const acrossOpacity = 0.24
/** Where the lines have their middle, as shares of the height of an upright page and of a wide one. */
const upright = { at: [0.2, 0.5, 0.8], tallest: 0.36 }
const wide = { at: [0.28, 0.72], tallest: 0.5 }
const mostAcross = 34
const footSize = 8.5
/** From the lower edge of the page. */
const footRise = 11

/** Draws on top of whatever the pages hold, as they are shown upright. */
export async function stampPages(doc: PDFDocument, stamp: Stamp, fonts: Fonts = sharedFonts()): Promise<void> {
  const faces = new Map<string, Faces>()
  for (const page of doc.getPages()) {
    const shown = shownBox(page)
    const key = `${Math.round(shown.width)} ${Math.round(shown.height)}`
    const known = faces.get(key) ?? (await facesFor(doc, shown, stamp, fonts))
    faces.set(key, known)
    page.drawPage(known.across, { ...shown.place, opacity: acrossOpacity })
    page.drawPage(known.foot, shown.place)
  }
}

interface ShownBox {
  readonly width: number
  readonly height: number
  /** Where the lower left corner of the upright page lies on the page as it is stored, and how it is turned there. */
  readonly place: { readonly x: number; readonly y: number; readonly rotate: ReturnType<typeof degrees> }
}

function shownBox(page: PDFPage): ShownBox {
  const { x, y, width, height } = page.getCropBox()
  const angle = ((page.getRotation().angle % 360) + 360) % 360
  if (angle === 90) return { width: height, height: width, place: { x: x + width, y, rotate: degrees(90) } }
  if (angle === 180) return { width, height, place: { x: x + width, y: y + height, rotate: degrees(180) } }
  if (angle === 270) return { width: height, height: width, place: { x, y: y + height, rotate: degrees(270) } }
  return { width, height, place: { x, y, rotate: degrees(0) } }
}

async function facesFor(doc: PDFDocument, box: ShownBox, stamp: Stamp, fonts: Fonts): Promise<Faces> {
  const { width, height } = box
  const across = await face(doc, box, fonts, (draw) => {
    const lines = width > height ? wide : upright
    const room = Math.min((0.92 * width) / Math.cos(turn), (lines.tallest * height) / Math.sin(turn))
    const { line } = fitted(stamp.across, Math.min(mostAcross, Math.max(width, height) / 24), room, fonts)
    for (const share of lines.at) {
      const x = width / 2 - (Math.cos(turn) * line.width) / 2
      const y = share * height - (Math.sin(turn) * line.width) / 2
      draw(line, x, y, (turn * 180) / Math.PI, acrossColour)
    }
  })
  const foot = await face(doc, box, fonts, (draw) => {
    const { line } = fitted(stamp.foot, footSize, width - 40, fonts)
    draw(line, (width - line.width) / 2, footRise, 0, GREY)
  })
  return { across, foot }
}

type Draw = (line: Line, x: number, y: number, turned: number, colour: Colour) => void

async function face(
  doc: PDFDocument,
  { width, height }: ShownBox,
  fonts: Fonts,
  drawing: (draw: Draw) => void,
): Promise<PDFEmbeddedPage> {
  const scratch = await PDFDocument.create({ updateMetadata: false })
  const page = scratch.addPage([width, height])
  const pen = createPen(scratch, fonts)
  // The pen counts from the top of an A4 page.
  drawing((line, x, y, turned, colour) => pen.turnedText(page, line, x, PAGE_HEIGHT - y, turned, colour))
  pen.finish()
  return doc.embedPage(page)
}

/** The largest size up to `size` at which the line is no longer than `room`. */
function fitted(text: string, size: number, room: number, fonts: Fonts): { line: Line } {
  const set = (at: number): Line => {
    const style: TextStyle = { font: 'hei', size: at, pitch: at }
    const atoms = shape(text.replaceAll('\n', ' '), style, { fonts, missing: new Set() })[0] ?? []
    return breakLines(atoms, { measure: 100_000, align: 'left' })[0] ?? { glyphs: [], width: 0 }
  }
  const line = set(size)
  return { line: line.width <= room ? line : set((size * room) / line.width) }
}
