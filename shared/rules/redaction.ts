// What a redaction plan hides at each instant, whether the plan fits its recording, and which rectangles cover it all the way.
import type { Region } from '../contract/evidence.ts'
import type { HiddenRegion, RedactionPlan } from '../contract/redactions.ts'

export interface PlannedRecording {
  readonly durationMs: number
  readonly hasPicture: boolean
  readonly hasSound: boolean
}

export type PlanFaultKind = 'no-picture' | 'no-sound' | 'span' | 'order' | 'beyond' | 'outside' | 'flat' | 'twice'

export interface PlanFault {
  readonly part: 'region' | 'sound'
  /** 1-based place in its list. */
  readonly at: number
  readonly why: PlanFaultKind
}

/** Players round, and containers state durations a little short. */
const slackMs = 1000
/** Fractions come from dividing pixels. */
const rounding = 1e-6

/** Everything that keeps the plan from being carried out; empty when it fits. */
export function planFaults(plan: RedactionPlan, recording: PlannedRecording): PlanFault[] {
  const faults: PlanFault[] = []
  const seen = new Set<string>()
  const check = (part: PlanFault['part'], at: number, id: string, ...whys: (PlanFaultKind | null)[]): void => {
    const twice = seen.has(id) ? ('twice' as const) : null
    seen.add(id)
    for (const why of [twice, ...whys]) if (why !== null) faults.push({ part, at, why })
  }
  for (const [index, region] of plan.regions.entries()) {
    const needs = recording.hasPicture ? null : ('no-picture' as const)
    check('region', index + 1, region.id, needs, spanFault(region, recording), keyframeFault(region, recording))
  }
  for (const [index, sound] of plan.sounds.entries()) {
    check('sound', index + 1, sound.id, recording.hasSound ? null : 'no-sound', spanFault(sound, recording))
  }
  return faults
}

function spanFault(
  { startMs, endMs }: { startMs: number; endMs: number },
  { durationMs }: PlannedRecording,
): PlanFaultKind | null {
  if (startMs >= endMs) return 'span'
  return startMs >= durationMs || endMs > durationMs + slackMs ? 'beyond' : null
}

function keyframeFault({ keyframes }: HiddenRegion, { durationMs }: PlannedRecording): PlanFaultKind | null {
  for (const [index, { atMs, region }] of keyframes.entries()) {
    const before = keyframes[index - 1]
    if (before !== undefined && before.atMs >= atMs) return 'order'
    if (atMs > durationMs + slackMs) return 'beyond'
    if (region.width <= 0 || region.height <= 0) return 'flat'
    if (region.x + region.width > 1 + rounding || region.y + region.height > 1 + rounding) return 'outside'
  }
  return null
}

/** Where a region is at an instant: between two key frames it moves evenly, before the first and after the last it rests. */
export function regionAt({ keyframes }: Pick<HiddenRegion, 'keyframes'>, atMs: number): Region {
  const after = keyframes.findIndex((keyframe) => keyframe.atMs > atMs)
  const next = keyframes[after]
  const before = keyframes[after === -1 ? keyframes.length - 1 : after - 1]
  if (before === undefined || next === undefined) {
    const only = before ?? next
    if (only === undefined) throw new Error('a region without a key frame')
    return only.region
  }
  const share = (atMs - before.atMs) / (next.atMs - before.atMs)
  const between = (from: number, to: number): number => from + (to - from) * share
  return {
    x: between(before.region.x, next.region.x),
    y: between(before.region.y, next.region.y),
    width: between(before.region.width, next.region.width),
    height: between(before.region.height, next.region.height),
  }
}

export interface HiddenNow {
  readonly regions: readonly { readonly id: string; readonly kind: HiddenRegion['kind']; readonly region: Region }[]
  /** A tone covers a mute. */
  readonly sound: 'heard' | 'mute' | 'tone'
}

/** Both ends of a span belong to it. */
export function hiddenAt(plan: RedactionPlan, atMs: number): HiddenNow {
  const now = ({ startMs, endMs }: { startMs: number; endMs: number }): boolean => startMs <= atMs && atMs <= endMs
  const sounds = plan.sounds.filter(now)
  return {
    regions: plan.regions.filter(now).map((hidden) => {
      return { id: hidden.id, kind: hidden.kind, region: regionAt(hidden, atMs) }
    }),
    sound: sounds.some(({ kind }) => kind === 'tone') ? 'tone' : sounds.length > 0 ? 'mute' : 'heard',
  }
}

/** A rectangle of one size that moves along a path and covers a region for part of its time. */
export interface Cover {
  readonly kind: HiddenRegion['kind']
  readonly startMs: number
  readonly endMs: number
  readonly width: number
  readonly height: number
  /** Its top left corner, in order of time; between two of them it moves evenly. */
  readonly path: readonly { readonly atMs: number; readonly x: number; readonly y: number }[]
}

/** A cover may be so much larger than the region is somewhere on its way; a region that grows beyond gets a new cover. */
const mostGrowth = 1.25

/** Covers that together hide the region at every instant of its span, inside the picture: each as large as its region ever is. */
export function coversOf(hidden: HiddenRegion): Cover[] {
  const { startMs, endMs } = hidden
  const within = hidden.keyframes.map(({ atMs }) => atMs).filter((atMs) => atMs > startMs && atMs < endMs)
  const points = [startMs, ...within, endMs].map((atMs) => ({ atMs, region: regionAt(hidden, atMs) }))
  const runs: Points[] = []
  for (const [index, point] of points.entries()) {
    const next = points[index + 1]
    if (next === undefined) break
    const run = runs.at(-1)
    if (run !== undefined && isOneSize([...run, next])) run.push(next)
    else runs.push([point, next])
  }
  return runs.map((run) => coverOf(hidden.kind, run))
}

type Points = { readonly atMs: number; readonly region: Region }[]

function isOneSize(points: Points): boolean {
  return (['width', 'height'] as const).every((side) => {
    const sizes = points.map(({ region }) => region[side])
    return Math.max(...sizes) <= mostGrowth * Math.min(...sizes)
  })
}

function coverOf(kind: Cover['kind'], run: Points): Cover {
  const width = Math.max(...run.map(({ region }) => region.width))
  const height = Math.max(...run.map(({ region }) => region.height))
  const path = run.map(({ atMs, region }) => {
    return { atMs, x: Math.max(0, Math.min(region.x, 1 - width)), y: Math.max(0, Math.min(region.y, 1 - height)) }
  })
  return { kind, startMs: run[0]?.atMs ?? 0, endMs: run.at(-1)?.atMs ?? 0, width, height, path }
}

/** Spans in order, those that touch joined. */
export function joinedSpans(
  spans: readonly { readonly startMs: number; readonly endMs: number }[],
): { startMs: number; endMs: number }[] {
  const joined: { startMs: number; endMs: number }[] = []
  for (const { startMs, endMs } of [...spans].sort((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1)
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs)
    else joined.push({ startMs, endMs })
  }
  return joined
}
