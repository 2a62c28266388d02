// Looking into recordings: what they are made of, a copy that plays, one picture, what is shown of them, films made of them.
export { type AnalysisOrder, analyse } from './analysis.ts'
export { type FilmOrder, type MadeFilm, madeFilm } from './film.ts'
export { filmstrip, planStrip, type StripPlan } from './filmstrip.ts'
export { type FrameOrder, frame, type Still, still } from './frame.ts'
export type { MediaFacts } from './media-facts.ts'
export { createPeaks, peaks, peaksPerSecond } from './peaks.ts'
export {
  type CopyOrder,
  type CopyQuality,
  copyArguments,
  isFullCopy,
  type PlayableCopy,
  playableCopy,
} from './playable-copy.ts'
export { type ProbedRecording, type ProbeOrder, probe } from './probe.ts'
export { type ShownFrame, shownFrame } from './shown-frame.ts'
