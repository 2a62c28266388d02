// The places of the evidence that one criterion concerns, in the order of the catalogue: papers, and the marked seconds of recordings.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor, Finding } from '#shared/contract/evidence.ts'
import { type OpenOrder, orderOf } from '../dossiers/use-evidence.ts'
import { concerns } from '../judging/concern-note.tsx'

export type MarkedPlace = { readonly itemId: string; readonly startMs: number; readonly endMs: number | null }

export type StopsOf = {
  readonly items: readonly Item[]
  /** Paper kinds concerned; none means the whole dossier. */
  readonly codes: readonly string[]
  readonly criterion: string
  readonly findings: readonly Finding[]
  readonly marks: readonly MarkedPlace[]
}

/** Findings of the criterion come with the item they point into; an item without either is opened where it was left. */
export function evidenceStops({ items, codes, criterion, findings, marks }: StopsOf): OpenOrder[] {
  const volumes = ['main', 'restricted']
  const concerned = items
    .filter((item) => concerns(item, codes))
    .sort((one, other) => volumes.indexOf(one.volume) - volumes.indexOf(other.volume) || one.position - other.position)
  return concerned.flatMap((item) => {
    const found = findings.filter((finding) => finding.criterion === criterion).map(({ anchor }) => anchor)
    const marked = marks.map((mark): Anchor => ({ on: 'moment', ...mark }))
    const orders = [...found, ...marked]
      .filter((anchor) => anchor.on !== 'absence' && anchor.itemId === item.id)
      .sort((one, other) => placeOf(one) - placeOf(other))
      .flatMap((anchor) => orderOf(anchor) ?? [])
    return orders.length === 0 ? [{ itemId: item.id }] : onceEach(orders)
  })
}

function placeOf(anchor: Anchor): number {
  return anchor.on === 'page' ? anchor.page : anchor.on === 'moment' ? anchor.startMs : 0
}

function onceEach(orders: readonly OpenOrder[]): OpenOrder[] {
  const seen = new Set<string>()
  return orders.filter(({ page, ms }) => {
    const key = `${page ?? ''} ${ms ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}
