// Looking into recordings: what they are made of, a copy that plays, one picture.
export { type FrameOrder, frame } from './frame.ts'
export type { MediaFacts } from './media-facts.ts'
export { type CopyOrder, type PlayableCopy, playableCopy } from './playable-copy.ts'
export { type ProbeResult, probe } from './probe.ts'
