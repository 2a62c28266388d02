// Writes a zip archive of small files, deflated, with one fixed time, so that the same files give the same bytes.
import { crc32, deflateRawSync } from 'node:zlib'

/** 1 January 2026, 00:00 in MS-DOS form. */
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1
const VERSION = 20
const UTF8_NAMES = 0x0800
const DEFLATED = 8

interface Entry {
  readonly name: Buffer
  readonly packed: Buffer
  readonly size: number
  readonly crc: number
  readonly offset: number
}

/** The fields that the local and the central header share, from "version needed" to "extra length". */
function sharedFields(entry: Entry): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(UTF8_NAMES, 2)
  fields.writeUInt16LE(DEFLATED, 4)
  fields.writeUInt16LE(DOS_DATE, 8)
  fields.writeUInt32LE(entry.crc, 10)
  fields.writeUInt32LE(entry.packed.length, 14)
  fields.writeUInt32LE(entry.size, 18)
  fields.writeUInt16LE(entry.name.length, 22)
  return fields
}

function centralHeader(entry: Entry): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(entry.offset, 10)
  return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, VERSION, 0]), sharedFields(entry), tail, entry.name])
}

export function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const entries: Entry[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const plain = Buffer.from(text)
    const entry: Entry = {
      name: Buffer.from(path),
      packed: deflateRawSync(plain),
      size: plain.length,
      crc: crc32(plain),
      offset,
    }
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), sharedFields(entry), entry.name, entry.packed])
    entries.push(entry)
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(entries.map(centralHeader))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
