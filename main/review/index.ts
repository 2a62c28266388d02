// The review's door.
export { gateReviewsOf } from './gate-reviews.ts'
export { createReviews, type Reviews } from './reviews.ts'
export { type FrozenPack, opinionKind } from './rules.ts'
