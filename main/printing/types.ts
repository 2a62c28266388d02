// What a printed page is made of: the blocks a template writes and the result the composer gives back.

export type FontName = 'fang' | 'song' | 'hei' | 'kai'

export type Inline = string | { readonly text: string; readonly bold?: boolean; readonly font?: FontName }

export type Align = 'left' | 'center' | 'right'

export interface TableColumn {
  readonly title: string
  /** A share of the measure: the widths of all columns are scaled to fill it. */
  readonly width: number
  readonly align?: Align
}

/** A plain row, a full-width row that names the group below it, or a row set in bold (totals). */
export type TableRow = readonly string[] | { readonly group: string } | { readonly total: readonly string[] }

export interface FormField {
  readonly label: string
  readonly value: string
  /** How many shares of the row the field takes; 1 when left out. */
  readonly span?: number
  /** The row is at least so high: room to write. */
  readonly leastMm?: number
  /** The value begins at the top of its row instead of standing in the middle. */
  readonly fromTop?: boolean
}

export interface Picture {
  readonly image: Uint8Array
  readonly mime: 'image/png' | 'image/jpeg'
  readonly caption: string
  readonly widthMm: number
}

export interface SignatureItem {
  readonly role: string
  readonly name: string
  /** The day as printed; empty leaves room to write it by hand. */
  readonly on: string
}

export type Block =
  /** `cover`: the large title of a dossier's cover (卷皮). */
  | { readonly type: 'title'; readonly text: string; readonly size?: 'normal' | 'cover' }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly type: 'paragraph'
      readonly text: string | readonly Inline[]
      /** Two characters on the first line; true when left out and the paragraph is left-aligned. */
      readonly indent?: boolean
      readonly align?: Align
      readonly keepWithNext?: boolean
      /** `small` is 小四 for notes and forms; `normal` is 三号 on the 28 × 22 grid. */
      readonly size?: 'normal' | 'small'
    }
  | {
      readonly type: 'table'
      readonly columns: readonly TableColumn[]
      readonly rows: readonly TableRow[]
      readonly headless?: boolean
    }
  | {
      readonly type: 'fields'
      readonly rows: readonly (readonly FormField[])[]
      /** `cover`: larger type in higher rows. */
      readonly size?: 'normal' | 'cover'
    }
  | ({ readonly type: 'figure' } & Picture)
  | { readonly type: 'figures'; readonly items: readonly Picture[] }
  | {
      readonly type: 'signatures'
      readonly items: readonly SignatureItem[]
      /** Size of each box; 74 × 30 mm when left out. */
      readonly boxes?: { readonly widthMm: number; readonly heightMm: number }
    }
  | { readonly type: 'space'; readonly mm: number }
  | { readonly type: 'page-break' }

export interface Attachment {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
  readonly description: string
}

export interface Margins {
  readonly topMm: number
  readonly bottomMm: number
  readonly leftMm: number
  readonly rightMm: number
}

export interface ComposeInput {
  readonly title: string
  /** 发文机关标志. */
  readonly agency?: string
  /** `document`: red head of GB/T 9704. `form`: black head of an enforcement form, number at the right. Default `document`. */
  readonly head?: 'document' | 'form'
  /** 发文字号. */
  readonly number?: string
  readonly blocks: readonly Block[]
  readonly footer?: 'page-numbers' | 'none'
  /** A small line on every page. */
  readonly note?: string
  readonly watermark?: string
  readonly attachments?: readonly Attachment[]
  readonly author: string
  readonly language?: 'zh-CN'
  readonly createdAt: Date
  readonly margins?: Margins
}

export interface SignatureBox {
  readonly role: string
  /** Name of the signature field that already lies on the box; hand it to `signPdf`. */
  readonly field: string
  /** Counted from 1. */
  readonly page: number
  /** Left and lower edge, from the lower left corner of the page. */
  readonly xPt: number
  readonly yPt: number
  readonly widthPt: number
  readonly heightPt: number
}

export interface ComposeResult {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Characters no font has (drawn as a box), each once. */
  readonly missing: readonly string[]
  readonly signatureBoxes: readonly SignatureBox[]
}
