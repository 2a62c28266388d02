// Evidence carried by hand: a region, a second, a span or an item is dragged onto what it is to be evidence of.
import * as z from 'zod'
import { Anchor } from '#shared/contract/evidence.ts'

const Carried = z.object({ anchor: Anchor, words: z.string().max(2000) })
/** A place, and the words that were written there already. */
export type Carried = z.infer<typeof Carried>

/** Of our own, so that nothing dragged in from elsewhere is taken for evidence. */
const mime = 'application/x-anjuan-evidence'

export function carry(transfer: DataTransfer, carried: Carried): void {
  transfer.setData(mime, JSON.stringify(carried))
  transfer.effectAllowed = 'link'
}

/** While something is still in the air only its kind can be asked for. */
export function carriesEvidence(transfer: DataTransfer): boolean {
  return transfer.types.includes(mime)
}

export function carriedEvidence(transfer: DataTransfer): Carried | null {
  try {
    return Carried.parse(JSON.parse(transfer.getData(mime)))
  } catch {
    return null
  }
}
