// Where the picture changes wholly, and where nothing is heard: ffmpeg's filters say it while they look through the recording.
import { FfmpegFailure, type FfmpegRun, fractionDone, runFfmpeg } from '#main/jobs/index.ts'
import type { Analysis } from '#shared/contract/recordings.ts'
import { refuse } from '#shared/text/refusal.ts'
import { evenSound, type SoundOrder, soundLimits } from './peaks.ts'

/** ffmpeg's measure of how much of the picture is new, 0 to 1. */
const newScene = 0.3
const quietestDb = -35
const shortestSilenceSeconds = 2
/** A flickering recording must not fill the row. */
const mostFound = 5_000
/** A longer recording is looked through by its key frames, of which a playable copy has one each second. */
const wholeUpToMs = 30 * 60_000

export interface AnalysisOrder extends SoundOrder {
  readonly hasPictures: boolean
  readonly hasSound: boolean
}

/** @throws Refusal `recording.not-analysed`; what reading the source threw; the signal's reason */
export async function analyse(order: AnalysisOrder): Promise<Analysis> {
  const share = order.hasPictures && order.hasSound ? 0.8 : 1
  const scenesMs = order.hasPictures ? await scenes(order, (done) => order.onProgress?.(done * share)) : []
  const rest = order.hasPictures ? 1 - share : 1
  const silences = order.hasSound ? await silencesOf(order, (done) => order.onProgress?.(1 - rest + done * rest)) : []
  return { scenesMs, silences }
}

async function scenes(order: AnalysisOrder, onProgress: (share: number) => void): Promise<number[]> {
  const found: number[] = []
  let atMs = 0
  // The score of each picture is printed after its time; only those above the threshold are.
  const print = `metadata=mode=print:key=lavfi.scene_score:value=${newScene}:function=greater:file='pipe\\:2':direct=1`
  await lookThrough(order, onProgress, {
    input: ['-an', '-sn', '-dn', ...(order.durationMs > wholeUpToMs ? ['-skip_frame', 'nokey'] : [])],
    output: [
      ...['-map', '0:V:0', '-vf', `scale=160:90,select='gte(scene,0)',${print},format=gray`],
      // The small pictures themselves are thrown away; while nobody takes them, ffmpeg waits.
      ...['-fps_mode', 'passthrough', '-c:v', 'rawvideo', '-f', 'rawvideo'],
    ],
    onLine(line) {
      atMs = timeIn(line) ?? atMs
      if (line.includes('lavfi.scene_score=') && found.length < mostFound && found.at(-1) !== atMs) found.push(atMs)
    },
  })
  return found
}

async function silencesOf(order: AnalysisOrder, onProgress: (share: number) => void): Promise<Analysis['silences']> {
  const found: Analysis['silences'] = []
  let startMs: number | null = null
  const detect = `silencedetect=noise=${quietestDb}dB:duration=${shortestSilenceSeconds}`
  await lookThrough(order, onProgress, {
    input: ['-vn', '-sn', '-dn'],
    output: [
      ...['-map', '0:a:0', '-af', `${evenSound},${detect},ametadata=mode=print:file='pipe\\:2':direct=1`],
      ...['-ac', '1', '-f', 's16le'],
    ],
    onLine(line) {
      const start = valueIn(line, 'lavfi.silence_start')
      const end = valueIn(line, 'lavfi.silence_end')
      if (start !== null) startMs = start
      if (end === null || startMs === null) return
      if (found.length < mostFound) found.push({ startMs, endMs: end })
      startMs = null
    },
  })
  // One that lasts to the end is never said to end.
  if (startMs !== null && startMs < order.durationMs) found.push({ startMs, endMs: order.durationMs })
  return found
}

async function lookThrough(
  order: AnalysisOrder,
  onProgress: (share: number) => void,
  run: Pick<FfmpegRun, 'input' | 'output' | 'onLine'>,
): Promise<void> {
  try {
    const { stream } = runFfmpeg({
      ...run,
      tools: order.tools,
      source: order.source,
      limits: { ...soundLimits(order.durationMs), timeoutMs: 600_000 + order.durationMs * 5 },
      signal: order.signal,
      background: true,
      hold: order.hold,
      onProgress: (doneMs) => onProgress(fractionDone(doneMs, order.durationMs)),
    })
    for await (const _thrownAway of stream);
  } catch (error) {
    throw error instanceof FfmpegFailure ? refuse('recording.not-analysed') : error
  }
}

/** `frame:12 pts:3072 pts_time:0.24` */
function timeIn(line: string): number | null {
  const seconds = /\bpts_time:(-?[\d.]+)/.exec(line)?.[1]
  return seconds === undefined ? null : Math.max(0, Math.round(Number(seconds) * 1000))
}

function valueIn(line: string, name: string): number | null {
  const at = line.indexOf(`${name}=`)
  const seconds = at === -1 ? Number.NaN : Number.parseFloat(line.slice(at + name.length + 1))
  return Number.isFinite(seconds) ? Math.max(0, Math.round(seconds * 1000)) : null
}
