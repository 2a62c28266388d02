// Running text: titles, headings and paragraphs, one slab to a line.
import { breakLines, type Line } from './lines.ts'
import { baselineDrop, bodyStyle, SMALL, type TextStyle, TITLE } from './measures.ts'
import { type ShapeContext, shape } from './shape.ts'
import type { Slab } from './slab.ts'
import type { Align, Block, Inline } from './types.ts'

export interface Setting extends ShapeContext {
  /** Width of the type area, points. */
  readonly measure: number
}

interface TextOptions {
  readonly style: TextStyle
  readonly align?: Align
  readonly indent?: number
  readonly justify?: boolean
  readonly keepWithNext?: boolean
  readonly before?: number
}

type BlockOf<T extends Block['type']> = Extract<Block, { readonly type: T }>

export function titleSlabs(text: string, setting: Setting, before = 0, style: TextStyle = TITLE): Slab[] {
  const lines = balanced(text, style, setting)
  return lineSlabs(lines, { style, keepWithNext: true, before })
}

/** Headings of official documents: 一、黑体, (一)楷体, 1. 仿宋 bold, all 三号 and indented by two characters. */
export function headingSlabs(block: BlockOf<'heading'>, setting: Setting): Slab[] {
  const body = bodyStyle(setting.measure)
  const font = block.level === 1 ? 'hei' : block.level === 2 ? 'kai' : 'fang'
  const style: TextStyle = { ...body, font, bold: block.level === 3 }
  return textSlabs(block.text, setting, { style, indent: 2, keepWithNext: true, before: block.level === 1 ? 6 : 0 })
}

export function paragraphSlabs(block: BlockOf<'paragraph'>, setting: Setting): Slab[] {
  const align = block.align ?? 'left'
  return textSlabs(block.text, setting, {
    style: block.size === 'small' ? SMALL : bodyStyle(setting.measure),
    align,
    indent: (block.indent ?? align === 'left') ? 2 : 0,
    justify: align === 'left',
    keepWithNext: block.keepWithNext ?? false,
  })
}

/** `indent` is counted in characters. */
export function textSlabs(text: string | readonly Inline[], setting: Setting, options: TextOptions): Slab[] {
  const { style } = options
  const indent = (options.indent ?? 0) * (style.advance ?? style.size)
  const lines = shape(text, style, setting).flatMap((atoms) =>
    breakLines(atoms, {
      measure: setting.measure,
      indent,
      align: options.align ?? 'left',
      justify: options.justify ?? false,
    }),
  )
  return lineSlabs(lines, options)
}

/** At least two lines of a paragraph stay together at the foot and at the head of a page. */
function lineSlabs(lines: readonly Line[], options: TextOptions): Slab[] {
  const { style, keepWithNext = false, before = 0 } = options
  return lines.map((line, at) => ({
    height: style.pitch,
    before: at === 0 ? before : 0,
    keepWithNext: at === lines.length - 1 ? keepWithNext : keepWithNext || at === 0 || at === lines.length - 2,
    draw: ({ pen, page, x, top }) => pen.text(page, line, x, top + baselineDrop(style), style.colour),
  }))
}

/** Lines of nearly equal length, centred: a title never leaves one character alone on its last line. */
export function balanced(text: string, style: TextStyle, setting: Setting, measure = setting.measure): Line[] {
  return shape(text, style, setting).flatMap((atoms) => {
    const full = breakLines(atoms, { measure, align: 'center' })
    if (full.length < 2) return full
    const total = atoms.reduce((sum, atom) => sum + atom.width, 0)
    for (let narrow = total / full.length; narrow < measure; narrow += style.size / 2) {
      const tried = breakLines(atoms, { measure: narrow, align: 'center' })
      if (tried.length > full.length) continue
      const shift = (measure - narrow) / 2
      return tried.map((line) => ({
        ...line,
        glyphs: line.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + shift })),
      }))
    }
    return full
  })
}
