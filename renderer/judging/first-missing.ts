// The first paper kind that is concerned and not in the catalogue: what an absence is most likely about.
import type { Item } from '#shared/contract/dossiers.ts'

export function firstMissing(
  codes: readonly string[],
  items: readonly Item[],
  kindNames: ReadonlyMap<string, string>,
): string {
  const present = new Set(items.map((item) => item.paperKind))
  const code = codes.find((one) => !present.has(one))
  return code === undefined ? '' : (kindNames.get(code) ?? '')
}
