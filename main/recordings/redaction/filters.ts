// From a redaction plan to what ffmpeg is told: one filter graph that cuts each region out of the picture as shown, makes it
// unrecognisable and lays it back, and that silences or covers spans of sound.
import type { RedactionPlan } from '#shared/contract/redactions.ts'
import { type Cover, coversOf, joinedSpans } from '#shared/rules/redaction.ts'

export interface RedactedPicture {
  /** As shown, after the rotation that the camera noted. */
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number | null
}

export interface RedactedMedia {
  readonly picture: RedactedPicture | null
  readonly hasSound: boolean
}

/** The graph and the streams it ends in, as arguments; everything is encoded anew. */
export function redactionArguments(plan: RedactionPlan, { picture, hasSound }: RedactedMedia): string[] {
  const graphs = [
    ...(picture === null ? [] : pictureGraph(plan.regions.flatMap(coversOf), picture)),
    ...(hasSound ? soundGraph(plan.sounds) : []),
  ]
  return [
    ...['-filter_complex', graphs.join(';')],
    ...(picture === null ? [] : ['-map', '[picture]', ...pictureEncoder]),
    ...(hasSound ? ['-map', '[sound]', '-c:a', 'aac', '-b:a', '128k'] : []),
  ]
}

const pictureEncoder = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-profile:v', 'high'],
  ...['-force_key_frames', 'expr:gte(t,n_forced)', '-sc_threshold', '0'],
]

const usualRates = [10, 12, 12.5, 15, 20, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60, 100, 120]

/**
 * Pictures at an even rate: one that stands for long would else be judged by its first instant alone, and shown while
 * what is in it should be hidden.
 */
function evenRate(framesPerSecond: number | null): number {
  const usual = usualRates.find((rate) => Math.abs(rate - (framesPerSecond ?? 25)) < 0.02)
  return usual ?? Math.min(60, Math.max(25, Math.ceil(framesPerSecond ?? 25)))
}

function pictureGraph(covers: readonly Cover[], picture: RedactedPicture): string[] {
  const rate = evenRate(picture.framesPerSecond)
  // 4:2:0 holds even sizes only: a last odd line goes.
  const size = { width: even(picture.width), height: even(picture.height) }
  const last = covers.length
  const name = (at: number): string => (at === last ? 'picture' : `v${at}`)
  return [
    `[0:V:0]fps=${rate}:start_time=0,crop=${size.width}:${size.height}:0:0,format=yuv420p[${name(0)}]`,
    ...covers.flatMap((cover, at) => coverGraph(cover, size, rate, [name(at), String(at), name(at + 1)])),
  ]
}

/** A region reaches so far beyond what was drawn: positions are even, and an edge of a face is a face. */
const marginPx = 2

function coverGraph(
  cover: Cover,
  { width, height }: { width: number; height: number },
  rate: number,
  [before, at, after]: readonly [string, string, string],
): string[] {
  const box = { width: reach(cover.width, width), height: reach(cover.height, height) }
  const x = along(cover, 'x', width, width - box.width)
  const y = along(cover, 'y', height, height - box.height)
  // A picture is shown until the next one: whatever is showing at some instant of the span is hidden, and half a picture more.
  const enable = `between(t,${seconds(cover.startMs - 1500 / rate)},${seconds(cover.endMs + 500 / rate)})`
  return [
    `[${before}]split[m${at}][c${at}]`,
    `[c${at}]crop=${box.width}:${box.height}:x='${x}':y='${y}',${unrecognisable(cover.kind, box)}[h${at}]`,
    `[m${at}][h${at}]overlay=x='${x}':y='${y}':enable='${enable}'[${after}]`,
  ]
}

