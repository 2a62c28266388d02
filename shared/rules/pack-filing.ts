// Two packs about filing: in which order the papers of a dossier lie (归档次序), and how an office files (归档的做法).
import * as z from 'zod'
import { PackHead, Slug } from './pack-head.ts'
import { DossierCategory } from './pack-words.ts'

const Text = z.string().min(1)

export const FilingEntry = z.strictObject({
  /** Code of the document dictionary. */
  kind: Slug,
  /** Kinds of paper it lies directly behind: a service receipt behind what was served. Empty: it has a place of its own. */
  follows: z.array(Slug),
})

export const FilingGroup = z.strictObject({
  code: Slug,
  title: Text,
  volume: z.enum(['main', 'restricted']),
  /** Where the source names this place: 正卷第4项. */
  clause: Text,
  /** By the entries' own order, or all papers of the group by date alike. */
  within: z.enum(['entries', 'date']),
  /** Lies behind even what no group names: the remarks sheet. */
  closing: z.boolean(),
  entries: z.array(FilingEntry).min(1),
})

/** What decides between two papers of one place; the first rule that tells them apart does. */
export const TieBreak = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('date'), clause: Text }),
  /** Titles with a word of `first` come before all others, those with a word of `last` behind them. */
  z.strictObject({ by: z.literal('words'), first: z.array(Text), last: z.array(Text), clause: Text }),
])

export const CategoryOrder = z.strictObject({
  categories: z.array(DossierCategory).min(1),
  groups: z.array(FilingGroup).min(1),
})

export const FilingOrderPack = PackHead.extend({
  kind: z.literal('filing-order'),
  /** Words in an agency's name that make the pack its own; none: for every agency that no other pack names. */
  agencies: z.array(Text),
  sources: z.array(z.strictObject({ title: Text, url: z.url().nullable() })).min(1),
  /** Whether dossiers have a 副卷 that outsiders never see. */
  restrictedVolume: z.boolean(),
  tieBreaks: z.array(TieBreak).min(1),
  orders: z.array(CategoryOrder).min(1),
})

export const FilingPracticePack = PackHead.extend({
  kind: z.literal('filing-practice'),
  pageNumbers: z.strictObject({
    runs: z.enum(['dossier', 'volume']),
    place: z.enum(['upper-right', 'lower-right']),
    /** Kinds whose pages have no number: cover, catalogue, remarks sheet, where they were filed as papers. */
    unnumbered: z.array(Slug),
    clause: Text,
  }),
  /** Kinds whose pages the remarks sheet counts as photographs. */
  photographs: z.array(Slug),
  /** Where an office keeps no 副卷, its papers lie behind those of the 正卷. */
  restrictedVolume: z.strictObject({ used: z.boolean(), clause: Text }),
  /** To file a dossier, counted from the day after its closing. */
  deadline: z.strictObject({ days: z.int().positive(), unit: z.enum(['work', 'calendar']), clause: Text }),
  /** Whether a second person must confirm the seal. */
  seal: z.strictObject({ persons: z.union([z.literal(1), z.literal(2)]), clause: Text }),
})

export type FilingEntry = z.infer<typeof FilingEntry>
export type FilingGroup = z.infer<typeof FilingGroup>
export type TieBreak = z.infer<typeof TieBreak>
export type FilingOrderPack = z.infer<typeof FilingOrderPack>
export type FilingPracticePack = z.infer<typeof FilingPracticePack>

/** The order of one category, with the pack it is from. */
export interface FilingOrder {
  readonly pack: FilingOrderPack
  readonly groups: readonly FilingGroup[]
}

const levels = ['unit', 'county', 'prefecture', 'province', 'nation'] as const

/**
 * The order for a dossier: of the pack that names its agency most exactly, otherwise of one for every agency; between equals
 * the more local, then the later. Null when none has the category.
 */
export function orderFor(
  packs: readonly FilingOrderPack[],
  category: DossierCategory,
  agency: string,
): FilingOrder | null {
  const fitting = packs.flatMap((pack) => {
    const groups = pack.orders.find(({ categories }) => categories.includes(category))?.groups
    const named = Math.max(0, ...pack.agencies.filter((word) => agency.includes(word)).map(({ length }) => length))
    return groups === undefined || (named === 0 && pack.agencies.length > 0) ? [] : [{ pack, groups, named }]
  })
  const [best] = fitting.sort(
    (a, b) =>
      b.named - a.named ||
      levels.indexOf(a.pack.jurisdiction.level) - levels.indexOf(b.pack.jurisdiction.level) ||
      b.pack.effectiveFrom.localeCompare(a.pack.effectiveFrom),
  )
  return best === undefined ? null : { pack: best.pack, groups: best.groups }
}
