// The only domain that starts processes. Its door.
export { type ByteSource, bytesInMemory } from './byte-source.ts'
export { type ChildOutcome, type ChildRun, runChild } from './child.ts'
export { collectFfmpeg, FfmpegFailure, type FfmpegOutput, type FfmpegRun, runFfmpeg } from './ffmpeg.ts'
export { type ProbeOutcome, type ProbeRun, runFfprobe } from './ffprobe.ts'
export type { Limits } from './process.ts'
export { fractionDone } from './progress.ts'
export { createQueue, type JobRunner, type NewJob, type Queue, type QueuedJob, type QueueOptions } from './queue.ts'
export { findTools, type MediaTools, type ToolPlaces, type ToolsFrom } from './tools.ts'
