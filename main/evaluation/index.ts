// The evaluation's door.
export { createEvaluations, type Evaluations } from './evaluations.ts'
