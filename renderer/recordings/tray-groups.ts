// The tray in groups, by the day of the recording or by its officer; what is due first stands first.
import type { Holding } from '#shared/contract/tray.ts'
import { dayOf } from '#shared/text/instant.ts'

export type TrayGrouping = 'day' | 'officer'

/** Key of the group a recording stands in; '' when nobody knows. */
export function groupKey({ capture }: Pick<Holding, 'capture'>, by: TrayGrouping): string {
  if (by === 'day') return capture.startedAt === null ? '' : dayOf(capture.startedAt)
  return capture.officerName ?? capture.officerNumber ?? ''
}

const byName = new Intl.Collator('zh-CN', { numeric: true })

/** Oldest day first, since its clock runs out first; officers by name; the unknown last. Within a group, as recorded. */
export function inGroups(holdings: readonly Holding[], by: TrayGrouping): Holding[] {
  return holdings.toSorted(
    (one, other) =>
      orderOf(groupKey(one, by), groupKey(other, by)) ||
      (one.capture.startedAt ?? '').localeCompare(other.capture.startedAt ?? '') ||
      byName.compare(one.name, other.name),
  )
}

function orderOf(one: string, other: string): number {
  if (one === other) return 0
  if (one === '' || other === '') return one === '' ? 1 : -1
  return byName.compare(one, other)
}

export function groupSizes(holdings: readonly Holding[], by: TrayGrouping): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const holding of holdings) {
    const key = groupKey(holding, by)
    sizes.set(key, (sizes.get(key) ?? 0) + 1)
  }
  return sizes
}
