// A TIFF as scanners write it: two grey pages in one file, uncompressed, the first wide and the second tall.

/** `tag`, `type` (3 short, 4 long), one value: little-endian, as in TIFF 6.0 section 2. */
function field(tag: number, type: 3 | 4, value: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16LE(tag, 0)
  bytes.writeUInt16LE(type, 2)
  bytes.writeUInt32LE(1, 4)
  if (type === 3) bytes.writeUInt16LE(value, 8)
  else bytes.writeUInt32LE(value, 8)
  return bytes
}

export function twoPageTiff(): Buffer {
  const parts = [Buffer.from('II*\0', 'latin1'), Buffer.alloc(4)]
  let at = 8
  let linkAt = 4
  for (const { width, height, grey } of [
    { width: 120, height: 60, grey: 40 },
    { width: 60, height: 120, grey: 200 },
  ]) {
    const pixels = Buffer.alloc(width * height, grey)
    const fields = [
      field(256, 4, width),
      field(257, 4, height),
      field(258, 3, 8),
      field(259, 3, 1),
      field(262, 3, 1),
      field(273, 4, at),
      field(277, 3, 1),
      field(278, 4, height),
      field(279, 4, pixels.length),
    ]
    const count = Buffer.alloc(2)
    count.writeUInt16LE(fields.length)
    const directory = Buffer.concat([count, ...fields, Buffer.alloc(4)])
    parts.push(pixels, directory)
    const whole = Buffer.concat(parts)
    whole.writeUInt32LE(at + pixels.length, linkAt)
    parts.splice(0, parts.length, whole)
    at = whole.length
    linkAt = at - 4
  }
  return Buffer.concat(parts)
}
