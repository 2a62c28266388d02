// The evaluation's door.
export { createEvaluations, type Evaluations, type Seat } from './evaluations.ts'
export { assertUnblinded, assertUnblindedObject, hiddenEvaluations } from './seats.ts'
