// The standards that evaluations were begun under, parsed once each: a sheet's frozen copy is 52 kB of JSON.
import { type EvaluationStandard, EvaluationStandardPack } from '#shared/rules/pack.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'

export interface FrozenStandards {
  /** The standard as it was frozen into the evaluation; later packs do not move it. */
  of(row: { readonly id: string; readonly standard_sha256: string }): EvaluationStandard
}

/** More than an office has standards in force, so that lists never parse the same one twice. */
const kept = 32

export function createFrozenStandards(store: Store): FrozenStandards {
  const parsed = new Map<string, EvaluationStandard>()
  return {
    of({ id, standard_sha256: hash }) {
      const known = parsed.get(hash)
      if (known !== undefined) return known
      const row = store.one((q) => q.selectFrom('evaluation').select('standard').where('id', '=', id))
      if (row === null) throw refuse('evaluation.unknown')
      const standard = EvaluationStandardPack.parse(JSON.parse(row.standard))
      const [oldest] = parsed.keys()
      if (parsed.size >= kept && oldest !== undefined) parsed.delete(oldest)
      parsed.set(hash, standard)
      return standard
    },
  }
}
