// What adopting a standard would be refused for, told before anybody adopts it.
import type { StandardCheck } from '#shared/contract/standards.ts'
import { inForceTwice, standardFaults } from '#shared/rules/standard-faults.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { standardFaultSentence } from '#shared/text/standards.ts'
import { packOf } from './office-packs.ts'
import { hashOfPack, type Rulebook } from './rulebook.ts'

/** Refuses `rulebook.not-json`; everything else is said in the answer. */
export function checkStandard(rulebook: Rulebook, text: string): StandardCheck {
  const nothing = { faults: [], replaces: null, twice: null, same: false }
  const read = standardOf(text)
  if (!('pack' in read)) return { ...nothing, field: read.field }
  const { pack } = read
  const papers = new Set(rulebook.paperKinds().kinds.map(({ code }) => code))
  const before = rulebook.list().find(({ id }) => id === pack.id)
  const twin = inForceTwice(pack, rulebook.standards())
  return {
    field: null,
    faults: standardFaults(pack, papers).map(standardFaultSentence),
    replaces: before === undefined ? null : { id: before.id, title: before.title, kind: before.kind },
    twice: twin === null ? null : { id: twin.id, title: twin.title },
    same: before !== undefined && hashOfPack(before) === hashOfPack(pack),
  }
}

function standardOf(text: string) {
  try {
    const pack = packOf(text)
    if (pack.kind !== 'evaluation-standard') return { field: { at: 'kind', why: '不是评查标准' } }
    return { pack }
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'rulebook.field') throw error
    const { at, why } = error.params as { at: string; why: string }
    return { field: { at, why } }
  }
}
