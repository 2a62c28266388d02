// The recordings' door: what a recording is made of, its playable copy and previews, what is known of it, what is taken from
// it and hidden in it.
export { createAnalysisRunner } from './analysis-runner.ts'
export { type Captures, captureOf, createCaptures, enterCapture, noCapture } from './captures.ts'
export { type Chains, createChains } from './chains.ts'
export { createCopyRunner } from './copy-runner.ts'
export { createExtracts, type Extracts } from './extracts/index.ts'
export { createMarks, type Marks } from './marks.ts'
export { type MediaFacts, type ProbedRecording, peaksPerSecond } from './media/index.ts'
export { createPreviewRunner } from './preview-runner.ts'
export { createRecordingList, type RecordingList } from './recording-list.ts'
export { createRecordings, type Recordings } from './recordings.ts'
export { createRedactions, type Redactions } from './redaction/index.ts'
export { createTranscripts, type Transcripts } from './transcripts.ts'
