// The review's door.
export { createReviews, type Reviews } from './reviews.ts'
export { type FrozenPack, opinionKind } from './rules.ts'
