// Draws on pages: lines of glyphs, rules, boxes, pictures. Coordinates are from the top left corner of the page, in points.
import {
  PDFArray,
  type PDFDocument,
  PDFHexString,
  type PDFImage,
  PDFName,
  PDFNumber,
  PDFOperator,
  type PDFPage,
} from 'pdf-lib'
import { type EmbeddedFace, embedFace, utf16 } from './embed.ts'
import type { Face, FaceKey, Fonts } from './fonts.ts'
import type { Line, PlacedGlyph } from './lines.ts'
import { BLACK, type Colour, LINE_WIDTH, PAGE_HEIGHT, PAGE_WIDTH } from './measures.ts'
import { isCheckBox } from './shape.ts'

export interface Rect {
  readonly x: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Pen {
  readonly doc: PDFDocument
  addPage(): PDFPage
  text(page: PDFPage, line: Line, x: number, baseline: number, colour?: Colour): void
  /** Text turned by `degrees` about its left end, for the watermark. */
  turnedText(page: PDFPage, line: Line, x: number, baseline: number, degrees: number, colour: Colour): void
  rule(page: PDFPage, fromX: number, fromTop: number, toX: number, toTop: number, width?: number, colour?: Colour): void
  frame(page: PDFPage, rect: Rect, width?: number, colour?: Colour): void
  fill(page: PDFPage, rect: Rect, colour: Colour): void
  image(page: PDFPage, image: PDFImage, rect: Rect): void
  /** Writes the fonts; call once, before saving. */
  finish(): void
}

const op = (name: string, ...args: (string | PDFName | PDFNumber | PDFArray | PDFHexString)[]): PDFOperator =>
  PDFOperator.of(name as never, args as never)
const n = (value: number): string => String(Math.round(value * 1000) / 1000)

export function createPen(doc: PDFDocument, fonts: Fonts): Pen {
  const embedded = new Map<FaceKey, EmbeddedFace>()
  const faceOf = (face: Face): EmbeddedFace => {
    const known = embedded.get(face.key)
    if (known !== undefined) return known
    const made = embedFace(doc, face)
    embedded.set(face.key, made)
    return made
  }
  const fontOn = (page: PDFPage, face: Face): EmbeddedFace => {
    const made = faceOf(face)
    page.node.setFontDictionary(PDFName.of(face.key), made.ref)
    return made
  }
  const blank = fonts.find(0x20, 'song', false)
  const drawText = (page: PDFPage, line: Line, place: Placement, colour: Colour): void => {
    const operators: PDFOperator[] = [op('q'), ...paint(colour)]
    for (const run of runsOf(line.glyphs)) {
      const first = run[0] as PlacedGlyph
      if (first.found === null) operators.push(...stand(first, place, blank === null ? null : fontOn(page, blank.face)))
      else operators.push(...showRun(doc, fontOn(page, first.found.face), run, place))
    }
    page.pushOperators(...operators, op('Q'))
  }
  const stand = (glyph: PlacedGlyph, place: Placement, space: EmbeddedFace | null): PDFOperator[] => [
    op('BDC', '/Span', `<</ActualText <feff${utf16(glyph.codePoint)}>>>`),
    ...(space === null || blank === null
      ? []
      : [
          op('BT'),
          op('Tf', `/${blank.face.key}`, n(glyph.size)),
          op('Tr', '3'),
          op('Tm', ...matrix(place, glyph.x)),
          op('Tj', PDFHexString.of(space.code(0x20, blank.id))),
          op('ET'),
        ]),
    ...drawnBox(glyph, place),
    op('EMC'),
  ]
  return {
    doc,
    addPage: () => doc.addPage([PAGE_WIDTH, PAGE_HEIGHT]),
    text(page, line, x, baseline, colour = BLACK) {
      drawText(page, line, { x, y: PAGE_HEIGHT - baseline, cos: 1, sin: 0 }, colour)
    },
    turnedText(page, line, x, baseline, degrees, colour) {
      const turn = (degrees * Math.PI) / 180
      drawText(page, line, { x, y: PAGE_HEIGHT - baseline, cos: Math.cos(turn), sin: Math.sin(turn) }, colour)
    },
    ...shapes(),
    finish() {
      for (const face of embedded.values()) face.write()
    },
  }
}

function shapes(): Pick<Pen, 'rule' | 'frame' | 'fill' | 'image'> {
  return {
    rule(page, fromX, fromTop, toX, toTop, width = LINE_WIDTH, colour = BLACK) {
      const from = [n(fromX), n(PAGE_HEIGHT - fromTop)]
      const to = [n(toX), n(PAGE_HEIGHT - toTop)]
      page.pushOperators(op('q'), ...stroke(colour, width), op('m', ...from), op('l', ...to), op('S'), op('Q'))
    },
    frame(page, rect, width = LINE_WIDTH, colour = BLACK) {
      page.pushOperators(op('q'), ...stroke(colour, width), op('re', ...corners(rect)), op('S'), op('Q'))
    },
    fill(page, rect, colour) {
      page.pushOperators(op('q'), op('rg', ...colour.map(n)), op('re', ...corners(rect)), op('f'), op('Q'))
    },
    image(page, image, rect) {
      const { x, top, width, height } = rect
      page.drawImage(image, { x, y: PAGE_HEIGHT - top - height, width, height })
    },
  }
}

interface Placement {
  readonly x: number
  readonly y: number
  readonly cos: number
  readonly sin: number
}

function matrix(place: Placement, along: number): string[] {
  const { x, y, cos, sin } = place
  return [n(cos), n(sin), n(-sin), n(cos), n(x + along * cos), n(y + along * sin)]
}

function corners(rect: Rect): string[] {
  return [n(rect.x), n(PAGE_HEIGHT - rect.top - rect.height), n(rect.width), n(rect.height)]
}

function paint(colour: Colour): PDFOperator[] {
  return [op('rg', ...colour.map(n)), op('RG', ...colour.map(n))]
}

function stroke(colour: Colour, width: number): PDFOperator[] {
  return [op('RG', ...colour.map(n)), op('w', n(width))]
}

/** Neighbours of the same face, size and weight are shown together. */
function runsOf(glyphs: readonly PlacedGlyph[]): PlacedGlyph[][] {
  const runs: PlacedGlyph[][] = []
  for (const glyph of glyphs) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const joins =
      last?.found != null &&
      glyph.found !== null &&
      last.found.face === glyph.found.face &&
      last.found.heavy === glyph.found.heavy &&
      last.size === glyph.size
    if (joins) run?.push(glyph)
    else runs.push([glyph])
  }
  return runs
}

