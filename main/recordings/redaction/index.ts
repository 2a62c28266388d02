// Hiding faces, plates and words in copies that leave the office.
export { createRedactions, type Redactions } from './redactions.ts'
