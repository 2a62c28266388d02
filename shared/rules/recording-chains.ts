// Recorders cut one event into several files (自动分段). Files of one device whose starts are known are laid on one timeline:
// those that follow each other join, longer gaps and overlaps are shown with their length, and a long silence ends the event.

export interface RecordedSegment {
  readonly itemId: string
  readonly title: string
  readonly deviceNumber: string | null
  /** Tells officers apart before their names do. */
  readonly officerNumber: string | null
  /** As the chain is labelled. */
  readonly officer: string | null
  /** By the corrected clock, ISO 8601; null when nobody knows. */
  readonly startedAt: string | null
  readonly durationMs: number
}

export interface ChainLimits {
  readonly joinGapMs: number
  readonly eventGapMs: number
  readonly reasonFromGapMs: number
}

export interface PlacedSegment {
  readonly itemId: string
  readonly title: string
  readonly startMs: number
  readonly durationMs: number
}

export interface PlacedBreak {
  readonly kind: 'gap' | 'overlap'
  /** The segment that reaches furthest before it. */
  readonly afterItemId: string
  readonly beforeItemId: string
  /** Where the gap or the overlap begins. */
  readonly startMs: number
  readonly lengthMs: number
  readonly needsReason: boolean
}

export interface PlacedChain {
  /** Id of its first segment. */
  readonly key: string
  readonly deviceNumber: string | null
  readonly officer: string | null
  readonly startsAt: string | null
  /** From the first start to the last end. */
  readonly lengthMs: number
  readonly segments: readonly PlacedSegment[]
  readonly breaks: readonly PlacedBreak[]
}

interface Timed extends RecordedSegment {
  readonly from: number
}

/**
 * Every segment is in exactly one chain, whatever the order they come in. Chains are ordered by their start; those whose start
 * nobody knows come last. Without a device number the officer tells the recorder apart; without either a segment stays alone,
 * since two cameras must not be taken for one.
 */
export function chainsOf(segments: readonly RecordedSegment[], limits: ChainLimits): PlacedChain[] {
  const groups = Map.groupBy(segments, recorderOf)
  const chains = [...groups.values()].flatMap((group) => chainsOfOne(group, limits))
  return chains.sort((a, b) => compare(a.startsAt ?? '~', b.startsAt ?? '~') || compare(a.key, b.key))
}

function recorderOf(segment: RecordedSegment): string {
  if (segment.startedAt === null) return `alone ${segment.itemId}`
  if (segment.deviceNumber !== null) return `device ${alike(segment.deviceNumber)}`
  const officer = segment.officerNumber ?? segment.officer
  return officer === null ? `alone ${segment.itemId}` : `officer ${alike(officer)}`
}

/** Numbers typed on different keyboards name the same recorder. */
function alike(number: string): string {
  return number.normalize('NFKC').trim().toUpperCase()
}

function chainsOfOne(group: readonly RecordedSegment[], limits: ChainLimits): PlacedChain[] {
  const timed = group
    .map((segment): Timed => ({ ...segment, from: segment.startedAt === null ? 0 : Date.parse(segment.startedAt) }))
    .sort((a, b) => a.from - b.from || compare(a.itemId, b.itemId))
  const events: Timed[][] = []
  let furthest = 0
  for (const segment of timed) {
    const event = events.at(-1)
    if (event === undefined || segment.from - furthest > limits.eventGapMs) {
      events.push([segment])
      furthest = endOf(segment)
    } else {
      event.push(segment)
      furthest = Math.max(furthest, endOf(segment))
    }
  }
  return events.map((event) => placed(event, limits))
}

function placed(event: readonly Timed[], limits: ChainLimits): PlacedChain {
  const [first, ...others] = event
  if (first === undefined) throw new Error('a chain without a segment')
  const breaks: PlacedBreak[] = []
  let last = first
  for (const segment of others) {
    const found = breakBetween(last, segment, first.from, limits)
    if (found !== null) breaks.push(found)
    if (endOf(segment) > endOf(last)) last = segment
  }
  return {
    key: first.itemId,
    deviceNumber: first.deviceNumber,
    officer: event.find(({ officer }) => officer !== null)?.officer ?? null,
    startsAt: first.startedAt,
    lengthMs: endOf(last) - first.from,
    segments: event.map(({ itemId, title, from, durationMs }) => ({
      itemId,
      title,
      startMs: from - first.from,
      durationMs,
    })),
    breaks,
  }
}

/** @param before the segment that reaches furthest so far */
function breakBetween(before: Timed, after: Timed, origin: number, limits: ChainLimits): PlacedBreak | null {
  const gap = after.from - endOf(before)
  if (Math.abs(gap) <= limits.joinGapMs) return null
  const between = { afterItemId: before.itemId, beforeItemId: after.itemId }
  if (gap > 0) {
    const needsReason = gap >= limits.reasonFromGapMs
    return { kind: 'gap', ...between, startMs: endOf(before) - origin, lengthMs: gap, needsReason }
  }
  // A segment inside a longer one overlaps with its own length only.
  const lengthMs = Math.min(-gap, after.durationMs)
  return lengthMs <= limits.joinGapMs
    ? null
    : { kind: 'overlap', ...between, startMs: after.from - origin, lengthMs, needsReason: false }
}

function endOf(segment: Timed): number {
  return segment.from + segment.durationMs
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
