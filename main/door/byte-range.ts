// What a Range header gets from the door: no more at once than is worth decrypting.
import { readByteRange } from '#shared/rules/byte-range.ts'

/** Chromium's player asks for everything to the end and then hangs up; a bounded answer keeps us from decrypting for nothing. */
export const largestAnswer = 4 * 1024 * 1024

export type AnsweredRange =
  | { readonly state: 'whole' }
  | { readonly state: 'part'; readonly start: number; readonly endExclusive: number }
  | { readonly state: 'unsatisfiable' }

/**
 * @param bounded cut every answer at 4 MiB. Without it only open-ended ranges are cut: pdf.js waits for ever for the rest
 *   of a closed range that was answered in part.
 */
export function answeredRange(header: string | null, sizeBytes: number, bounded: boolean): AnsweredRange {
  const asked = readByteRange(header, sizeBytes)
  if (asked.state !== 'part') return asked
  const { start, endExclusive, open } = asked
  const end = bounded || open ? Math.min(endExclusive, start + largestAnswer) : endExclusive
  return { state: 'part', start, endExclusive: end }
}
