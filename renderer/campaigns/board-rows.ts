// The figures of the board, by person and by group.
import type { Campaign } from '#shared/contract/campaigns.ts'
import { campaignText } from './text.ts'

export interface BoardRow {
  readonly key: string
  readonly name: string
  readonly under: string
  readonly assigned: number
  readonly working: number
  readonly concluded: number
  readonly averageSeconds: number | null
}

/** Those who have or had something to do. */
export function byPerson({ members }: Campaign): BoardRow[] {
  return members
    .filter(({ removedAt, assigned, share }) => assigned > 0 || (removedAt === null && share > 0))
    .map(({ id, name, unit, assigned, working, concluded, averageSeconds }) => {
      return { key: id, name, under: unit, assigned, working, concluded, averageSeconds }
    })
}

export function byGroup({ members }: Campaign): BoardRow[] {
  return [...Map.groupBy(members, ({ group }) => group)]
    .sort(([a], [b]) => a - b)
    .map(([group, own]) => {
      const sum = (of: 'assigned' | 'working' | 'concluded') => own.reduce((all, one) => all + one[of], 0)
      const concluded = sum('concluded')
      const seconds = own.reduce((all, one) => all + (one.averageSeconds ?? 0) * one.concluded, 0)
      return {
        key: String(group),
        name: campaignText.people.groupName(group),
        under: own
          .filter(({ removedAt }) => removedAt === null)
          .map(({ name }) => name)
          .join('、'),
        assigned: sum('assigned'),
        working: sum('working'),
        concluded,
        averageSeconds: concluded === 0 ? null : Math.round(seconds / concluded),
      }
    })
}
