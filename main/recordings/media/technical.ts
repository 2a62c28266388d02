// The technical fields of DA/T 63-2017 (视频参数、音频参数、格式信息) from what ffprobe prints.
import type { Technical } from '#shared/contract/recordings.ts'
import {
  countOf,
  type Probed,
  type ProbedStream,
  packetRate,
  rateOf,
  rotationOf,
  shownStreams,
  statedMs,
} from './ffprobe-output.ts'

/**
 * @param durationMs as it was found
 * @param readBy the tool and its version
 */
export function toTechnical(probed: Probed, durationMs: number, readBy: string): Technical {
  const { video, audio } = shownStreams(probed)
  const stated = statedMs(probed)
  return {
    format: { name: probed.format.format_name, description: probed.format.format_long_name ?? null },
    durationMs,
    statedDurationMs: stated === durationMs || stated === 0 ? null : stated,
    frames: countOf(video?.nb_frames),
    streams: probed.streams.length,
    video: video === null ? null : videoParameters(probed, video),
    audio: audio === null ? null : audioParameters(audio),
    readBy,
  }
}

function videoParameters(probed: Probed, video: ProbedStream): NonNullable<Technical['video']> {
  return {
    codec: video.codec_name,
    profile: named(video.profile),
    colourSpace: named(video.color_space),
    widthPx: countOf(video.width),
    heightPx: countOf(video.height),
    framesPerSecond: rateOf(video.avg_frame_rate),
    variableFrameRate: isVariable(video, packetRate(probed, video)),
    bitRate: countOf(video.bit_rate),
    chromaSubsampling: chromaOf(video.pix_fmt),
    bitsPerSample: countOf(video.bits_per_raw_sample) ?? bitsOf(video.pix_fmt),
    aspectRatio: named(video.display_aspect_ratio),
    rotation: rotationOf(video),
  }
}

function audioParameters(audio: ProbedStream): NonNullable<Technical['audio']> {
  return {
    codec: audio.codec_name,
    bitRate: countOf(audio.bit_rate),
    sampleRate: countOf(audio.sample_rate),
    bitsPerSample: countOf(audio.bits_per_sample) ?? countOf(audio.bits_per_raw_sample),
    channels: countOf(audio.channels),
  }
}

const named = (word: string | undefined): string | null =>
  word === undefined || word === 'unknown' || word === 'N/A' ? null : word

/** The rate that fits every picture, that which comes out on average, and that of the last ones agree when they come evenly. */
function isVariable(video: ProbedStream, lately: number | null): boolean {
  const fitting = rateOf(video.r_frame_rate)
  if (fitting === null) return false
  // Of interlaced pictures some rates count fields, others frames.
  const isInterlaced = !['progressive', 'unknown', undefined].includes(video.field_order)
  const fittings = isInterlaced ? [fitting, fitting / 2, fitting * 2] : [fitting]
  const differs = (rate: number | null, by: number) =>
    rate !== null && fittings.every((one) => Math.abs(one - rate) / one > by)
  // Times of whole milliseconds make the distance of two pictures look uneven.
  return differs(rateOf(video.avg_frame_rate), 0.02) || differs(lately, 0.2)
}

/** ffmpeg's names of pixel formats say it, but not all in one way. */
function chromaOf(pixels: string | undefined): string | null {
  if (pixels === undefined) return null
  const planar = /^yuv[aj]?(4\d\d)p/.exec(pixels)?.[1]
  if (planar !== undefined) return [...planar].join(':')
  if (/^(nv12|nv21|p010|p016)/.test(pixels)) return '4:2:0'
  if (/^(yuyv422|uyvy422|nv16|y210|p210)/.test(pixels)) return '4:2:2'
  if (/^gray/.test(pixels)) return '4:0:0'
  return /^(gbr|rgb|bgr|argb|abgr|nv24)/.test(pixels) ? '4:4:4' : null
}

function bitsOf(pixels: string | undefined): number | null {
  if (pixels === undefined) return null
  const deep = /(?:p|gray|y2)(9|10|12|14|16)(?:le|be)$/.exec(pixels)?.[1] ?? /^p0(10|16)/.exec(pixels)?.[1]
  return deep === undefined ? 8 : Number(deep)
}
