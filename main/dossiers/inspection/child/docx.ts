// Inspects a Word document: the parts it must have, no zip bomb, no XML bomb, no macros.
import type { RemoteBytes } from '#main/jobs/serve-child.ts'
import { readWhole } from './read-whole.ts'
import { unpack, type ZipPart, zipParts } from './zip.ts'

const largestFileBytes = 256 * 1024 * 1024
const mostParts = 10_000
const mostUnpackedBytes = 512 * 1024 * 1024
/** Text packs 1:20 at best; a part of a megabyte and more that packs better than this was made to burst. */
const steepest = { fromBytes: 1024 * 1024, ratio: 200 }

export async function inspectDocx(bytes: RemoteBytes): Promise<unknown> {
  if (bytes.sizeBytes > largestFileBytes) return { state: 'broken', why: 'too-large' }
  const zip = Buffer.from(await readWhole(bytes))
  const parts = zipParts(zip)
  if (parts === null) return { state: 'broken', why: 'truncated' }
  if (parts.some((part) => part.encrypted)) return { state: 'encrypted' }
  if (isBomb(zip, parts)) return { state: 'broken', why: 'too-large' }
  return isDocument(zip, parts) ? { state: 'readable', pages: null } : { state: 'broken', why: 'damaged' }
}

function isBomb(zip: Buffer, parts: readonly ZipPart[]): boolean {
  if (parts.length > mostParts) return true
  const packed = parts.reduce((sum, part) => sum + part.packedBytes, 0)
  const unpacked = parts.reduce((sum, part) => sum + part.sizeBytes, 0)
  // More packed bytes than the file has: parts that overlap, the trick of the small bombs.
  if (packed > zip.length || unpacked > mostUnpackedBytes) return true
  return parts.some((part) => part.sizeBytes > steepest.fromBytes && part.sizeBytes > part.packedBytes * steepest.ratio)
}

function isDocument(zip: Buffer, parts: readonly ZipPart[]): boolean {
  const unpacked = new Map<string, Buffer>()
  for (const part of parts) {
    const content = unpack(zip, part)
    if (content === null) return false
    if (part.name === 'word/document.xml' || part.name === '[Content_Types].xml') unpacked.set(part.name, content)
    // OOXML forbids document type declarations (ECMA-376 Part 2 §8.2.5); they are what XML bombs are made of.
    if (part.name.endsWith('.xml') && content.subarray(0, 4096).includes('<!DOCTYPE')) return false
  }
  const types = unpacked.get('[Content_Types].xml')
  const document = unpacked.get('word/document.xml')
  if (types === undefined || document === undefined) return false
  return types.includes('wordprocessingml.document.main+xml') && document.includes(':document')
}
