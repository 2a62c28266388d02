// The recordings' door: what a recording is made of, and its playable copy.
export type { MediaFacts } from './media/index.ts'
export { createCopyRunner, createRecordings, type Recordings } from './recordings.ts'
