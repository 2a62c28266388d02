// What a recording is made of, from what ffprobe prints, and whether the browser can play it.
import * as z from 'zod'

export interface MediaFacts {
  readonly durationMs: number
  readonly container: string
  readonly videoCodec: string | null
  readonly audioCodec: string | null
  /** As shown: after the rotation that the camera noted. */
  readonly width: number | null
  readonly height: number | null
  readonly framesPerSecond: number | null
  /** ISO 8601 in UTC, as the container says; the device clock may be wrong. */
  readonly recordedAt: string | null
  /** Chromium plays the original. Otherwise it needs a copy. */
  readonly playable: boolean
  /** H.264 that Chromium decodes: a copy need not encode it anew. */
  readonly plainH264: boolean
}

const Tags = z.record(z.string(), z.string()).default({})

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().default('unknown'),
  pix_fmt: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  avg_frame_rate: z.string().default('0/0'),
  duration: z.string().optional(),
  disposition: z.object({ attached_pic: z.int().default(0) }).default({ attached_pic: 0 }),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).default([]),
  tags: Tags,
})
type Stream = z.infer<typeof Stream>

export const Probed = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ format_name: z.string(), duration: z.string().optional(), tags: Tags }),
})
export type Probed = z.infer<typeof Probed>

/** Null when there is neither picture nor sound. `durationMs` is 0 when the container does not say. */
export function toMediaFacts(probed: Probed): MediaFacts | null {
  const video = probed.streams.find((stream) => stream.codec_type === 'video' && stream.disposition.attached_pic === 0)
  const audio = probed.streams.find((stream) => stream.codec_type === 'audio')
  if (video === undefined && audio === undefined) return null
  const container = containerOf(probed, video, audio)
  const size = shownSize(video)
  return {
    durationMs: longestMs(probed),
    container,
    videoCodec: video?.codec_name ?? null,
    audioCodec: audio?.codec_name ?? null,
    ...size,
    framesPerSecond: video === undefined ? null : rate(video.avg_frame_rate),
    recordedAt: recordedAt([probed.format.tags, video?.tags ?? {}, audio?.tags ?? {}]),
    playable: isPlayable(container, video, audio),
    plainH264: video?.codec_name === 'h264' && isPlainPicture(video),
  }
}

function longestMs(probed: Probed): number {
  const claims = [probed.format.duration, ...probed.streams.map((stream) => stream.duration)]
  const seconds = claims.map((claim) => Number(claim ?? 0)).filter((claim) => Number.isFinite(claim))
  return Math.max(0, Math.round(Math.max(0, ...seconds) * 1000))
}

/** ffprobe names families of containers; the brand or the codecs say which one it is. */
function containerOf(probed: Probed, video: Stream | undefined, audio: Stream | undefined): string {
  const family = probed.format.format_name
  if (family.startsWith('mov,')) {
    const brand = (probed.format.tags.major_brand ?? 'qt').trim().toLowerCase()
    if (brand === 'qt') return 'mov'
    return brand.startsWith('3g') ? '3gp' : 'mp4'
  }
  if (family.startsWith('matroska')) {
    const free = ['vp8', 'vp9', 'av1', 'opus', 'vorbis']
    return [video, audio].every((stream) => stream === undefined || free.includes(stream.codec_name)) ? 'webm' : 'mkv'
  }
  return family === 'mpegts' ? 'ts' : (family.split(',')[0] ?? family)
}

function shownSize(video: Stream | undefined): { width: number | null; height: number | null } {
  if (video?.width === undefined || video.height === undefined) return { width: null, height: null }
  const turned = video.side_data_list.some((side) => Math.abs(side.rotation ?? 0) % 180 === 90)
  return turned ? { width: video.height, height: video.width } : { width: video.width, height: video.height }
}

function rate(fraction: string): number | null {
  const [over = 0, under = 0] = fraction.split('/').map(Number)
  const value = under === 0 ? 0 : over / under
  return value > 0 && Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null
}

/** Cameras whose clock was never set write the zero of their calendar: 1904, 1970, or a first of January of the nineties. */
function recordedAt(tags: readonly Record<string, string>[]): string | null {
  for (const name of ['com.apple.quicktime.creationdate', 'creation_time', 'date']) {
    for (const tag of tags) {
      const at = new Date(tag[name] ?? '')
      if (!Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 2000) return at.toISOString()
    }
  }
  return null
}

const playableAudio: Readonly<Record<string, readonly string[]>> = {
  mp4: ['aac', 'mp3', 'opus', 'flac'],
  mov: ['aac', 'mp3'],
  webm: ['opus', 'vorbis'],
  mp3: ['mp3'],
  aac: ['aac'],
  ogg: ['opus', 'vorbis', 'flac'],
  flac: ['flac'],
  wav: ['pcm_u8', 'pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_mulaw', 'pcm_alaw'],
}
const playableVideo: Readonly<Record<string, readonly string[]>> = {
  mp4: ['h264', 'vp9', 'av1'],
  mov: ['h264'],
  webm: ['vp8', 'vp9', 'av1'],
}

/** 8 bits and 4:2:0: what every decoder of Chromium takes. */
const isPlainPicture = (stream: Stream): boolean => stream.pix_fmt === 'yuv420p' || stream.pix_fmt === 'yuvj420p'

/** By content, never by the player's word: Chromium fires `canplay` on HEVC and shows nothing. */
function isPlayable(container: string, video: Stream | undefined, audio: Stream | undefined): boolean {
  const hears = audio === undefined || (playableAudio[container] ?? []).includes(audio.codec_name)
  const sees =
    video === undefined || ((playableVideo[container] ?? []).includes(video.codec_name) && isPlainPicture(video))
  return hears && sees
}
