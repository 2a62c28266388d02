// Arranges a dossier by its filing order: where each paper lies, in which volume, and why. Pure; the same papers in whatever
// order give the same places, except that papers which nothing tells apart stay as they were to each other.
import type { FilingEntry, FilingGroup, FilingOrder, TieBreak } from './pack-filing.ts'
import { bare, bareForms } from './paper-kind.ts'

export interface FiledItem {
  readonly id: string
  readonly volume: 'main' | 'restricted'
  /** Code of the document dictionary, or null. */
  readonly paperKind: string | null
  readonly title: string
  readonly madeOn: string | null
}

export type Placing =
  | { readonly by: 'group'; readonly group: FilingGroup }
  /** Behind the paper that it serves or lists; found by its title, or by its date alone. */
  | { readonly by: 'follows'; readonly leader: FiledItem; readonly found: 'title' | 'date' }
  /** 未列入次序: at the end of the volume it lies in. */
  | { readonly by: 'unlisted' }

export interface PlacedItem {
  readonly item: FiledItem
  readonly volume: 'main' | 'restricted'
  readonly placing: Placing
}

export interface ArrangeBy {
  readonly order: FilingOrder
  /** Titles and aliases of a kind, to know what a service receipt names. */
  readonly namesOf: (kind: string) => readonly string[]
  /** Whether the office keeps a 副卷; where not, its papers lie behind those of the 正卷. */
  readonly restrictedVolume: boolean
}

interface Seat {
  readonly item: FiledItem
  readonly entry: FilingEntry | null
  readonly group: FilingGroup | null
  readonly volume: 'main' | 'restricted'
  /** Of the place: ordered, unlisted or closing papers; the group; the entry in it. */
  readonly rank: readonly number[]
  readonly placing: Placing
}

/** Main volume first, each in its new order. What no group names stays in its volume: a closed 副卷 is not opened by a guess. */
export function arrange(items: readonly FiledItem[], by: ArrangeBy): PlacedItem[] {
  const seats = stableSort(
    items.map((item) => seatOf(item, by)),
    (a, b) => compareSeats(a, b, by.order.pack.tieBreaks),
  )
  const leaders = seats
    .filter(({ entry }) => entry === null || entry.follows.length === 0)
    .map((seat) => ({ seat, forms: [seat.item.title, ...by.namesOf(seat.item.paperKind ?? '')].flatMap(bareForms) }))
  const followers = new Map<Seat, Seat[]>()
  const placed: Seat[] = []
  for (const seat of seats) {
    const found = leaderOf(seat, leaders, by)
    if (found === null) placed.push(seat)
    else {
      const { leader, ...placing } = found
      const behind = followers.get(leader) ?? []
      const follows = { by: 'follows', leader: leader.item, ...placing } as const
      behind.push({ ...seat, volume: leader.volume, placing: follows })
      followers.set(leader, behind)
    }
  }
  return placed
    .flatMap((seat) => [
      seat,
      ...stableSort(followers.get(seat) ?? [], (a, b) => strangeness(a, seat) - strangeness(b, seat)),
    ])
    .map(({ item, volume, placing }) => ({ item, volume, placing }))
}

/** A list of the leader's own group lies before a service receipt, which has a group of its own. */
function strangeness(follower: Seat, leader: Seat): number {
  return follower.group === leader.group ? 0 : 1
}

const tiers = { ordered: 0, unlisted: 1, closing: 2 } as const
const sides = { main: 0, restricted: 1 } as const

function seatOf(item: FiledItem, { order, restrictedVolume }: ArrangeBy): Seat {
  const keepsRestricted = restrictedVolume && order.pack.restrictedVolume
  const seat = (side: FiledItem['volume'], tier: number, ...place: number[]) => ({
    item,
    volume: keepsRestricted ? side : ('main' as const),
    // Without a 副卷 its groups lie behind those of the 正卷, before what is unlisted or closing.
    rank: keepsRestricted ? [sides[side], tier, ...place] : [tier, sides[side], ...place],
  })
  for (const [at, group] of order.groups.entries()) {
    const entryAt = group.entries.findIndex(({ kind }) => kind === item.paperKind)
    const entry = group.entries[entryAt]
    if (entry === undefined) continue
    const tier = group.closing ? tiers.closing : tiers.ordered
    const placing = { by: 'group', group } as const
    return { ...seat(group.volume, tier, at, group.within === 'date' ? 0 : entryAt), entry, group, placing }
  }
  return { ...seat(item.volume, tiers.unlisted, 0, 0), entry: null, group: null, placing: { by: 'unlisted' } }
}

