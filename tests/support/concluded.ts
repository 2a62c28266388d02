// Sheets and reviews brought to their end in one call, for tests of what comes after.
import type { Caller } from '#main/desk-core.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import type { TestRooms } from './test-rooms.ts'

const standardId = 'mee-2024-general-penalty'

export const someSubmission = {
  entries: ['law-complex'],
  proposedDecision: '罚款一万元。',
  facts: '经营未取得登记证的农药。',
  basis: '《行政处罚法》第五十八条。',
  discretion: '',
  note: '',
}

/** Seals the dossier and evaluates it with full marks. Returns the evaluation's id. */
export function concludedEvaluation({ rooms }: TestRooms, archivist: Caller, inspector: Caller, dossierId: string) {
  rooms.dossiers.seal(archivist, dossierId)
  const { id } = rooms.evaluations.start(inspector, dossierId, standardId)
  const items = rooms.rulebook.standard(standardId).criteria.map((item) => {
    return { part: 'item', code: item.code, answer: fullMarks(item) } as const
  })
  rooms.evaluations.judge(inspector, { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 60 })
  rooms.evaluations.conclude(inspector, id)
  return id
}

/** Submitted, accepted, every head met, agreed. Returns the review's id. */
export function concludedReview({ rooms }: TestRooms, handler: Caller, reviewer: Caller, dossierId: string) {
  const { id } = rooms.reviews.submit(handler, dossierId, someSubmission)
  rooms.reviews.accept(reviewer, id)
  const heads = rooms.rulebook.reviewHeads().heads
  const judged = heads.map(({ code }) => ({ head: code, verdict: 'met' as const, note: '' }))
  rooms.reviews.judge(reviewer, id, judged, { kind: 'agree', text: '同意拟作出的决定。' })
  rooms.reviews.conclude(reviewer, id)
  return id
}
