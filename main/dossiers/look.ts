// Looking into bytes that were stored and not yet entered: what they are, whether anybody will be able to see them.
import type { Viewing } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { MediaTools } from '../jobs/index.ts'
import type { ProbedRecording, Recordings } from '../recordings/index.ts'
import type { ObjectReader } from '../vault/index.ts'
import { type DetectedType, detectOffered, inspectPaper, tiffToPdf } from './inspection/index.ts'

export interface Look {
  readonly detected: DetectedType
  readonly viewing: Viewing
  readonly pages: number | null
  /** What was found of a recording, with its flaw. */
  readonly recording: ProbedRecording | null
  /** The PDF that shows a paper which browsers cannot show (TIFF). */
  readonly copy: Uint8Array | null
}

export type LookInto = (reader: ObjectReader, signal: AbortSignal) => Promise<Look>

/**
 * Refuses `item.zero-bytes`, `item.unsupported`, `paper.encrypted`, `paper.broken`. A recording is never refused: it may be the
 * only one of what happened, so what is wrong with it is said beside it.
 */
export function createLook(options: {
  recordings: Recordings
  tools: () => Promise<MediaTools | null>
  clock: Clock
}): LookInto {
  async function tiffCopy(reader: ObjectReader, pages: number, signal: AbortSignal): Promise<Uint8Array | null> {
    const tools = await options.tools()
    if (tools === null) return null
    return tiffToPdf({ source: reader, pages, tools, signal, madeAt: options.clock.now() })
  }

  return async (reader, signal) => {
    if (reader.sizeBytes === 0) throw refuse('item.zero-bytes')
    const detected = await detectOffered(reader, reader.label.name)
    if (detected === null) throw refuse('item.unsupported')
    const { viewing } = detected
    if (detected.kind === 'recording') {
      const recording = await options.recordings.probe(reader, signal)
      return { detected, viewing: shownAs(detected, recording), pages: null, recording, copy: null }
    }
    const paper = await inspectPaper(reader, detected, signal)
    if (paper.state === 'encrypted') throw refuse('paper.encrypted')
    if (paper.state === 'broken') throw refuse('paper.broken', { why: paper.why })
    if (detected.mime !== 'image/tiff') return { detected, viewing, pages: paper.pages, recording: null, copy: null }
    const copy = await tiffCopy(reader, paper.pages ?? 1, signal)
    return { detected, viewing: copy === null ? 'none' : 'pdf', pages: paper.pages, recording: null, copy }
  }
}

/** Bytes that only ffprobe knows are shown as what it found in them; a container for both may hold sound alone. */
function shownAs({ viewing }: DetectedType, { media }: ProbedRecording): Viewing {
  if (media === null) return viewing
  return media.videoCodec === null ? 'audio' : 'video'
}
