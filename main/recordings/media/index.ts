// Looking into recordings: what they are made of, a copy that plays, one picture.

export { type AnalysisOrder, analyse } from './analysis.ts'
export { filmstrip, planStrip, type StripPlan } from './filmstrip.ts'
export { type FrameOrder, frame } from './frame.ts'
export type { MediaFacts } from './media-facts.ts'
export { createPeaks, peaks, peaksPerSecond } from './peaks.ts'
export { type CopyOrder, type CopyQuality, isFullCopy, type PlayableCopy, playableCopy } from './playable-copy.ts'
export { type ProbedRecording, type ProbeOrder, probe } from './probe.ts'
