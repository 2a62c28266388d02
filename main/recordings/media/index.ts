// Looking into recordings: what they are made of, a copy that plays, one picture.
export { type FilmOrder, type MadeFilm, madeFilm } from './film.ts'
export { type FrameOrder, frame, type Still, still } from './frame.ts'
export type { MediaFacts } from './media-facts.ts'
export { type CopyOrder, type PlayableCopy, playableCopy } from './playable-copy.ts'
export { type ProbeResult, probe } from './probe.ts'
export { type ShownFrame, shownFrame } from './shown-frame.ts'
