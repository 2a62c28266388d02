// Sizes of an official page after GB/T 9704-2012, in points. 三号 is 16 pt, 二号 22 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt.
import type { FontName, Margins } from './types.ts'

export const MM = 72 / 25.4

export const PAGE_WIDTH = 210 * MM
export const PAGE_HEIGHT = 297 * MM

/** 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm. */
export const OFFICIAL_MARGINS: Margins = { topMm: 37, bottomMm: 35, leftMm: 28, rightMm: 26 }

/** 28 characters a line, 22 lines a page. */
export const CHARACTERS_PER_LINE = 28
export const LINES_PER_PAGE = 22
export const BODY_PITCH = (225 * MM) / LINES_PER_PAGE

export interface TextStyle {
  readonly font: FontName
  readonly size: number
  /** Distance from one baseline to the next. */
  readonly pitch: number
  /** Advance of a full-width character; equals `size` when left out. */
  readonly advance?: number
  readonly bold?: boolean
  readonly colour?: Colour
}

/** Red, green, blue from 0 to 1. */
export type Colour = readonly [number, number, number]
export const BLACK: Colour = [0, 0, 0]
export const RED: Colour = [0.85, 0.02, 0.05]
export const GREY: Colour = [0.42, 0.42, 0.42]
export const PALE: Colour = [0.955, 0.955, 0.955]

export const LINE_WIDTH = 0.6

/** The body grid: sixteen-point type set so that exactly 28 characters fill the measure. */
export function bodyStyle(measure: number): TextStyle {
  return { font: 'fang', size: 16, pitch: BODY_PITCH, advance: measure / CHARACTERS_PER_LINE }
}

export const TITLE: TextStyle = { font: 'song', bold: true, size: 22, pitch: 33 }
/** 小初, spaced by half a character: the title of a cover is read from across the room. */
export const COVER_TITLE: TextStyle = { font: 'song', bold: true, size: 36, pitch: 54, advance: 48 }
export const SMALL: TextStyle = { font: 'fang', size: 12, pitch: 20 }
export const FORM_LABEL: TextStyle = { font: 'hei', size: 11, pitch: 17 }
export const FORM_VALUE: TextStyle = { font: 'song', size: 11, pitch: 17 }
export const COVER_LABEL: TextStyle = { font: 'hei', size: 14, pitch: 21 }
export const COVER_VALUE: TextStyle = { font: 'song', size: 14, pitch: 21 }
export const CELL_HEAD: TextStyle = { font: 'hei', size: 10.5, pitch: 15.5 }
export const CELL: TextStyle = { font: 'song', size: 10.5, pitch: 15.5 }
export const CAPTION: TextStyle = { font: 'hei', size: 9.5, pitch: 14 }
export const PAGE_NUMBER: TextStyle = { font: 'song', size: 14, pitch: 14 }
export const NOTE: TextStyle = { font: 'hei', size: 9, pitch: 12, colour: GREY }

/** Where the baseline lies under the top of a line, for the square an ideograph is drawn in (0.88 above, 0.12 below). */
export function baselineDrop(style: { readonly size: number; readonly pitch: number }): number {
  return (style.pitch - style.size) / 2 + style.size * 0.88
}
