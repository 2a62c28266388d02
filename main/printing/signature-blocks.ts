// The boxes people sign in. Each has a signature field of its own lying on it, so that a reader's click on the box shows the signature.
import { PDFName, PDFString } from 'pdf-lib'
import { breakLines, type Line } from './lines.ts'
import { baselineDrop, CELL, CELL_HEAD, GREY, MM, PAGE_HEIGHT, type TextStyle } from './measures.ts'
import type { Setting } from './paragraph.ts'
import { type ShapeContext, shape } from './shape.ts'
import type { Slab, Spot } from './slab.ts'
import type { Align, Block, SignatureBox, SignatureItem } from './types.ts'

type SignatureBlock = Extract<Block, { readonly type: 'signatures' }>

const NAME: TextStyle = { font: 'kai', size: 17, pitch: 22 }
const GAP = 8 * MM
const PAD = 7
const BY_HAND = '    年  月  日'

export function signatureSlabs(block: SignatureBlock, setting: Setting, boxes: SignatureBox[]): Slab[] {
  const width = Math.min((block.boxes?.widthMm ?? 74) * MM, setting.measure)
  const height = (block.boxes?.heightMm ?? 30) * MM
  const perRow = Math.max(1, Math.floor((setting.measure + GAP) / (width + GAP)))
  const rows: SignatureItem[][] = []
  for (let at = 0; at < block.items.length; at += perRow) rows.push(block.items.slice(at, at + perRow))
  return rows.map((row, at) => ({
    height,
    before: 10,
    keepWithNext: at < rows.length - 1,
    draw: (spot) => {
      const total = row.length * width + (row.length - 1) * GAP
      row.forEach((item, index) => {
        const x = spot.x + setting.measure - total + index * (width + GAP)
        drawBox(item, { ...spot, x }, width, height, setting)
        boxes.push(placeField(item, { ...spot, x }, width, height, boxes.length + 1))
      })
    },
  }))
}

function drawBox(item: SignatureItem, spot: Spot, width: number, height: number, setting: ShapeContext): void {
  const { pen, page, x, top } = spot
  pen.frame(page, { x, top, width, height }, 0.5, GREY)
  const measure = width - 2 * PAD
  const write = (text: string, style: TextStyle, align: Align, at: number): void => {
    const line = oneLine(text, style, align, measure, setting)
    if (line !== undefined) pen.text(page, line, x + PAD, at + baselineDrop(style), style.colour)
  }
  write(item.role, CELL_HEAD, 'left', top + 5)
  write(item.name, NAME, 'center', top + (height - NAME.pitch) / 2)
  write(item.on === '' ? BY_HAND : item.on, CELL, 'right', top + height - CELL.pitch - 5)
}

/** A name too long for the box is set smaller rather than broken. */
function oneLine(
  text: string,
  style: TextStyle,
  align: Align,
  measure: number,
  context: ShapeContext,
): Line | undefined {
  for (let size = style.size; size >= 6; size -= 0.5) {
    const atoms = shape(text.replaceAll('\n', ' '), { ...style, size }, context)[0] ?? []
    if (atoms.reduce((sum, atom) => sum + atom.width, 0) <= measure || size === 6) {
      return breakLines(atoms, { measure, align })[0]
    }
  }
  return undefined
}

/** An empty signature field with the box as its rectangle; `signPdf` fills it. */
function placeField(item: SignatureItem, spot: Spot, width: number, height: number, number: number): SignatureBox {
  const { context } = spot.pen.doc
  const [xPt, yPt] = [rounded(spot.x), rounded(PAGE_HEIGHT - spot.top - height)]
  const [widthPt, heightPt] = [rounded(width), rounded(height)]
  const field = `signature-${number}`
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of(field),
      TU: PDFString.of(field),
      Rect: [xPt, yPt, rounded(xPt + widthPt), rounded(yPt + heightPt)],
      F: 132,
      P: spot.page.ref,
    }),
  )
  spot.page.node.addAnnot(widget)
  const form = spot.pen.doc.catalog.getOrCreateAcroForm()
  form.addField(widget)
  form.dict.set(PDFName.of('SigFlags'), context.obj(1))
  return { role: item.role, field, page: spot.pageNumber, xPt, yPt, widthPt, heightPt }
}

/** So few decimals that signing writes the rectangle again exactly as it was: verification compares the two. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
