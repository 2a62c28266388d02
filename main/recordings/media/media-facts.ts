// What a recording is made of, from what ffprobe prints, and whether the browser can play it.
import {
  type Probed,
  rateOf,
  rotationOf,
  type ProbedStream as Stream,
  shownStreams,
  statedMs,
} from './ffprobe-output.ts'

export interface MediaFacts {
  readonly durationMs: number
  readonly container: string
  readonly videoCodec: string | null
  readonly audioCodec: string | null
  /** As shown: after the rotation that the camera noted. */
  readonly width: number | null
  readonly height: number | null
  readonly framesPerSecond: number | null
  /** Of the sound. */
  readonly channels: number | null
  /** ISO 8601 in UTC, as the container says; the device clock may be wrong. */
  readonly recordedAt: string | null
  /** Chromium plays the original. Otherwise it needs a copy. */
  readonly playable: boolean
  /** H.264 that Chromium decodes: a copy need not encode it anew. */
  readonly plainH264: boolean
}

/** Null when there is neither picture nor sound. `durationMs` is what the container says, 0 when it does not. */
export function toMediaFacts(probed: Probed): MediaFacts | null {
  const { video, audio } = shownStreams(probed)
  if (video === null && audio === null) return null
  const container = containerOf(probed, video, audio)
  const size = shownSize(video)
  return {
    durationMs: statedMs(probed),
    container,
    videoCodec: video?.codec_name ?? null,
    audioCodec: audio?.codec_name ?? null,
    ...size,
    framesPerSecond: video === null ? null : rateOf(video.avg_frame_rate),
    channels: audio?.channels ?? null,
    recordedAt: recordedAt([probed.format.tags, video?.tags ?? {}, audio?.tags ?? {}]),
    playable: isPlayable(container, video, audio),
    plainH264: video?.codec_name === 'h264' && isPlainPicture(video),
  }
}

/** ffprobe names families of containers; the brand or the codecs say which one it is. */
function containerOf(probed: Probed, video: Stream | null, audio: Stream | null): string {
  const family = probed.format.format_name
  if (family.startsWith('mov,')) {
    const brand = (probed.format.tags.major_brand ?? 'qt').trim().toLowerCase()
    if (brand === 'qt') return 'mov'
    return brand.startsWith('3g') ? '3gp' : 'mp4'
  }
  if (family.startsWith('matroska')) {
    const free = ['vp8', 'vp9', 'av1', 'opus', 'vorbis']
    return [video, audio].every((stream) => stream === null || free.includes(stream.codec_name)) ? 'webm' : 'mkv'
  }
  return family === 'mpegts' ? 'ts' : (family.split(',')[0] ?? family)
}

function shownSize(video: Stream | null): { width: number | null; height: number | null } {
  // A stream without a single picture has the size 0 × 0.
  if (!video?.width || !video.height) return { width: null, height: null }
  const isTurned = rotationOf(video) % 180 === 90
  return isTurned ? { width: video.height, height: video.width } : { width: video.width, height: video.height }
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
function isPlayable(container: string, video: Stream | null, audio: Stream | null): boolean {
  const hears = audio === null || (playableAudio[container] ?? []).includes(audio.codec_name)
  const sees = video === null || ((playableVideo[container] ?? []).includes(video.codec_name) && isPlainPicture(video))
  return hears && sees
}
