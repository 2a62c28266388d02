// Ruled tables with a head that repeats, and the boxed forms of enforcement documents.
import { type Cell, type RowOptions, rowSlab } from './grid.ts'
import { CELL, CELL_HEAD, COVER_LABEL, COVER_VALUE, FORM_LABEL, FORM_VALUE, MM, PALE } from './measures.ts'
import type { Setting } from './paragraph.ts'
import type { Slab } from './slab.ts'
import type { Block, FormField, TableRow } from './types.ts'

type BlockOf<T extends Block['type']> = Extract<Block, { readonly type: T }>

const TABLE_ROW: RowOptions = { padX: 4.5, padY: 3.5, leastHeight: 22 }
const FORM_ROW: RowOptions = { padX: 5, padY: 4.5, leastHeight: 27 }
const COVER_ROW: RowOptions = { padX: 6, padY: 8, leastHeight: 42 }
const LABEL_WIDTH = 29 * MM
const NORMAL_FORM = { row: FORM_ROW, label: FORM_LABEL, value: FORM_VALUE, labelWidth: LABEL_WIDTH, centres: true }
const COVER_FORM = { row: COVER_ROW, label: COVER_LABEL, value: COVER_VALUE, labelWidth: 34 * MM, centres: false }
const AROUND = 5
/** Forms lower than this, a quarter of the page, are not cut in two. */
const SMALL_FORM = 190

export function tableSlabs(block: BlockOf<'table'>, setting: Setting): Slab[] {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0)
  const widths = block.columns.map((column) => (column.width / total) * setting.measure)
  const head = block.headless === true ? undefined : headSlab(block, widths, setting)
  const rows = block.rows.map((row, at) => {
    // An item's total stands above its points, a group's name above its rows: neither ends a page.
    const leads = 'group' in row || 'total' in row
    const before = at === 0 && head === undefined ? AROUND : 0
    return rowSlab(rowCells(row, block, widths, setting), setting, {
      ...TABLE_ROW,
      before,
      keepWithNext: leads,
      ...(head === undefined ? {} : { head }),
    })
  })
  return head === undefined ? [...endKept(rows), after()] : [head, ...endKept(rows), after()]
}

/** The last row does not begin a page alone. */
function endKept(rows: readonly Slab[]): Slab[] {
  return rows.map((row, at) => (at === rows.length - 2 ? { ...row, keepWithNext: true } : row))
}

function headSlab(block: BlockOf<'table'>, widths: readonly number[], setting: Setting): Slab {
  const cells = block.columns.map((column, at): Cell => {
    return { text: column.title, width: widths[at] ?? 0, style: CELL_HEAD, align: 'center', fill: PALE }
  })
  return rowSlab(cells, setting, { ...TABLE_ROW, keepWithNext: true, before: AROUND })
}

function rowCells(row: TableRow, block: BlockOf<'table'>, widths: readonly number[], setting: Setting): Cell[] {
  if ('group' in row) {
    return [{ text: row.group, width: setting.measure, style: CELL_HEAD, align: 'left', fill: PALE }]
  }
  const bold = 'total' in row
  const texts = 'total' in row ? row.total : row
  return block.columns.map((column, at): Cell => {
    const style = bold ? CELL_HEAD : CELL
    return { text: texts[at] ?? '', width: widths[at] ?? 0, style, align: column.align ?? 'left' }
  })
}

/** A form: rows of label and value; the labels of all rows are equally wide, so that the rules line up. */
export function fieldsSlabs(block: BlockOf<'fields'>, setting: Setting): Slab[] {
  const form = block.size === 'cover' ? COVER_FORM : NORMAL_FORM
  const rows = block.rows.map((fields, at) => {
    const leastHeight = Math.max(form.row.leastHeight, ...fields.map((field) => (field.leastMm ?? 0) * MM))
    return rowSlab(fieldCells(fields, form, setting), setting, {
      ...form.row,
      leastHeight,
      before: at === 0 ? AROUND : 0,
    })
  })
  const small = rows.reduce((sum, row) => sum + row.height, 0) <= SMALL_FORM
  const kept = small ? rows.map((row, at) => ({ ...row, keepWithNext: at < rows.length - 1 })) : endKept(rows)
  return [...kept, after()]
}

function fieldCells(fields: readonly FormField[], form: typeof NORMAL_FORM, setting: Setting): Cell[] {
  const shares = fields.reduce((sum, field) => sum + (field.span ?? 1), 0)
  return fields.flatMap((field): Cell[] => {
    const width = (setting.measure * (field.span ?? 1)) / shares
    const short = form.centres && field.value.length <= 8 && fields.length > 1
    return [
      { text: field.label, width: form.labelWidth, style: form.label, align: 'center', fill: PALE },
      {
        text: field.value,
        width: width - form.labelWidth,
        style: form.value,
        align: short ? 'center' : 'left',
        top: field.fromTop ?? false,
      },
    ]
  })
}

/** Air under the last rule. */
function after(): Slab {
  return { height: 0, before: AROUND + 2, draw: () => {} }
}
