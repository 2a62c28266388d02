// The codec as people here call it.
import type { Media } from '#shared/contract/dossiers.ts'

const known: Readonly<Record<string, string>> = { hevc: 'HEVC', h264: 'H.264', mjpeg: 'MJPEG', mpeg4: 'MPEG-4' }

export function codecName({ videoCodec, audioCodec, container }: Media): string {
  const codec = videoCodec ?? audioCodec ?? container
  return known[codec] ?? codec.toUpperCase()
}
