// What a file is, by its bytes; its name is only compared with the answer.
import { fileTypeFromBuffer } from 'file-type'

export interface DetectedType {
  readonly kind: 'paper' | 'recording'
  readonly mime: string
  /** TIFF is a 'picture' that no browser shows: it needs a PNG derivative. */
  readonly viewing: 'pdf' | 'picture' | 'docx' | 'video' | 'audio' | 'none'
  /** Without the dot. */
  readonly extension: string
}

/** How much of the file the caller reads for `detectType`. */
export const headBytes = 64 * 1024
export const tailBytes = 256 * 1024

const paper = (mime: string, viewing: DetectedType['viewing'], extension: string): DetectedType => ({
  kind: 'paper',
  mime,
  viewing,
  extension,
})
const video = (mime: string, extension: string): DetectedType => ({
  kind: 'recording',
  mime,
  viewing: 'video',
  extension,
})
const audio = (mime: string, extension: string): DetectedType => ({
  kind: 'recording',
  mime,
  viewing: 'audio',
  extension,
})

const pdf = paper('application/pdf', 'pdf', 'pdf')
const docx = paper('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx', 'docx')

/** By the extension that the file-type package reports for the content. */
const known: Readonly<Record<string, DetectedType>> = {
  pdf,
  jpg: paper('image/jpeg', 'picture', 'jpg'),
  png: paper('image/png', 'picture', 'png'),
  tif: paper('image/tiff', 'picture', 'tif'),
  mp4: video('video/mp4', 'mp4'),
  m4v: video('video/mp4', 'mp4'),
  mov: video('video/quicktime', 'mov'),
  '3gp': video('video/3gpp', '3gp'),
  '3g2': video('video/3gpp2', '3g2'),
  avi: video('video/x-msvideo', 'avi'),
  mkv: video('video/x-matroska', 'mkv'),
  webm: video('video/webm', 'webm'),
  mts: video('video/mp2t', 'ts'),
  mpg: video('video/mpeg', 'mpg'),
  asf: video('video/x-ms-asf', 'asf'),
  wmv: video('video/x-ms-wmv', 'wmv'),
  flv: video('video/x-flv', 'flv'),
  mp3: audio('audio/mpeg', 'mp3'),
  wav: audio('audio/wav', 'wav'),
  m4a: audio('audio/mp4', 'm4a'),
  aac: audio('audio/aac', 'aac'),
  amr: audio('audio/amr', 'amr'),
  wma: audio('audio/x-ms-wma', 'wma'),
  ogg: audio('audio/ogg', 'ogg'),
  oga: audio('audio/ogg', 'ogg'),
  opus: audio('audio/ogg', 'ogg'),
  flac: audio('audio/flac', 'flac'),
}

/** Names in use for one content, beside its own. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpeg', 'jpe', 'jfif'],
  tif: ['tiff'],
  mp4: ['m4v', 'mov', 'qt', 'm4a'],
  mov: ['qt', 'mp4'],
  '3gp': ['3gpp', 'mp4'],
  ts: ['mts', 'm2ts', 'm2t', 'tp'],
  mpg: ['mpeg', 'vob', 'dat', 'ps'],
  mkv: ['mka', 'webm'],
  webm: ['mkv'],
  asf: ['wmv', 'wma'],
  wmv: ['asf'],
  wma: ['asf'],
  m4a: ['mp4', 'aac'],
  ogg: ['oga', 'opus', 'ogv'],
}

/**
 * The type of a file, or null when the desk does not take it.
 * @param head the first `headBytes`, or all of a shorter file
 * @param tail the last `tailBytes`; a DOCX whose parts come late is only known by it
 */
export async function detectType(head: Uint8Array, tail: Uint8Array = new Uint8Array(0)): Promise<DetectedType | null> {
  if (isPdf(head)) return pdf
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return detectZip(head, tail)
  if (startsWith(head, [0x49, 0x44, 0x33])) return known.mp3 ?? null
  const found = await fileTypeFromBuffer(head)
  if (found === undefined) return isTiff(head) ? (known.tif ?? null) : null
  return known[found.ext] ?? null
}

/** Reads what `detectType` needs from a source. */
export async function detectSource(source: {
  readonly sizeBytes: number
  read(start: number, endExclusive: number): Promise<Uint8Array>
}): Promise<DetectedType | null> {
  const head = await source.read(0, Math.min(source.sizeBytes, headBytes))
  const tail = await source.read(Math.max(0, source.sizeBytes - tailBytes), source.sizeBytes)
  return detectType(head, tail)
}

/** What vendors call recordings, encrypted ones of their own format too. */
const recordingNames = new Set([
  ...Object.values(known).flatMap(({ kind, extension }) =>
    kind === 'recording' ? [extension, ...(otherNames[extension] ?? [])] : [],
  ),
  ...['h264', '264', 'h265', '265', 'hevc', 'dav', 'rm', 'rmvb', 'f4v', 'pcm'],
])

/**
 * The type of an offered file: by its bytes, and only where nobody knows these by its name. A recording that came damaged or
 * encrypted is no less a recording; a program that calls itself one is none.
 */
export async function detectOffered(
  source: Parameters<typeof detectSource>[0],
  name: string,
): Promise<DetectedType | null> {
  const detected = await detectSource(source)
  const extension = extensionOf(name)
  if (detected !== null || extension === null || !recordingNames.has(extension)) return detected
  const head = await source.read(0, Math.min(source.sizeBytes, headBytes))
  if ((await fileTypeFromBuffer(head)) !== undefined) return null
  return { kind: 'recording', mime: 'application/octet-stream', viewing: 'none', extension }
}

/** Whether the name claims another type than the content has. A name without an extension claims nothing. */
export function nameDisagrees(name: string, detected: DetectedType): boolean {
  const extension = extensionOf(name)
  if (extension === null) return false
  return extension !== detected.extension && !(otherNames[detected.extension] ?? []).includes(extension)
}

const extensionOf = (name: string): string | null => /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? null

/** ISO 32000 wants the mark at the start; readers accept it within the first kilobyte, and scanners rely on that. */
function isPdf(head: Uint8Array): boolean {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 1024)).includes('%PDF-')
}

/** Its directory often lies behind the pixels, out of the package's sight; camera raw formats are told apart before. */
function isTiff(head: Uint8Array): boolean {
  return [
    [0x49, 0x49, 0x2a, 0x00],
    [0x49, 0x49, 0x2b, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
    [0x4d, 0x4d, 0x00, 0x2b],
  ].some((mark) => startsWith(head, mark))
}

/** Of all zips only a Word document without macros is taken; whether it really is one, the inspection finds out. */
function detectZip(head: Uint8Array, tail: Uint8Array): DetectedType | null {
  const parts = [Buffer.from(head), Buffer.from(tail)]
  const has = (name: string): boolean => parts.some((part) => part.includes(name))
  return has('word/document.xml') && !has('word/vbaProject.bin') ? docx : null
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return bytes.byteLength >= mark.length && mark.every((byte, at) => bytes[at] === byte)
}
