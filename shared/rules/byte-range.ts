// Reading an HTTP Range header (RFC 9110 §14), for whoever serves bytes.

export type ByteRange =
  | { readonly state: 'whole' }
  /** `open` means that no last byte was named. */
  | { readonly state: 'part'; readonly start: number; readonly endExclusive: number; readonly open: boolean }
  | { readonly state: 'unsatisfiable' }

/** One range of bytes is understood; several, backward ones and other units are ignored, as §14.2 allows. */
export function readByteRange(header: string | null | undefined, sizeBytes: number): ByteRange {
  const match = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '')
  const first = match?.[1] ?? ''
  const last = match?.[2] ?? ''
  if (first === '' && last === '') return { state: 'whole' }
  if (first === '') return part(Math.max(0, sizeBytes - Number(last)), sizeBytes, sizeBytes, false)
  const start = Number(first)
  if (last === '') return part(start, sizeBytes, sizeBytes, true)
  if (Number(last) < start) return { state: 'whole' }
  return part(start, Math.min(Number(last) + 1, sizeBytes), sizeBytes, false)
}

function part(start: number, endExclusive: number, sizeBytes: number, open: boolean): ByteRange {
  if (start >= sizeBytes || endExclusive <= start) return { state: 'unsatisfiable' }
  return { state: 'part', start, endExclusive, open }
}
