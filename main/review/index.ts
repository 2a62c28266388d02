// The review's door.
export { createReviews, type Reviews } from './reviews.ts'