function compareSeats(a: Seat, b: Seat, tieBreaks: readonly TieBreak[]): number {
  for (const [at, rank] of a.rank.entries()) {
    const difference = rank - (b.rank[at] ?? 0)
    if (difference !== 0) return difference
  }
  if (a.placing.by === 'unlisted') return 0
  for (const tieBreak of tieBreaks) {
    const difference =
      tieBreak.by === 'date' ? compareDays(a.item, b.item) : wordRank(tieBreak, a) - wordRank(tieBreak, b)
    if (difference !== 0) return difference
  }
  return 0
}

/** What has no date lies behind what has one. */
function compareDays(a: FiledItem, b: FiledItem): number {
  if (a.madeOn === b.madeOn) return 0
  if (a.madeOn === null) return 1
  if (b.madeOn === null) return -1
  return a.madeOn < b.madeOn ? -1 : 1
}

function wordRank({ first, last }: Extract<TieBreak, { by: 'words' }>, { item }: Seat): number {
  const has = (words: readonly string[]) => words.some((word) => item.title.includes(word))
  if (has(last)) return 1
  return has(first) ? -1 : 0
}

interface Found {
  readonly leader: Seat
  readonly found: 'title' | 'date'
}

/** A paper that others may lie behind, with its names as they are looked for in titles. */
interface Leader {
  readonly seat: Seat
  readonly forms: readonly string[]
}

/**
 * The paper that this one lies behind: of those its title names, the last that is not later than it; where the title names
 * none, the last such paper of all. Null: it has a place of its own.
 */
function leaderOf(seat: Seat, leaders: readonly Leader[], { namesOf }: ArrangeBy): Found | null {
  const kinds = new Set(seat.entry?.follows ?? [])
  if (kinds.size === 0) return null
  const candidates = leaders.filter(({ seat: { item } }) => item.paperKind !== null && kinds.has(item.paperKind))
  const byTitle = namedIn(seat.item.title, namesOf(seat.item.paperKind ?? ''), candidates)
  const [first = null] = byTitle
  if (first !== null) return { leader: lastBefore(seat.item, byTitle) ?? first.seat, found: 'title' }
  const leader = lastBefore(seat.item, candidates)
  return leader === null ? null : { leader, found: 'date' }
}

/** Shorter words fit too many papers: 决定书. */
const leastName = 4

/**
 * Which of the papers a title names: 送达回证（检查通知书、结果反馈书） names two, each by a part of its name. Of the papers that one
 * word fits, those with the longest name count, so that 不予行政处罚决定书 does not name 行政处罚决定书.
 * @param own names of the title's own kind, which say nothing
 */
function namedIn(title: string, own: readonly string[], leaders: readonly Leader[]): Leader[] {
  const parts = title.normalize('NFKC').split(/[()、,;《》\s]/u)
  const words = parts
    .map((part) => own.reduce((left, name) => left.replaceAll(bare(name), ''), bare(part)))
    .filter((word) => word.length >= leastName)
  const named = new Set(
    words.flatMap((word) => longest(leaders.map(({ forms }) => lengthIn(word, forms) || lengthOfPart(word, forms)))),
  )
  // A name that is itself in brackets: 查封（扣押）决定书送达回证.
  const whole = bare(title)
  const places = named.size > 0 ? named : new Set(longest(leaders.map(({ forms }) => lengthIn(whole, forms))))
  return leaders.filter((_, at) => places.has(at))
}

/** Of the longest form that is in the text. */
function lengthIn(text: string, forms: readonly string[]): number {
  return Math.max(0, ...forms.map((form) => (text.includes(form) ? form.length : 0)))
}

/** Of the word, where it is a part of a form. */
function lengthOfPart(word: string, forms: readonly string[]): number {
  return forms.some((form) => form.includes(word)) ? word.length : 0
}

/** Places of the greatest number; none when all are nought. */
function longest(lengths: readonly number[]): number[] {
  const most = Math.max(0, ...lengths)
  return most === 0 ? [] : lengths.flatMap((length, at) => (length === most ? [at] : []))
}

/** Of those dated on or before the item, the latest; of equal ones the first. Null for an item without a date. */
function lastBefore(item: FiledItem, candidates: readonly Leader[]): Seat | null {
  let best: Seat | null = null
  for (const { seat } of candidates) {
    const day = seat.item.madeOn
    if (item.madeOn === null || day === null || day > item.madeOn) continue
    if (best === null || day > (best.item.madeOn ?? '')) best = seat
  }
  return best
}

function stableSort<T>(values: readonly T[], compare: (a: T, b: T) => number): T[] {
  return [...values].sort(compare)
}

/**
 * Which items move, beyond making room for others: those outside the longest run that keeps its order.
 * @param places the old place of each item, in the new order, all of one volume
 */
export function movedPlaces(places: readonly number[]): Set<number> {
  const tails: number[] = []
  const before: number[] = []
  for (const [at, place] of places.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[tails[middle] ?? 0] ?? 0) < place) low = middle + 1
      else high = middle
    }
    before[at] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = at
  }
  const moved = new Set(places)
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) moved.delete(places[at] ?? -1)
  return moved
}
