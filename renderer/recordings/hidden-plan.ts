// Editing what is hidden in a copy: regions with their key frames, stretches of sound. Pure; every step gives a new plan.
import type { Region } from '#shared/contract/evidence.ts'
import type { HiddenRegion, HiddenSound, RedactionPlan } from '#shared/contract/redactions.ts'
import { regionAt } from '#shared/rules/redaction.ts'

/** Two key frames nearer than this are one: half a frame at 25 a second. */
const sameFrameMs = 20

export type Hidden = HiddenRegion | HiddenSound

export const emptyPlan: RedactionPlan = { regions: [], sounds: [] }

export function isRegion(hidden: Hidden): hidden is HiddenRegion {
  return 'keyframes' in hidden
}

/** All that is hidden, in order of time. */
export function hiddenIn(plan: RedactionPlan): Hidden[] {
  return [...plan.regions, ...plan.sounds].sort((one, other) => one.startMs - other.startMs || one.endMs - other.endMs)
}

/** A new region from here to the end: rather too much hidden than too little. */
export function newRegion(id: string, atMs: number, durationMs: number, region: Region): HiddenRegion {
  const { startMs, endMs } = spanWithin(atMs, durationMs, durationMs)
  return { id, kind: 'blur', startMs, endMs, keyframes: [{ atMs: startMs, region }], what: '', reason: '' }
}

/** A new stretch of sound: five seconds from here. */
export function newSound(id: string, atMs: number, durationMs: number): HiddenSound {
  return { id, kind: 'mute', ...spanWithin(atMs, atMs + 5000, durationMs), what: '', reason: '' }
}

/** The region moved or resized at this instant: its key frame there, new or replaced. */
export function withFrame(hidden: HiddenRegion, atMs: number, region: Region): HiddenRegion {
  const others = hidden.keyframes.filter((frame) => Math.abs(frame.atMs - atMs) >= sameFrameMs)
  const keyframes = [...others, { atMs, region }].sort((one, other) => one.atMs - other.atMs)
  return { ...hidden, keyframes }
}

/** Without the key frame there; the last one stays, for a region must be somewhere. */
export function withoutFrame(hidden: HiddenRegion, atMs: number): HiddenRegion {
  const keyframes = hidden.keyframes.filter((frame) => frame.atMs !== atMs)
  return keyframes.length === 0 ? hidden : { ...hidden, keyframes }
}

export function hasFrameAt(hidden: HiddenRegion, atMs: number): boolean {
  return hidden.keyframes.some((frame) => Math.abs(frame.atMs - atMs) < sameFrameMs)
}

/**
 * With another span. Key frames outside it fall away, and the edges get one each where something moved there, so that
 * nothing inside the span moves otherwise than before.
 */
export function withSpan<Any extends Hidden>(hidden: Any, startMs: number, endMs: number): Any {
  if (startMs >= endMs) return hidden
  if (!isRegion(hidden)) return { ...hidden, startMs, endMs }
  const inside = hidden.keyframes.filter((frame) => frame.atMs >= startMs && frame.atMs <= endMs)
  const cut = (atMs: number, outside: boolean) => (outside ? [{ atMs, region: regionAt(hidden, atMs) }] : [])
  const keyframes = [
    ...cut(
      startMs,
      hidden.keyframes.some((frame) => frame.atMs < startMs),
    ),
    ...inside,
    ...cut(
      endMs,
      hidden.keyframes.some((frame) => frame.atMs > endMs),
    ),
  ].filter((frame, at, all) => all.findIndex((other) => other.atMs === frame.atMs) === at)
  return { ...hidden, startMs, endMs, keyframes }
}

/** In the place of the one with its id, or added. */
export function withHidden(plan: RedactionPlan, hidden: Hidden): RedactionPlan {
  if (isRegion(hidden)) return { ...plan, regions: replaced(plan.regions, hidden) }
  return { ...plan, sounds: replaced(plan.sounds, hidden) }
}

export function withoutHidden(plan: RedactionPlan, id: string): RedactionPlan {
  return {
    regions: plan.regions.filter((hidden) => hidden.id !== id),
    sounds: plan.sounds.filter((hidden) => hidden.id !== id),
  }
}

/** Says what is hidden and why: only then is it saved. */
export function isComplete({ what, reason }: Hidden): boolean {
  return what.trim().length >= 1 && reason.trim().length >= 2
}

export function completePart(plan: RedactionPlan): RedactionPlan {
  return { regions: plan.regions.filter(isComplete), sounds: plan.sounds.filter(isComplete) }
}

export type Nudge = { readonly across: number; readonly down: number; readonly size: boolean }

/** Moved or, with `size`, made larger or smaller, never beyond the picture. */
export function nudged({ x, y, width, height }: Region, { across, down, size }: Nudge): Region {
  const least = 0.01
  if (size) {
    return {
      x,
      y,
      width: clamp(width + across, least, 1 - x),
      height: clamp(height + down, least, 1 - y),
    }
  }
  return { x: clamp(x + across, 0, 1 - width), y: clamp(y + down, 0, 1 - height), width, height }
}

function spanWithin(startMs: number, endMs: number, durationMs: number) {
  const start = Math.max(0, Math.min(Math.round(startMs), durationMs - 1))
  return { startMs: start, endMs: Math.max(start + 1, Math.min(Math.round(endMs), durationMs)) }
}

function replaced<Any extends Hidden>(list: readonly Any[], hidden: Any): Any[] {
  const known = list.some((other) => other.id === hidden.id)
  return known ? list.map((other) => (other.id === hidden.id ? hidden : other)) : [...list, hidden]
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
