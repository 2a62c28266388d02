// What is put on a composed paper by hand: the office's seal over the date, handwriting at the foot, numbers of the volume.
// Seal and handwriting are drawn as outlines, like ink: they add no words to the page and no fonts to the file.
import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'
import { BlendMode, degrees, PDFDocument, type PDFPage, type RGB, rgb, StandardFonts } from 'pdf-lib'
import { getDocument, type TextItem, VerbosityLevel } from './pdf-text.ts'

const FONTS = new URL('../../fonts/', import.meta.url)
const SEAL_RED = rgb(0.83, 0.1, 0.1)
const INK = rgb(0.1, 0.13, 0.36)
const MM = 72 / 25.4
/** Ink lies over the print without hiding it. */
const STAMPED = { blendMode: BlendMode.Multiply } as const

const opened = new Map<string, Font>()
function openFont(name: string): Font {
  const known = opened.get(name)
  if (known !== undefined) return known
  const font = create(readFileSync(new URL(name, FONTS)))
  if (!('glyphForCodePoint' in font)) throw new TypeError(`${name} is a collection`)
  opened.set(name, font)
  return font
}

interface Ink {
  readonly font: Font
  readonly size: number
  readonly colour: RGB
  readonly turn?: number
}

/** Draws one character as an outline whose left end of the baseline is (x, y); returns its advance in points. */
function drawCharacter(page: PDFPage, character: string, x: number, y: number, ink: Ink): number {
  const glyph = ink.font.glyphForCodePoint(character.codePointAt(0) ?? 32)
  const scale = ink.size / ink.font.unitsPerEm
  // pdf-lib turns the path upside down, because SVG counts downwards.
  const path = glyph.path.scale(1, -1).toSVG()
  if (path !== '')
    page.drawSvgPath(path, {
      x,
      y,
      scale,
      color: ink.colour,
      borderWidth: 0,
      rotate: degrees(ink.turn ?? 0),
      ...STAMPED,
    })
  return glyph.advanceWidth * scale
}

function drawWords(page: PDFPage, text: string, x: number, y: number, ink: Ink): void {
  let at = x
  for (const [index, character] of [...text].entries()) {
    const lift = ((index * 7) % 5) - 2
    at += drawCharacter(page, character, at, y + lift * 0.3, ink) + 0.3
  }
}

function starPath(radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? radius : radius * 0.382
    const angle = (index * Math.PI) / 5
    return `${(reach * Math.sin(angle)).toFixed(2)} ${(-reach * Math.cos(angle)).toFixed(2)}`
  })
  return `M${points.join('L')}Z`
}

/** A round seal of 42 mm with the office's name on the arc and 虚构样例 below the star: plainly not a real one. */
export function drawSeal(page: PDFPage, agency: string, x: number, y: number): void {
  const font = openFont('noto-serif-sc-bold.ttf')
  const radius = 20 * MM
  page.drawCircle({ x, y, size: radius, borderColor: SEAL_RED, borderWidth: 2.2, ...STAMPED })
  page.drawSvgPath(starPath(6.2 * MM), { x, y, color: SEAL_RED, borderWidth: 0, ...STAMPED })
  const size = 14
  const reach = radius - 5.6 * MM
  const step = Math.min(30, 250 / Math.max(1, agency.length - 1))
  ;[...agency].forEach((character, index) => {
    const angle = ((index - (agency.length - 1) / 2) * step * Math.PI) / 180
    const turn = (-angle * 180) / Math.PI
    const left = x + reach * Math.sin(angle) - (size / 2) * Math.cos(angle)
    const low = y + reach * Math.cos(angle) + (size / 2) * Math.sin(angle)
    drawCharacter(page, character, left, low, { font, size, colour: SEAL_RED, turn })
  })
  ;[...'虚构样例'].forEach((character, index) => {
    drawCharacter(page, character, x - 18 + index * 9.2, y - 12.6 * MM, { font, size: 8.6, colour: SEAL_RED })
  })
}

const isDay = (line: readonly TextItem[]): boolean =>
  /^\d{4}年\d{1,2}月\d{1,2}日$/.test(
    line
      .map(({ str }) => str)
      .join('')
      .replace(/\s/g, ''),
  )

/** Middle of the last line on a page that is nothing but a day, such as 2026年5月6日. */
async function findDay(bytes: Uint8Array): Promise<{ page: number; x: number; y: number } | null> {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false })
  const document = await task.promise
  try {
    for (let number = document.numPages; number > 0; number -= 1) {
      const { items } = await (await document.getPage(number)).getTextContent()
      const lines = new Map<number, TextItem[]>()
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue
        const y = Math.round(item.transform[5])
        lines.set(y, [...(lines.get(y) ?? []), item])
      }
      const [found] = [...lines].filter(([, line]) => isDay(line)).sort(([low], [high]) => low - high)
      if (found === undefined) continue
      const [y, line] = found
      const left = Math.min(...line.map(({ transform }) => transform[4]))
      const right = Math.max(...line.map(({ transform, width }) => transform[4] + width))
      return { page: number - 1, x: (left + right) / 2, y }
    }
    return null
  } finally {
    await task.destroy()
  }
}

export interface Stamps {
  readonly seal?: string
  readonly foot?: string
  readonly lostPage?: number
}

/**
 * Seals, signs and, for a planted defect, takes a page out; then numbers the pages that are left, upper right, as a
 * numbering machine does. `numbers` holds one number for each of them.
 */
export async function stampPaper(bytes: Uint8Array, stamps: Stamps, numbers: readonly number[]): Promise<Uint8Array> {
  const day = stamps.seal === undefined ? null : await findDay(bytes)
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = pdf.getPages()
  const left = pages.filter((_, index) => index + 1 !== stamps.lostPage)
  if (stamps.foot !== undefined) {
    const font = openFont('lxgw-wenkai-regular.ttf')
    for (const page of pages) drawWords(page, stamps.foot, 52 * MM, 20.5 * MM, { font, size: 11.5, colour: INK })
  }
  if (stamps.seal !== undefined && day !== null) {
    const page = pages[day.page]
    if (page !== undefined) drawSeal(page, stamps.seal, Math.min(day.x, 158 * MM), day.y + 8)
  }
  if (stamps.lostPage !== undefined) pdf.removePage(stamps.lostPage - 1)
  const font = await pdf.embedFont(StandardFonts.CourierBold)
  for (const [index, page] of left.entries()) {
    const text = String(numbers[index] ?? 0).padStart(3, '0')
    const x = page.getWidth() - 24 * MM
    page.drawText(text, { x, y: page.getHeight() - 14 * MM, size: 14, font, color: rgb(0.15, 0.15, 0.2) })
  }
  return await pdf.save({ useObjectStreams: false, addDefaultPage: false })
}
