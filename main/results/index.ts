// The door of results and rectification; the papers read them through `outcomeOf`, `outcomesOf`, `rectificationOf`.
export { type FoundOutcome, outcomeOf, outcomesOf, problemsByDossier, rectificationOf } from './readings.ts'
export { exportRectifications } from './rectification-table.ts'
export { createRectifications, type Rectifications } from './rectifications.ts'
export { createResults, type Results } from './results.ts'
