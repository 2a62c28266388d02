// A picture of a paper's page, or of a part of it, for printing in an opinion.
import * as z from 'zod'
import { type ByteSource, bytesInMemory, type Limits, type MediaTools, runChild } from '#main/jobs/index.ts'
import type { DetectedType } from './detect-type.ts'
import { paperChild } from './paper-child-url.ts'
import { tiffPageToPng } from './tiff-to-png.ts'

export interface SnippetOrder {
  /** 1-based. */
  readonly page: number
  /** Fractions of the upright page from its top left corner; null is the whole page. */
  readonly region: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null
  /** Width of the picture. */
  readonly widthPx: number
}

export interface Snippet {
  readonly mime: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
}

const limits: Limits = { timeoutMs: 60_000, memoryBytes: 2048 * 1024 * 1024 }

const Drawn = z
  .object({
    mime: z.enum(['image/png', 'image/jpeg']),
    bytes: z.instanceof(Uint8Array),
    widthPx: z.int().min(1),
    heightPx: z.int().min(1),
  })
  .nullable()

/**
 * Null when there is nothing to draw: a DOCX has no pages of its own, the paper has no such page, or it cannot be drawn
 * within the limits (or, for TIFF, without ffmpeg).
 * @throws what reading the source threw, or the signal's reason
 */
export async function snippet(
  source: ByteSource,
  detected: Pick<DetectedType, 'viewing' | 'mime'>,
  order: SnippetOrder,
  using: { readonly tools: MediaTools | null; readonly signal: AbortSignal },
): Promise<Snippet | null> {
  if (detected.viewing === 'pdf') return draw('draw-pdf', source, order, using.signal)
  if (detected.viewing !== 'picture') return null
  if (detected.mime !== 'image/tiff') return draw('draw-picture', source, order, using.signal)
  if (using.tools === null) return null
  const png = await tiffPageToPng({ source, page: order.page, tools: using.tools, signal: using.signal })
  return png === null ? null : draw('draw-picture', bytesInMemory(png), order, using.signal)
}

async function draw(
  task: string,
  source: ByteSource,
  order: SnippetOrder,
  signal: AbortSignal,
): Promise<Snippet | null> {
  const outcome = await runChild({ entry: paperChild, task, input: order, source, limits, signal })
  if (outcome.state === 'failed') return null
  const drawn = Drawn.safeParse(outcome.value)
  return drawn.success ? drawn.data : null
}
