// 卷内目录: one table for each volume, columns by the office's form in the order of GB/T 9705.
import type { CatalogueColumn } from '#shared/rules/pack-sheets.ts'
import { authorOf, type SheetItem } from '#shared/rules/sheet-rows.ts'
import { sheetText } from '#shared/text/sheets.ts'
import type { Block } from '../../printing/index.ts'
import type { SheetData } from './data.ts'
import { durationText } from './duration.ts'

const volumes = ['main', 'restricted'] as const

/** @param supplement of the dossier itself when null */
export function catalogueBlocks(data: SheetData, supplement: number | null): Block[] {
  const rows = data.items.filter((item) => item.supplement === supplement)
  const filled = volumes.filter((volume) => rows.some((item) => item.volume === volume))
  const { title } = data.form.catalogue
  // Two volumes are bound apart, so each begins on a page of its own; an empty dossier still shows the form.
  return (filled.length === 0 ? volumes.slice(0, 1) : filled).flatMap((volume, at): Block[] => {
    const own = rows.filter((item) => item.volume === volume)
    return [
      ...(at === 0 ? [] : [{ type: 'page-break' } as const]),
      { type: 'title', text: supplement === null ? title : sheetText.supplementTitle(supplement) },
      {
        type: 'paragraph',
        text: lineAbove(data, volume, own.length),
        align: 'left',
        indent: false,
        size: 'small',
        keepWithNext: true,
      },
      tableOf(data, own),
    ]
  })
}

function lineAbove(data: SheetData, volume: 'main' | 'restricted', count: number): string {
  const code = data.archivalCode === null ? '' : `${sheetText.archivalCode}：${data.archivalCode}　`
  return `${code}${data.facts.title}　${sheetText.volumeLine(volume, count)}`
}

function tableOf(data: SheetData, items: readonly SheetItem[]): Block {
  const { columns } = data.form.catalogue
  return {
    type: 'table',
    columns: columns.map(({ title, width, align }) => ({ title, width, align })),
    rows: items.map((item) => columns.map((column) => cellOf(data, item, column))),
  }
}

function cellOf(data: SheetData, item: SheetItem, { source }: CatalogueColumn): string {
  const { catalogue } = data.form
  switch (source) {
    case 'position':
      return String(item.position)
    case 'number':
      return data.described(item.id, catalogue.numberElement) ?? numberOf(data, item)
    case 'author':
      return data.described(item.id, catalogue.authorElement) ?? madeBy(data, item)
    case 'title':
      return item.title
    case 'made-on':
      return (item.madeOn ?? '').replaceAll('-', catalogue.dayForm === 'compact' ? '' : '-')
    case 'pages':
      return placeOf(data, item)
    case 'remark':
      return remarkOf(data, item)
  }
}

/** The decision bears the number of the case. */
function numberOf({ form, facts }: SheetData, { paperKind }: SheetItem): string {
  return form.catalogue.numberedKinds.includes(paperKind ?? '') ? (facts.number ?? '') : ''
}

/** As far as the kind of paper tells; a blank is filled in the metadata. */
function madeBy({ form, facts, kinds }: SheetData, { paperKind }: SheetItem): string {
  const author = authorOf(paperKind, kinds.get(paperKind ?? '')?.formNumber ?? null, form.catalogue)
  return author === null ? '' : author === 'agency' ? facts.agency : facts.party.name
}

function placeOf(data: SheetData, item: SheetItem): string {
  if (item.durationMs !== null) return `${data.form.catalogue.recordingWord} ${durationText(item.durationMs)}`
  const span = data.spans.get(item.id)
  return span === undefined ? '' : sheetText.pages(span.from, span.to)
}

function remarkOf(data: SheetData, item: SheetItem): string {
  const noted = data.notes.filter(({ itemId }) => itemId === item.id)
  const words = noted.map(({ kind, page }) => sheetText.remark(kind, page))
  return [...(data.damaged.has(item.id) ? [sheetText.unreadable] : []), ...words].join('；')
}
