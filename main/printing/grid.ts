// One row of ruled cells, the common part of tables and forms. A tall row may be cut between lines and goes on on the next page.
import { breakLines, type Line } from './lines.ts'
import { baselineDrop, type Colour, type TextStyle } from './measures.ts'
import type { Setting } from './paragraph.ts'
import { shape } from './shape.ts'
import type { Slab, Spot } from './slab.ts'
import type { Align } from './types.ts'

export interface Cell {
  readonly text: string
  readonly width: number
  readonly style: TextStyle
  readonly align: Align
  readonly fill?: Colour
  /** The text begins at the top instead of standing in the middle. */
  readonly top?: boolean
}

export interface RowOptions {
  readonly padX: number
  readonly padY: number
  readonly leastHeight: number
  readonly head?: Slab
  readonly keepWithNext?: boolean
  readonly before?: number
}

interface SetCell extends Cell {
  readonly lines: readonly Line[]
}

/** Rows lower than this move to the next page as a whole. */
const TALL_ROW = 100
const LEAST_LINES = 2
/** In ems: narrower cells keep a ragged edge, because few characters would be spread too far apart. */
const WIDE_CELL = 14

export function rowSlab(cells: readonly Cell[], setting: Setting, options: RowOptions): Slab {
  const set = cells.map((cell) => {
    const measure = cell.width - 2 * options.padX
    const lines = shape(cell.text, cell.style, setting).flatMap((atoms) =>
      breakLines(atoms, {
        measure,
        align: cell.align,
        justify: cell.align === 'left' && measure >= WIDE_CELL * cell.style.size,
      }),
    )
    return { ...cell, lines }
  })
  return slabOf(set, options)
}

function slabOf(cells: readonly SetCell[], options: RowOptions): Slab {
  const { padY, head, keepWithNext = false, before = 0 } = options
  const height = Math.max(options.leastHeight, ...cells.map((cell) => cell.lines.length * cell.style.pitch + 2 * padY))
  return {
    height,
    before,
    keepWithNext,
    ...(head === undefined ? {} : { head }),
    ...(height < TALL_ROW ? {} : { split: (room: number) => splitRow(cells, options, room) }),
    draw: (spot) => drawRow(cells, height, options, spot),
  }
}

function splitRow(cells: readonly SetCell[], options: RowOptions, room: number): readonly [Slab, Slab] | null {
  const keeps = cells.map((cell) => Math.floor((room - 2 * options.padY) / cell.style.pitch))
  if (room < options.leastHeight || Math.min(...keeps) < LEAST_LINES) return null
  const first = cells.map((cell, at) => ({ ...cell, lines: cell.lines.slice(0, cutAt(cell, keeps[at] ?? 0)) }))
  const rest = cells.map((cell, at) => ({ ...cell, lines: cell.lines.slice(cutAt(cell, keeps[at] ?? 0)) }))
  if (rest.every((cell) => cell.lines.length === 0)) return null
  return [slabOf(first, { ...options, keepWithNext: false }), slabOf(rest, { ...options, before: 0, leastHeight: 0 })]
}

/** Never leaves a single line for the next page. */
function cutAt(cell: SetCell, keep: number): number {
  if (cell.lines.length <= keep) return cell.lines.length
  return Math.min(keep, Math.max(LEAST_LINES, cell.lines.length - LEAST_LINES))
}

function drawRow(cells: readonly SetCell[], height: number, options: RowOptions, spot: Spot): void {
  const { pen, page, top } = spot
  let x = spot.x
  for (const cell of cells) {
    const rect = { x, top, width: cell.width, height }
    if (cell.fill !== undefined) pen.fill(page, rect, cell.fill)
    pen.frame(page, rect)
    const text = cell.lines.length * cell.style.pitch
    const first = cell.top === true ? top + options.padY : top + (height - text) / 2
    cell.lines.forEach((line, at) => {
      pen.text(
        page,
        line,
        x + options.padX,
        first + at * cell.style.pitch + baselineDrop(cell.style),
        cell.style.colour,
      )
    })
    x += cell.width
  }
}
