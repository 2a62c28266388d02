// What the tests of outcomes ask again and again: a line, an outcome, a refusal that changes nothing.
import { expect } from 'vitest'
import { outcomesOf } from '#main/results/index.ts'
import type { Outcome, OutcomeLine } from '#shared/contract/results.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import type { OutcomeRooms } from './outcome-rooms.ts'

/** Minutes of a day. */
export const day = 24 * 60

export function refused(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return error.code
    throw error
  }
  return 'nothing was refused'
}

/** @param desk asked each time, for it is opened before the tests and not while they are read */
export function outcomeChecks(desk: () => OutcomeRooms) {
  const lines = (campaignId: string, who = desk().leader) => desk().rooms.results.list(who, campaignId)
  return {
    line(campaignId: string, dossierId: string, who = desk().leader): OutcomeLine {
      const found = lines(campaignId, who).rows.find((row) => row.dossierId === dossierId)
      if (found === undefined) throw new Error('not in the list')
      return found
    },
    outcome: (campaignId: string, dossierId: string, who = desk().leader): Outcome =>
      desk().rooms.results.get(who, campaignId, dossierId),
    /** The same before and after a refusal. */
    unchanged(campaignId: string, work: () => unknown): string {
      const state = () => [outcomesOf(desk().rooms.store, campaignId), lines(campaignId)]
      const before = state()
      const code = refused(work)
      expect(state()).toEqual(before)
      return code
    },
    item(code: string) {
      const found = desk().standard.criteria.find((one) => one.code === code)
      if (found === undefined) throw new Error(`no ${code}`)
      return found
    },
  }
}
