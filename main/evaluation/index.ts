// The evaluation's door.
export { createEvaluations, type Evaluations, type Seat } from './evaluations.ts'
export { createPhrases, type Phrases } from './phrases.ts'
export { createPrecheck, type Precheck } from './precheck.ts'
export { assertUnblinded, assertUnblindedObject, hiddenEvaluations } from './seats.ts'
export { createFrozenStandards, type FrozenStandards } from './standards.ts'
export { createSuggestions, type Suggestions } from './suggestions.ts'
