// Taking pictures and stretches out of recordings.
export { createExtracts, type Extracts } from './extracts.ts'
