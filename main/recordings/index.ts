// The recordings' door: what a recording is made of, its playable copy, its previews.
export { createAnalysisRunner } from './analysis-runner.ts'
export { captureOf } from './captures.ts'
export { createCopyRunner } from './copy-runner.ts'
export { type MediaFacts, type ProbedRecording, peaksPerSecond } from './media/index.ts'
export { createPreviewRunner } from './preview-runner.ts'
export { createRecordings, type Recordings } from './recordings.ts'
