// What stops and prolongs a review's clock: as its own rule allows, entered by the reviewer or the head of the review unit.

import type { Review } from '#shared/contract/review.ts'
import type { NewExtension, NewPause } from '#shared/contract/review-clock.ts'
import { type ExtensionRefusal, extensionRefusal, pausesOf } from '#shared/rules/review-clock.ts'
import { dayOf } from '#shared/text/instant.ts'
import { refuse } from '#shared/text/refusal.ts'
import { approverNames, pauseNames } from '#shared/text/review-clock.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { ceilingOf } from './ceiling.ts'
import { eventsOf } from './clock.ts'
import { clockStepsOf } from './clock-steps.ts'
import type { Reviews } from './reviews.ts'
import { type ReviewRow, reviewRow } from './rows.ts'
import { termOf } from './rules.ts'

export interface ReviewClocks {
  pause(caller: Caller, pause: NewPause): Review
  resume(caller: Caller, id: string): Review
  extend(caller: Caller, extension: NewExtension): Review
}

export function createReviewClocks(options: {
  store: Store
  rulebook: Rulebook
  reviews: Pick<Reviews, 'get' | 'assertNoConflict'>
  clock: Clock
  newId: () => string
}): ReviewClocks {
  const { store, rulebook, reviews, clock, newId } = options

  /** The review, its rule and what happened in it, if this caller may move its clock. */
  function underReview(caller: Caller, id: string) {
    const row = reviewRow(store, id)
    assertMay(caller, row)
    const profile = termOf(row)
    return { row, profile, events: eventsOf(row, clockStepsOf(store, [id]).get(id) ?? []) }
  }

  /** Whoever reviews it; the head of the review unit of any that is not his own case. */
  function assertMay(caller: Caller, row: ReviewRow): void {
    if (row.state === 'concluded' || row.state === 'returned') throw refuse('review.ended')
    if (row.state === 'submitted') throw refuse('review.not-accepted')
    if (row.reviewer_id === caller.userId) return
    if (!caller.roles.includes('head')) throw refuse('review.of-another')
    reviews.assertNoConflict(caller, row.id)
  }

  function enter(caller: Caller, id: string, step: Step): void {
    const blank = { pause: null, days: null, approver: null, approved_by: null, note: '' }
    const written = { id: newId(), review_id: id, written_by: caller.userId, at: clock.now().toISOString() }
    store.run((q) => q.insertInto('review_clock_event').values({ ...blank, ...step, ...written }))
  }

  return {
    pause(caller, { id, kind, note: words }) {
      return store.record(caller, 'review.paused', id, (note) => {
        const { profile, events } = underReview(caller, id)
        const allowed = (profile.pauses ?? []).map((pause) => pause.kind)
        if (allowed.length === 0) throw refuse('review.no-pauses')
        if (!allowed.includes(kind))
          throw refuse('review.pause-not-in-rule', { kinds: allowed.map((one) => pauseNames[one]) })
        if (pausesOf(profile, events).some(({ to }) => to === null)) throw refuse('review.paused-already')
        note({ pause: kind })
        enter(caller, id, { kind: 'paused', pause: kind, note: words })
        return reviews.get(id)
      })
    },
    resume(caller, id) {
      return store.record(caller, 'review.resumed', id, () => {
        const { profile, events } = underReview(caller, id)
        if (pausesOf(profile, events).every(({ to }) => to !== null)) throw refuse('review.not-paused')
        enter(caller, id, { kind: 'resumed' })
        return reviews.get(id)
      })
    },
    extend(caller, { id, days, approver, approvedBy, note: words }) {
      return store.record(caller, 'review.extended', id, (note) => {
        const { row, profile, events } = underReview(caller, id)
        const asked = { on: dayOf(clock.now().getTime()), days, approver }
        const ceiling = ceilingOf(store, rulebook, row.dossier_id)
        const refused = extensionRefusal(profile, events, asked, rulebook.calendar(), ceiling)
        if (refused !== null) throw refusalOf(refused)
        // What only a head approves is entered by the head of the review unit, not by the reviewer whose term it is.
        if (approver === 'head' && !caller.roles.includes('head')) throw refuse('review.extension-by-head')
        note({ days, approver })
        enter(caller, id, { kind: 'extended', days, approver, approved_by: approvedBy, note: words })
        return reviews.get(id)
      })
    },
  }
}

interface Step {
  readonly kind: 'paused' | 'resumed' | 'extended'
  readonly pause?: string
  readonly days?: number
  readonly approver?: string
  readonly approved_by?: string
  readonly note?: string
}

function refusalOf(refused: ExtensionRefusal): Error {
  switch (refused.why) {
    case 'not-in-rule':
      return refuse('review.extension-not-in-rule')
    case 'approver':
      return refuse('review.extension-approver', { approver: approverNames[refused.approver] })
    case 'times':
      return refuse('review.extension-times', { times: refused.times })
    case 'days':
      return refuse('review.extension-days', { days: refused.days, left: refused.left })
    case 'late':
      return refuse('review.extension-late', { dueOn: refused.dueOn })
    case 'ceiling': {
      const { ceiling, dueOn } = refused
      return refuse('review.extension-ceiling', { on: ceiling.on, clause: ceiling.clause, dueOn })
    }
    case 'unknown-year':
      return refuse('review.extension-unknown-year', { year: refused.year })
    case 'not-started':
      return refuse('review.not-accepted')
    case 'ended':
      return refuse('review.ended')
  }
}
