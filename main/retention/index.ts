// The retention's door: periods, holds, appraisals and what they destroy.
export { type Appraisals, createAppraisals } from './appraisals.ts'
export { createDisposal, type Disposal } from './disposal.ts'
export { createRetention, type RetentionService } from './retention.ts'
