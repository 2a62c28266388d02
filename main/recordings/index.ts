// The recordings' door: what a recording is made of, its playable copy, what is taken from it and hidden in it.

export { createExtracts, type Extracts } from './extracts/index.ts'
export type { MediaFacts } from './media/index.ts'
export { createCopyRunner, createRecordings, type Recordings } from './recordings.ts'
export { createRedactions, type Redactions } from './redaction/index.ts'
