// What ffprobe prints of a recording, as far as anybody here reads it.
import * as z from 'zod'

const Tags = z.record(z.string(), z.string()).default({})

export const ProbedStream = z.object({
  index: z.int().optional(),
  codec_type: z.string().optional(),
  codec_name: z.string().default('unknown'),
  profile: z.string().optional(),
  pix_fmt: z.string().optional(),
  color_space: z.string().optional(),
  field_order: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  display_aspect_ratio: z.string().optional(),
  r_frame_rate: z.string().default('0/0'),
  avg_frame_rate: z.string().default('0/0'),
  bit_rate: z.string().optional(),
  bits_per_raw_sample: z.string().optional(),
  bits_per_sample: z.int().optional(),
  nb_frames: z.string().optional(),
  sample_rate: z.string().optional(),
  channels: z.int().optional(),
  duration: z.string().optional(),
  disposition: z.object({ attached_pic: z.int().default(0) }).default({ attached_pic: 0 }),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).default([]),
  tags: Tags,
})
export type ProbedStream = z.infer<typeof ProbedStream>

const ProbedPacket = z.object({
  stream_index: z.int().optional(),
  pts_time: z.string().optional(),
  duration_time: z.string().optional(),
})

export const Probed = z.object({
  streams: z.array(ProbedStream).default([]),
  format: z.object({
    format_name: z.string(),
    format_long_name: z.string().optional(),
    start_time: z.string().optional(),
    duration: z.string().optional(),
    tags: Tags,
  }),
  /** Those near the end, where it could be gone to. */
  packets: z.array(ProbedPacket).default([]),
})
export type Probed = z.infer<typeof Probed>

/** The one picture and the one sound that are shown; the cover of a sound is no film. */
export function shownStreams({ streams }: Probed): { video: ProbedStream | null; audio: ProbedStream | null } {
  const isFilm = (stream: ProbedStream) => stream.codec_type === 'video' && stream.disposition.attached_pic === 0
  return {
    video: streams.find(isFilm) ?? null,
    audio: streams.find((stream) => stream.codec_type === 'audio') ?? null,
  }
}

/** Degrees clockwise by which the picture is turned before it is shown: 0, 90, 180 or 270. */
export function rotationOf(video: ProbedStream): number {
  const side = video.side_data_list.find((data) => data.rotation !== undefined)?.rotation
  // ffprobe counts the side data anticlockwise; the tag of old files was clockwise.
  const clockwise = side === undefined ? Number(video.tags.rotate ?? 0) : -side
  if (!Number.isFinite(clockwise)) return 0
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360
}

/** A fraction such as `30000/1001`; null for `0/0`, and for what no camera does. */
export function rateOf(fraction: string): number | null {
  const [over = 0, under = 0] = fraction.split('/').map(Number)
  const value = under === 0 ? 0 : over / under
  return value > 0 && Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null
}

/** A count that ffprobe prints as a word; null for `N/A`, and for 0 where that means it is not known. */
export function countOf(word: string | number | undefined): number | null {
  const value = Number(word ?? 0)
  return Number.isSafeInteger(value) && value > 0 ? value : null
}

/** What the container and its streams say, the longest of it; 0 when they say nothing. */
export function statedMs({ format, streams }: Probed): number {
  const claims = [format.duration, ...streams.map((stream) => stream.duration)]
  const seconds = claims.map((claim) => Number(claim ?? 0)).filter((claim) => Number.isFinite(claim))
  return Math.max(0, Math.round(Math.max(0, ...seconds) * 1000))
}

/** Where the last of the packets that were read ends, counted from the beginning; null when none was. */
export function lastPacketMs({ format, packets }: Probed): number | null {
  const start = Number(format.start_time ?? 0)
  const ends = packets
    .map(({ pts_time, duration_time }) => Number(pts_time ?? Number.NaN) + Number(duration_time ?? 0))
    .filter(Number.isFinite)
  if (ends.length === 0) return null
  return Math.max(0, Math.round((Math.max(...ends) - (Number.isFinite(start) ? start : 0)) * 1000))
}

/** How many pictures a second the packets near the end come at on average; null when there are too few. */
export function packetRate({ packets }: Probed, { index }: ProbedStream): number | null {
  const times = packets
    .filter((packet) => packet.stream_index === index)
    .map((packet) => Number(packet.pts_time ?? Number.NaN))
    .filter(Number.isFinite)
  const spanSeconds = Math.max(...times) - Math.min(...times)
  return times.length >= 5 && spanSeconds > 0 ? (times.length - 1) / spanSeconds : null
}
