// Frozen standards, parsed once by hash for each archive: a campaign of a thousand dossiers asks for the same 50 kB again and again.
import { type EvaluationStandard, EvaluationStandardPack } from '#shared/rules/pack.ts'
import type { Store } from '../store/index.ts'

/** More than an office has standards in force. */
const kept = 32
const parsedIn = new WeakMap<Store, Map<string, EvaluationStandard>>()

/** @param body asked for only where the hash is not known yet */
export function standardByHash(store: Store, sha256: string, body: () => string): EvaluationStandard {
  const parsed = parsedIn.get(store) ?? new Map<string, EvaluationStandard>()
  parsedIn.set(store, parsed)
  const known = parsed.get(sha256)
  if (known !== undefined) return known
  const standard = EvaluationStandardPack.parse(JSON.parse(body()))
  const [oldest] = parsed.keys()
  if (parsed.size >= kept && oldest !== undefined) parsed.delete(oldest)
  parsed.set(sha256, standard)
  return standard
}
