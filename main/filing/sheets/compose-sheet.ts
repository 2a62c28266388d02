// One sheet as a PDF: what is previewed, printed, and frozen at the seal are composed alike.
import type { SheetKind } from '#shared/contract/sheets.ts'
import { sheetNames, sheetText } from '#shared/text/sheets.ts'
import { type Block, composePdf, type Margins } from '../../printing/index.ts'
import { catalogueBlocks } from './catalogue.ts'
import { coverBlocks } from './cover.ts'
import type { SheetData } from './data.ts'
import { remarksBlocks, type SupplementLine } from './remarks-sheet.ts'

export interface SheetOrder {
  readonly kind: SheetKind
  /** Of the dossier itself when null. */
  readonly supplement: number | null
  /** Lines of the remarks sheet. */
  readonly supplements: readonly SupplementLine[]
  /** What the sheet is sealed with; null while it may still change. */
  readonly sealedSha256: string | null
}

export interface ComposedSheet {
  readonly kind: SheetKind
  readonly name: string
  readonly bytes: Uint8Array
  readonly pages: number
}

/** Room for the binding at the left. */
const margins: Margins = { topMm: 25, bottomMm: 28, leftMm: 25, rightMm: 18 }

export async function composeSheet(
  data: SheetData,
  order: SheetOrder,
  { agency, at }: { agency: string; at: Date },
): Promise<ComposedSheet> {
  const { kind, supplement, sealedSha256 } = order
  const { bytes, pages } = await composePdf({
    title: `${data.facts.title} ${sheetNames[kind]}`,
    blocks: blocksOf(data, order),
    footer: kind === 'catalogue' ? 'page-numbers' : 'none',
    note: sealedSha256 === null ? sheetText.note.open(data.form.title) : sheetText.note.sealed(sealedSha256),
    author: agency,
    createdAt: at,
    margins,
  })
  return { kind, bytes, pages, name: sheetText.file(data.facts.title, kind, supplement) }
}

function blocksOf(data: SheetData, { kind, supplement, supplements }: SheetOrder): Block[] {
  switch (kind) {
    case 'cover':
      return coverBlocks(data)
    case 'catalogue':
      return catalogueBlocks(data, supplement)
    case 'remarks':
      return remarksBlocks(data, supplements)
  }
}
