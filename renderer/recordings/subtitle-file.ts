// A subtitle file as text: UTF-8, else GB18030, as older Chinese tools write them.
const mostBytes = 8_000_000

export type SubtitleText =
  | { readonly state: 'read'; readonly content: string }
  | { readonly state: 'too-large' }
  | { readonly state: 'unreadable' }

export async function readSubtitleFile(file: Blob): Promise<SubtitleText> {
  if (file.size > mostBytes) return { state: 'too-large' }
  const content = decodeSubtitles(await file.arrayBuffer())
  return content === null ? { state: 'unreadable' } : { state: 'read', content }
}

/** Null when the bytes are text in neither. */
export function decodeSubtitles(bytes: ArrayBuffer): string | null {
  for (const encoding of [encodingByMark(bytes), 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {}
  }
  return null
}

/** Windows' own editor writes UTF-16 with a mark. */
function encodingByMark(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
