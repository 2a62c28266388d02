// What adopting a catalogue of major decisions would be refused for, told before anybody adopts it.
import type { CatalogueFaults } from '#shared/contract/catalogues.ts'
import { catalogueFaults } from '#shared/rules/major-decision-faults.ts'
import { catalogueFaultSentence } from '#shared/text/major-decision-faults.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { packOf } from './office-packs.ts'

/** Refuses `rulebook.not-json`; everything else is said in the answer. */
export function checkCatalogue(text: string): CatalogueFaults {
  try {
    const pack = packOf(text)
    if (pack.kind !== 'major-decision-catalogue') {
      return { field: { at: 'kind', why: '不是重大执法决定目录清单' }, faults: [] }
    }
    const faults = catalogueFaults(pack)
    return {
      field: null,
      faults: faults.map((fault) => ({ entry: fault.entry, sentence: catalogueFaultSentence(fault) })),
    }
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'rulebook.field') throw error
    const { at, why } = error.params as { at: string; why: string }
    return { field: { at, why }, faults: [] }
  }
}
