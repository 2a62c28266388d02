// Looking into bytes that were stored and not yet entered: what they are, whether anybody will be able to see them.
import type { Viewing } from '#shared/contract/dossiers.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { MediaTools } from '../jobs/index.ts'
import type { MediaFacts, Recordings } from '../recordings/index.ts'
import type { ObjectReader } from '../vault/index.ts'
import { type DetectedType, detectSource, inspectPaper, tiffToPdf } from './inspection/index.ts'

export interface Look {
  readonly detected: DetectedType
  readonly viewing: Viewing
  readonly pages: number | null
  readonly media: MediaFacts | null
  /** The PDF that shows a paper which browsers cannot show (TIFF). */
  readonly copy: Uint8Array | null
}

export type LookInto = (reader: ObjectReader, signal: AbortSignal) => Promise<Look>

/**
 * Refuses `item.zero-bytes`, `item.unsupported`, `paper.encrypted`, `paper.broken`, `recording.empty`,
 * `recording.broken`, `recording.no-tools`.
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
    const detected = await detectSource(reader)
    if (detected === null) throw refuse('item.unsupported')
    const { viewing } = detected
    if (detected.kind === 'recording') {
      return { detected, viewing, pages: null, media: await options.recordings.probe(reader, signal), copy: null }
    }
    const paper = await inspectPaper(reader, detected, signal)
    if (paper.state === 'encrypted') throw refuse('paper.encrypted')
    if (paper.state === 'broken') throw refuse('paper.broken', { why: paper.why })
    if (detected.mime !== 'image/tiff') return { detected, viewing, pages: paper.pages, media: null, copy: null }
    const copy = await tiffCopy(reader, paper.pages ?? 1, signal)
    return { detected, viewing: copy === null ? 'none' : 'pdf', pages: paper.pages, media: null, copy }
  }
}
