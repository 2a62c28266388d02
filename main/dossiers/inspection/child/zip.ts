// Reads a zip's directory and unpacks its parts under limits (APPNOTE 6.3). Only stored and deflated parts exist in DOCX.
import { inflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packedBytes: number
  readonly sizeBytes: number
  readonly headerAt: number
}

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50

/** Every part of the directory, or null when there is none that can be read. */
export function zipParts(zip: Buffer): ZipPart[] | null {
  const end = findEnd(zip)
  if (end === -1) return null
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  const parts: ZipPart[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== directoryMark) return null
    const nameBytes = zip.readUInt16LE(at + 28)
    parts.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameBytes),
      method: zip.readUInt16LE(at + 10),
      encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
      packedBytes: zip.readUInt32LE(at + 20),
      sizeBytes: zip.readUInt32LE(at + 24),
      headerAt: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) {
    if (zip.readUInt32LE(at) === endMark) return at
  }
  return -1
}

/** The part's bytes, or null when it is damaged or larger than it says. */
export function unpack(zip: Buffer, part: ZipPart): Buffer | null {
  const at = part.headerAt
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== localMark) return null
  const dataAt = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  const packed = zip.subarray(dataAt, dataAt + part.packedBytes)
  if (packed.length !== part.packedBytes) return null
  if (part.method === 0) return packed.length === part.sizeBytes ? packed : null
  if (part.method !== 8) return null
  try {
    // A byte more than it claims, so that a liar is caught and not filled up.
    const bytes = inflateRawSync(packed, { maxOutputLength: part.sizeBytes + 1 })
    return bytes.length === part.sizeBytes ? bytes : null
  } catch {
    return null
  }
}
