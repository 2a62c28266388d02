// What is said on a recording, line by line with its time (录音应附文字说明: 行政诉讼证据规定 §12).
import * as z from 'zod'
import { command, Id, Instant, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'

export const TranscriptLine = z.object({
  startMs: z.int().min(0),
  endMs: z.int().min(0),
  speaker: z.string().max(100),
  text: z.string().max(4000),
})
export type TranscriptLine = z.infer<typeof TranscriptLine>

export const Transcript = z.object({
  itemId: Id,
  lines: z.array(TranscriptLine),
  /** Grows with every save; 0 when there is none. */
  version: z.int(),
  savedBy: z.string().nullable(),
  savedAt: Instant.nullable(),
})
export type Transcript = z.infer<typeof Transcript>

export const transcripts = {
  get: query({
    by: caseWorkers,
    views: { event: 'recording.viewed', subject: 'itemId', once: true },
    input: z.object({ itemId: Id }),
    output: Transcript,
  }),
  /** The whole of it. Refused when somebody else saved meanwhile: `version` is what it was read with. */
  save: command({
    by: caseWorkers,
    writes: 'transcript.saved',
    input: z.object({ itemId: Id, version: z.int().min(0), lines: z.array(TranscriptLine).max(20_000) }),
    output: Transcript,
  }),
  /** From SRT or WebVTT, told apart by its content; takes the place of what is there. */
  import: command({
    by: caseWorkers,
    writes: 'transcript.imported',
    input: z.object({ itemId: Id, version: z.int().min(0), content: z.string().max(8_000_000) }),
    output: Transcript,
  }),
}
