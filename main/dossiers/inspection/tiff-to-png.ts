// Turns a page of a TIFF into a PNG, because browsers do not show TIFF.
import { type ByteSource, collectFfmpeg, FfmpegFailure, type Limits, type MediaTools } from '#main/jobs/index.ts'
import { tiffFromPage } from './tiff-page.ts'

const limits: Limits = { timeoutMs: 60_000, memoryBytes: 1536 * 1024 * 1024 }
const largestPngBytes = 128 * 1024 * 1024

export interface TiffPage {
  readonly source: ByteSource
  /** 1-based. */
  readonly page: number
  readonly tools: MediaTools
  readonly signal: AbortSignal
}

/**
 * Null when ffmpeg cannot decode it or there is no such page.
 * @throws what reading the source threw, or the signal's reason
 */
export async function tiffPageToPng({ source, page, tools, signal }: TiffPage): Promise<Uint8Array | null> {
  const fromPage = await tiffFromPage(source, page)
  if (fromPage === null) return null
  try {
    const png = await collectFfmpeg(
      {
        tools,
        source: fromPage,
        input: ['-f', 'tiff_pipe', '-max_pixels', '150000000'],
        output: ['-frames:v', '1', '-c:v', 'png', '-f', 'image2pipe'],
        limits,
        signal,
      },
      largestPngBytes,
    )
    return png.byteLength === 0 ? null : png
  } catch (error) {
    if (error instanceof FfmpegFailure) return null
    throw error
  }
}
