// Reading a Range header (RFC 9110 §14).

/** Chromium's player asks for everything to the end and then hangs up; a bounded answer keeps us from decrypting for nothing. */
export const largestAnswer = 4 * 1024 * 1024

export type ByteRange =
  | { readonly state: 'whole' }
  | { readonly state: 'part'; readonly start: number; readonly endExclusive: number }
  | { readonly state: 'unsatisfiable' }

/**
 * @param header the Range header, or null. One range of bytes is understood; anything else is ignored, as §14.2 allows.
 * @param bounded cut every answer at 4 MiB. Without it only open-ended ranges are cut: pdf.js waits for ever for the rest
 *   of a closed range that was answered in part.
 */
export function parseRange(header: string | null, sizeBytes: number, bounded: boolean): ByteRange {
  const match = header === null ? null : /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header)
  const first = match?.[1] ?? ''
  const last = match?.[2] ?? ''
  if (first === '' && last === '') return { state: 'whole' }
  if (first === '') return part(Math.max(0, sizeBytes - Number(last)), sizeBytes, sizeBytes, bounded)
  const start = Number(first)
  if (last === '') return part(start, sizeBytes, sizeBytes, true)
  if (Number(last) < start) return { state: 'whole' }
  return part(start, Math.min(Number(last) + 1, sizeBytes), sizeBytes, bounded)
}

function part(start: number, end: number, sizeBytes: number, bounded: boolean): ByteRange {
  if (start >= sizeBytes || end <= start) return { state: 'unsatisfiable' }
  return { state: 'part', start, endExclusive: bounded ? Math.min(end, start + largestAnswer) : end }
}
