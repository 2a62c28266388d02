// What stands on a page beside its blocks: head, page number, note and watermark.
import type { PDFPage } from 'pdf-lib'
import { breakLines, type Line } from './lines.ts'
import {
  baselineDrop,
  bodyStyle,
  type Colour,
  MM,
  NOTE,
  PAGE_HEIGHT,
  PAGE_NUMBER,
  PAGE_WIDTH,
  RED,
  type TextStyle,
  TITLE,
} from './measures.ts'
import { balanced, type Setting, textSlabs, titleSlabs } from './paragraph.ts'
import type { Pen } from './pen.ts'
import { type ShapeContext, shape } from './shape.ts'
import type { Slab } from './slab.ts'
import type { ComposeInput, Margins } from './types.ts'

const WATERMARK: TextStyle = { font: 'hei', size: 54, pitch: 54 }
const WATERMARK_COLOUR: Colour = [0.93, 0.93, 0.93]
const AGENCY_SIZE = 38

/**
 * The red head of GB/T 9704-2012 §7.2: the agency's name 35 mm under the upper edge of the type area, the number two
 * lines below, a red rule 4 mm under the number.
 */
export function redHead(agency: string, number: string | undefined, setting: Setting): Slab[] {
  const name = agencyLine(agency, setting)
  const body = bodyStyle(setting.measure)
  const numberLine = number === undefined ? undefined : balanced(number, body, setting)[0]
  const nameTop = 35 * MM
  const numberTop = nameTop + name.size + (numberLine === undefined ? 0 : 2 * body.pitch)
  const rule = numberTop + (numberLine === undefined ? 0 : body.pitch) + 4 * MM
  return [
    {
      height: rule + 2 * body.pitch,
      keepWithNext: true,
      draw: ({ pen, page, x, top }) => {
        pen.text(page, name.line, x, top + nameTop + name.size * 0.88, RED)
        if (numberLine !== undefined) pen.text(page, numberLine, x, top + numberTop + baselineDrop(body))
        pen.rule(page, x, top + rule, x + setting.measure, top + rule, 1.6, RED)
      },
    },
  ]
}

/** The head of an enforcement form: agency and title centred, the number at the right. */
export function formHead(input: ComposeInput, setting: Setting): Slab[] {
  const agency: TextStyle = { ...TITLE, size: 18, pitch: 27 }
  const number: TextStyle = { font: 'fang', size: 14, pitch: 24 }
  return [
    ...(input.agency === undefined ? [] : lineOf(balanced(input.agency, agency, setting), agency)),
    ...titleSlabs(input.title, setting, 2),
    ...(input.number === undefined
      ? []
      : textSlabs(input.number, setting, { style: number, align: 'right', keepWithNext: true, before: 4 })),
  ]
}

function lineOf(lines: readonly Line[], style: TextStyle): Slab[] {
  return lines.map((line) => ({
    height: style.pitch,
    keepWithNext: true,
    draw: ({ pen, page, x, top }) => pen.text(page, line, x, top + baselineDrop(style)),
  }))
}

function agencyLine(agency: string, setting: Setting): { line: Line; size: number } {
  for (let size = AGENCY_SIZE; ; size -= 1) {
    const style: TextStyle = { ...TITLE, size }
    const lines = balanced(agency, style, setting)
    const [line] = lines
    if (line !== undefined && (lines.length === 1 || size <= 14)) return { line, size }
  }
}

/** — 1 — : 四号, 7 mm under the type area; odd pages at the right, even pages at the left, one character in. */
export function drawPageNumber(pen: Pen, page: PDFPage, number: number, margins: Margins, context: ShapeContext): void {
  const measure = PAGE_WIDTH - (margins.leftMm + margins.rightMm) * MM - 2 * PAGE_NUMBER.size
  const line = lineFor(`— ${number} —`, PAGE_NUMBER, number % 2 === 1 ? 'right' : 'left', measure, context)
  const baseline = PAGE_HEIGHT - margins.bottomMm * MM + 7 * MM + PAGE_NUMBER.size * 0.35
  pen.text(page, line, margins.leftMm * MM + PAGE_NUMBER.size, baseline)
}

export function drawNote(pen: Pen, page: PDFPage, note: string, context: ShapeContext): void {
  const line = lineFor(note, NOTE, 'center', PAGE_WIDTH - 40 * MM, context)
  pen.text(page, line, 20 * MM, PAGE_HEIGHT - 13 * MM, NOTE.colour)
}

export function drawWatermark(pen: Pen, page: PDFPage, text: string, context: ShapeContext): void {
  const size = Math.min(WATERMARK.size, 560 / Math.max(1, [...text].length))
  const line = lineFor(text, { ...WATERMARK, size }, 'left', 4000, context)
  const turn = (42 * Math.PI) / 180
  const x = PAGE_WIDTH / 2 - (Math.cos(turn) * line.width) / 2
  const baseline = PAGE_HEIGHT / 2 + (Math.sin(turn) * line.width) / 2
  pen.turnedText(page, line, x, baseline, 42, WATERMARK_COLOUR)
}

function lineFor(
  text: string,
  style: TextStyle,
  align: 'left' | 'center' | 'right',
  measure: number,
  context: ShapeContext,
): Line {
  const atoms = shape(text.replaceAll('\n', ' '), style, context)[0] ?? []
  return breakLines(atoms, { measure, align })[0] ?? { glyphs: [], width: 0 }
}