const even = (px: number): number => Math.max(2, Math.floor(px / 2) * 2)
/** Room for the margin on both sides and for a position that was rounded down. */
const reach = (share: number, px: number): number => Math.min(px, 2 * Math.ceil((share * px + 2 * marginPx + 2) / 2))
/** Not in exponents, and a whole one without its point. */
const seconds = (ms: number): string => String(Math.round(ms) / 1000)
const short = (value: number): string => String(Math.round(value * 1000) / 1000)

/**
 * So few values are left of a region, however large, that neither sharpening nor many pictures of one face bring it back;
 * each is the mean of at least 16 × 16 pixels.
 */
const mostCells = 6
const leastCellPx = 16

function unrecognisable(kind: Cover['kind'], { width, height }: { width: number; height: number }): string {
  if (kind === 'box') return 'drawbox=t=fill:color=black'
  const cells = (px: number): number => Math.max(1, Math.min(mostCells, Math.floor(px / leastCellPx)))
  return `scale=${cells(width)}:${cells(height)}:flags=area,scale=${width}:${height}:flags=bilinear`
}

/** An even position that moves along the cover's path, as an expression in `t`: the first place, and what each step adds. */
function along({ path }: Cover, axis: 'x' | 'y', px: number, most: number): string {
  const points = path.map((point) => ({ atMs: point.atMs, at: point[axis] * px - marginPx }))
  const first = points[0]?.at ?? 0
  const steps = points.slice(1).flatMap((point, index) => step(points[index] ?? point, point))
  if (steps.length === 0) return String(2 * Math.floor(Math.max(0, Math.min(most, first)) / 2))
  return `2*floor(clip(${sum([short(first), ...steps])},0,${most})/2)`
}

interface Place {
  readonly atMs: number
  readonly at: number
}

/** Nothing where it rests. */
function step(from: Place, to: Place): string[] {
  const lasts = (to.atMs - from.atMs) / 1000
  const way = to.at - from.at
  if (lasts <= 0 || Math.abs(way) < 0.001) return []
  return [`${short(way)}*clip((t-${seconds(from.atMs)})/${seconds(to.atMs - from.atMs)},0,1)`]
}

/** ffmpeg takes expressions a hundred deep, and a plain sum is as deep as it is long: halves within halves are not. */
function sum(terms: readonly string[]): string {
  if (terms.length <= 2) return terms.join('+')
  const half = Math.ceil(terms.length / 2)
  return `(${sum(terms.slice(0, half))})+(${sum(terms.slice(half))})`
}

/** Volume is set anew every 2 ms, and a little before and after a span. */
const soundStep = { samples: 96, rate: 48_000 } as const
const soundSlackMs = 10

function soundGraph(sounds: RedactionPlan['sounds']): string[] {
  const format = `aformat=sample_fmts=fltp:sample_rates=${soundStep.rate}:channel_layouts=stereo`
  const heard = `[0:a:0]aresample=${soundStep.rate}:async=1:first_pts=0,${format}`
  if (sounds.length === 0) return [`${heard}[sound]`]
  const steps = `asetnsamples=n=${soundStep.samples}:p=0`
  const silenced = `${heard},${steps},volume=volume='1-${within(sounds)}':eval=frame`
  const tones = sounds.filter(({ kind }) => kind === 'tone')
  if (tones.length === 0) return [`${silenced}[sound]`]
  return [
    `${silenced}[silenced]`,
    `sine=frequency=1000:sample_rate=${soundStep.rate},${format},${steps},volume=volume='2*${within(tones)}':eval=frame[tone]`,
    '[silenced][tone]amix=inputs=2:duration=first:normalize=0[sound]',
  ]
}

/** 1 inside any of the spans, 0 elsewhere. */
function within(spans: RedactionPlan['sounds']): string {
  const wider = spans.map(({ startMs, endMs }) => ({ startMs: startMs - soundSlackMs, endMs: endMs + soundSlackMs }))
  const terms = joinedSpans(wider).map(({ startMs, endMs }) => `between(t,${seconds(startMs)},${seconds(endMs)})`)
  return `min(1,${sum(terms)})`
}
