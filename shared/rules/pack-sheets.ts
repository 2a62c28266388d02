// The office's forms of cover, catalogue and remarks sheet (卷皮、卷内目录、备考表): which fields, in which order, under which labels.
import * as z from 'zod'
import { PackHead, Slug } from './pack-head.ts'
import { DossierCategory } from './pack-words.ts'

const Text = z.string().min(1)

/** What fills a field of the cover; `typed` is written by the archivist. */
export const coverSources = [
  'title',
  'number',
  'agency',
  'party',
  'officers',
  'category',
  'year',
  'filed-on',
  'decided-on',
  'served-on',
  'closed-on',
  'case-days',
  'period',
  'archival-code',
  'contents',
  'sealed-on',
  'typed',
] as const
export const CoverField = z.strictObject({
  code: Slug,
  label: Text,
  source: z.enum(coverSources),
  /** Shares of its row. */
  span: z.int().positive().default(1),
})

export const Cover = z.strictObject({
  code: Slug,
  title: Text,
  categories: z.array(DossierCategory).min(1),
  rows: z.array(z.array(CoverField).min(1)).min(1),
})

/** GB/T 9705: 顺序号, 文号, 责任者, 题名, 日期, 页号, 备注. */
export const catalogueSources = ['position', 'number', 'author', 'title', 'made-on', 'pages', 'remark'] as const
export const CatalogueColumn = z.strictObject({
  source: z.enum(catalogueSources),
  title: Text,
  /** A share of the sheet's width. */
  width: z.number().positive(),
  align: z.enum(['left', 'center', 'right']),
})

/** What the totals of the remarks sheet count. */
export const totalSources = [
  'papers',
  'pages',
  'text-pages',
  'photograph-pages',
  'blank-pages',
  'recordings',
  'recording-time',
] as const
export const RemarksTotal = z.strictObject({ source: z.enum(totalSources), label: Text })

export const SheetFormatPack = PackHead.extend({
  kind: z.literal('sheet-format'),
  /** The first whose categories hold the dossier's. */
  covers: z.array(Cover).min(1),
  catalogue: z.strictObject({
    title: Text,
    columns: z.array(CatalogueColumn).min(1),
    dayForm: z.enum(['compact', 'dashed']),
    /** Stands for the page number of a recording, before its length. */
    recordingWord: Text,
    /** Kinds of paper that bear the number of the case's decision. */
    numberedKinds: z.array(Slug),
    /** Forms with a number in the issuing set are the agency's own; these kinds are too, or the party's. */
    agencyKinds: z.array(Slug),
    partyKinds: z.array(Slug),
    /** Elements of the metadata in which a person may have written a paper's own number and author; they come first. */
    numberElement: Slug,
    authorElement: Slug,
  }),
  remarks: z.strictObject({
    title: Text,
    situation: Text,
    totals: z.array(RemarksTotal),
    filedBy: Text,
    checkedBy: Text,
    day: Text,
  }),
  sources: z.array(
    z.strictObject({ part: Text, title: Text, url: z.url().nullable(), grade: z.enum(['sure', 'example']) }),
  ),
})

export type SheetFormatPack = z.infer<typeof SheetFormatPack>
export type CoverField = z.infer<typeof CoverField>
export type Cover = z.infer<typeof Cover>
export type CatalogueColumn = z.infer<typeof CatalogueColumn>

/** Typed fields have codes of their own; every category has a cover. */
export function isSheetFormatConsistent(pack: SheetFormatPack): boolean {
  const covered = new Set(pack.covers.flatMap(({ categories }) => categories))
  return (
    DossierCategory.options.every((category) => covered.has(category)) &&
    pack.covers.every(({ rows }) => {
      const codes = rows.flat().map(({ code }) => code)
      return new Set(codes).size === codes.length
    })
  )
}