function showRun(doc: PDFDocument, face: EmbeddedFace, run: readonly PlacedGlyph[], place: Placement): PDFOperator[] {
  const first = run[0] as PlacedGlyph
  const shown = PDFArray.withContext(doc.context)
  let codes = ''
  let end = first.x
  for (const glyph of run) {
    if (glyph.found === null) continue
    const back = Math.round(((end - glyph.x) / glyph.size) * 100_000) / 100
    if (Math.abs(back) >= 0.02) {
      if (codes !== '') shown.push(PDFHexString.of(codes))
      shown.push(PDFNumber.of(back))
      codes = ''
    }
    codes += face.code(glyph.codePoint, glyph.found.id)
    end = glyph.x + glyph.found.advance * glyph.size
  }
  if (codes !== '') shown.push(PDFHexString.of(codes))
  const heavy = first.found?.heavy === true
  return [
    op('BT'),
    op('Tf', `/${first.found?.face.key}`, n(first.size)),
    ...(heavy ? [op('Tr', '2'), op('w', n(first.size * 0.03))] : [op('Tr', '0')]),
    op('Tm', ...matrix(place, first.x)),
    op('TJ', shown),
    op('ET'),
  ]
}

/** A check box, or the empty box that stands for a character no font has. */
function drawnBox(glyph: PlacedGlyph, place: Placement): PDFOperator[] {
  const { size } = glyph
  const check = isCheckBox(glyph.codePoint)
  const inset = check ? 0.13 : 0.09
  const side = (1 - 2 * inset) * size
  const bottom = check ? -0.02 * size : -0.06 * size
  const at = (x: number, y: number): string[] => [n(x), n(y)]
  const operators = [
    op('q'),
    op('cm', ...matrix(place, glyph.x)),
    op('w', n(size * 0.05)),
    op('re', n(inset * size), n(bottom), n(side), n(side)),
    op('S'),
  ]
  const point = (x: number, y: number): string[] => at(inset * size + x * side, bottom + y * side)
  if (glyph.codePoint === 0x2611)
    operators.push(
      op('w', n(size * 0.09)),
      op('m', ...point(0.18, 0.5)),
      op('l', ...point(0.42, 0.22)),
      op('l', ...point(0.86, 0.84)),
      op('S'),
    )
  if (glyph.codePoint === 0x2612)
    operators.push(
      op('m', ...point(0.2, 0.2)),
      op('l', ...point(0.8, 0.8)),
      op('m', ...point(0.2, 0.8)),
      op('l', ...point(0.8, 0.2)),
      op('S'),
    )
  return [...operators, op('Q')]
}
