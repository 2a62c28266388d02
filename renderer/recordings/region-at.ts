// Where a hidden region is at one instant: between two key frames it moves evenly, before the first and after the last it rests. Pure.
import type { Region } from '#shared/contract/evidence.ts'
import type { HiddenRegion } from '#shared/contract/redactions.ts'

export function regionAt({ keyframes }: Pick<HiddenRegion, 'keyframes'>, atMs: number): Region {
  const after = keyframes.findIndex((frame) => frame.atMs >= atMs)
  const next = keyframes[after] ?? keyframes.at(-1)
  const before = after > 0 ? keyframes[after - 1] : next
  if (next === undefined || before === undefined) throw new Error('a region without key frames')
  const share = next.atMs === before.atMs ? 0 : Math.min(1, (atMs - before.atMs) / (next.atMs - before.atMs))
  const mix = (from: number, to: number) => from + (to - from) * share
  return {
    x: mix(before.region.x, next.region.x),
    y: mix(before.region.y, next.region.y),
    width: mix(before.region.width, next.region.width),
    height: mix(before.region.height, next.region.height),
  }
}
