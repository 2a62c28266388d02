// The dossiers to propose for several recordings at once.
import type { Holding } from '#shared/contract/tray.ts'

export type PickableDossier = { readonly id: string; readonly title: string; readonly facts: string }

/** The dossiers offered for any of them, best first, each once. */
export function offeredFor(holdings: readonly Pick<Holding, 'offers'>[]): PickableDossier[] {
  const best = holdings.flatMap(({ offers }) => offers).toSorted((one, other) => other.score - one.score)
  const once = new Map<string, PickableDossier>()
  for (const { dossierId, title, number, why } of best) {
    if (once.has(dossierId)) continue
    once.set(dossierId, { id: dossierId, title, facts: number === null ? why : `${number} · ${why}` })
  }
  return [...once.values()]
}
