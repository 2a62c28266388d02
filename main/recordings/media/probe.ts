// Finds out what a recording is made of, and what is wrong with it. Nothing is refused: whatever cannot be decoded is said.
import {
  type ByteSource,
  collectFfmpeg,
  FfmpegFailure,
  type Limits,
  type MediaTools,
  type ProbeOutcome,
  runFfprobe,
} from '#main/jobs/index.ts'
import type { RecordingFlaw } from '#shared/contract/dossiers.ts'
import type { Technical } from '#shared/contract/recordings.ts'
import { isCutShort } from './cut-short.ts'
import { lastPacketMs, Probed, shownStreams } from './ffprobe-output.ts'
import { type MediaFacts, toMediaFacts } from './media-facts.ts'
import { toTechnical } from './technical.ts'

/** What was found in the bytes of a recording: plain data that can wait in a row until it is entered. */
export interface ProbedRecording {
  /** Null when not even its make could be told. */
  readonly media: MediaFacts | null
  readonly technical: Technical | null
  /** Why it is filed as it is; null when it is sound. */
  readonly flaw: RecordingFlaw | null
  /** `original` plays as it is, `preparing` wants a copy, from `failed` neither picture nor sound can be got. */
  readonly playing: 'original' | 'preparing' | 'failed'
}

export interface ProbeOrder {
  readonly source: ByteSource
  /** Null on a machine without them: then it is `not-probed`. */
  readonly tools: MediaTools | null
  readonly signal: AbortSignal
  /** Narrower ones, for tests. */
  readonly limits?: Limits
}

interface Reading extends ProbeOrder {
  readonly tools: MediaTools
  readonly limits: Limits
}

const usualLimits: Limits = { timeoutMs: 60_000, memoryBytes: 1024 * 1024 * 1024 }
/** A container without an index is read through on the way to its end; that is not worth waiting for. */
const endTimeoutMs = 20_000
const lost = (flaw: RecordingFlaw): ProbedRecording => ({ media: null, technical: null, flaw, playing: 'failed' })

/** @throws what reading the source threw, or the signal's reason */
export async function probe({ source, tools, signal, limits = usualLimits }: ProbeOrder): Promise<ProbedRecording> {
  if (tools === null) return lost('not-probed')
  const order = { source, tools, signal, limits }
  const outcome = await ask(order)
  const isCut = await isCutShort(source)
  const unread = isCut ? 'truncated' : 'damaged'
  if (outcome.state === 'failed') return lost(outcome.why === 'unreadable' ? unread : whyLost[outcome.why])
  const probed = Probed.safeParse(outcome.json)
  if (!probed.success) return lost(unread)
  const stated = toMediaFacts(probed.data)
  // A camera switched off at once leaves an index without a single track.
  if (stated === null) return lost(isCut ? 'truncated' : 'empty')

  const { durationMs, isLie } = await lengthOf(order, probed.data, stated, isCut)
  const media = { ...stated, durationMs }
  const technical = toTechnical(probed.data, durationMs, `ffprobe ${tools.version}`)
  const found = (flaw: RecordingFlaw | null, playing: ProbedRecording['playing']) => ({
    media,
    technical,
    flaw,
    playing,
  })
  if (durationMs === 0) return found(isCut ? 'truncated' : 'empty', 'failed')
  const undecoded = await whyUndecoded(order, probed.data)
  if (undecoded !== null) return found(isCut ? 'truncated' : undecoded, 'failed')
  // A player would show the length that the container claims; the copy has its own.
  if (isCut || isLie) return found(isCut ? 'truncated' : 'duration-lies', 'preparing')
  return found(null, media.playable ? 'original' : 'preparing')
}

const whyLost = { timeout: 'too-slow', memory: 'too-large', streams: 'too-many-streams' } as const

/** The end is gone to, not read up to; so many packets show it, unless the last key frame is very far from it. */
const mostPackets = 3000
const nearTheEnd = ['-read_intervals', `99999999%+#${mostPackets}`]

async function ask(order: Reading): Promise<ProbeOutcome> {
  const facts = ['-show_format', '-show_streams']
  const packets = ['-show_packets', '-show_entries', 'packet=stream_index,pts_time,duration_time', ...nearTheEnd]
  const soon = { ...order.limits, timeoutMs: Math.min(endTimeoutMs, order.limits.timeoutMs) }
  const whole = await runFfprobe({ ...order, args: [...facts, ...packets], limits: soon })
  // Some containers cannot be gone through out of order, or only slowly; they still say what they are made of.
  if (whole.state === 'done' || whole.why === 'memory' || whole.why === 'streams') return whole
  return runFfprobe({ ...order, args: facts })
}

/** Containers that note their length apart from their packets, and so can lie about it; the others are estimates. */
const stating = ['mp4', 'mov', '3gp', 'mkv', 'webm', 'avi', 'asf']
const toleratedMs = 2_000
const toleratedShare = 0.05

async function lengthOf(
  order: Reading,
  probed: Probed,
  { durationMs: statedMs, container }: MediaFacts,
  isCut: boolean,
): Promise<{ durationMs: number; isLie: boolean }> {
  if (isCut || statedMs === 0) return { durationMs: await measure(order), isLie: false }
  const lastMs = lastPacketMs(probed)
  const isReached = lastMs !== null && lastMs > 0 && probed.packets.length < mostPackets
  if (!stating.includes(container) || !isReached) return { durationMs: statedMs, isLie: false }
  const isLie = Math.abs(lastMs - statedMs) > Math.max(toleratedMs, toleratedShare * Math.max(lastMs, statedMs))
  return { durationMs: isLie ? lastMs : statedMs, isLie }
}

/** Reads all packets of a recording that does not say how long it is, or of which only a part is there. */
async function measure(order: Reading): Promise<number> {
  let lastMs = 0
  const copyNothing = ['-map', '0:v:0?', '-map', '0:a:0?', '-c', 'copy', '-f', 'null']
  await tolerant(order, copyNothing, { ...order.limits, timeoutMs: order.limits.timeoutMs * 10 }, (doneMs) => {
    lastMs = Math.max(lastMs, doneMs)
  })
  return lastMs
}

/**
 * A decoder that ffprobe could start tells the pixels' format. Where that is missing, one picture is tried: only a trial says
 * whether the decoder or the picture is to blame.
 */
async function whyUndecoded(order: Reading, probed: Probed): Promise<'no-decoder' | 'damaged' | null> {
  const { video, audio } = shownStreams(probed)
  if (video === null) return audio?.codec_name === 'unknown' ? 'no-decoder' : null
  if (video.codec_name === 'unknown') return 'no-decoder'
  if (video.pix_fmt !== undefined) return null
  let isMissing = false
  let hasPicture = false
  const onLine = (line: string): void => {
    if (/decoder.{0,60}not found|unknown decoder|could not find codec/i.test(line)) isMissing = true
    if (/^frame=\s*[1-9]/.test(line)) hasPicture = true
  }
  await tolerant(order, ['-map', '0:V:0', '-frames:v', '1', '-f', 'null'], order.limits, () => undefined, onLine)
  if (hasPicture) return null
  return isMissing ? 'no-decoder' : 'damaged'
}

/** A run whose only fruit is what it says on the way; its failure is none. */
async function tolerant(
  order: Reading,
  output: readonly string[],
  within: Limits,
  onProgress: (doneMs: number) => void,
  onLine?: (line: string) => void,
): Promise<void> {
  try {
    await collectFfmpeg({ ...order, input: [], output, limits: within, onProgress, onLine }, 1024)
  } catch (error) {
    if (!(error instanceof FfmpegFailure)) throw error
  }
}
