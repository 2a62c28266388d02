// The review's door.
export { type Catalogues, createCatalogues } from './catalogues.ts'
export { createReviewClocks, type ReviewClocks } from './clock-commands.ts'
export { gateReviewsOf } from './gate-reviews.ts'
export { createReviews, type Reviews } from './reviews.ts'
export { type FrozenPack, opinionKind } from './rules.ts'
