// The evaluation's door.
export { createEvaluations, type Evaluations } from './evaluations.ts'
export { createPhrases, type Phrases } from './phrases.ts'
export { createFrozenStandards, type FrozenStandards } from './standards.ts'
