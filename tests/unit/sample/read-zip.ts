// Reads one entry of a zip archive by its local header, without trusting the writer under test.
import { inflateRawSync } from 'node:zlib'

export function readZipEntry(archive: Buffer, name: string): string | null {
  const wanted = Buffer.from(name)
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const packed = archive.readUInt32LE(at + 18)
    const nameLength = archive.readUInt16LE(at + 26)
    const start = at + 30 + nameLength + archive.readUInt16LE(at + 28)
    const content = archive.subarray(start, start + packed)
    if (archive.subarray(at + 30, at + 30 + nameLength).equals(wanted)) return inflateRawSync(content).toString()
    at = start + packed
  }
  return null
}
