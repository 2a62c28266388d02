// Seats as the screens show them.
import type { Assignment } from '#shared/contract/campaigns.ts'
import type { EvaluationWay } from '#shared/rules/campaign.ts'
import type { Tone } from '../ui/tone.ts'

export type Seat = Assignment['seat']

export const seatsOf = (way: EvaluationWay): readonly Seat[] => (way === 'double' ? [1, 2] : [1])

/** Of a place that somebody holds. */
export const heldStates: readonly Assignment['state'][] = ['assigned', 'working', 'concluded']

export const seatTones: Readonly<Record<Assignment['state'], Tone>> = {
  assigned: 'neutral',
  working: 'info',
  concluded: 'ok',
  recused: 'warn',
  withdrawn: 'quiet',
}
