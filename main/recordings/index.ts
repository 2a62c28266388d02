// The recordings' door: what a recording is made of, and its playable copy.
export { type Captures, captureOf, createCaptures, enterCapture, noCapture } from './captures.ts'
export { type Chains, createChains } from './chains.ts'
export { createMarks, type Marks } from './marks.ts'
export type { MediaFacts } from './media/index.ts'
export { createRecordingList, type RecordingList } from './recording-list.ts'
export { createCopyRunner, createRecordings, type Recordings } from './recordings.ts'
export { createTranscripts, type Transcripts } from './transcripts.ts'
