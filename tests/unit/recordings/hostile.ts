// MP4s that lie: about their length, about the number of their tracks.

export function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** The same film whose headers all claim to last so many seconds. Its sample tables stay true. */
export function withStatedSeconds(film: Uint8Array, seconds: number): Buffer {
  const lying = Buffer.from(film)
  const movieScale = lying.readUInt32BE(lying.indexOf('mvhd') + 4 + 12)
  for (const [type, durationAt, scaleAt] of [
    ['mvhd', 16, 12],
    ['mdhd', 16, 12],
    ['tkhd', 20, null],
  ] as const) {
    for (let at = lying.indexOf(type); at !== -1; at = lying.indexOf(type, at + 4)) {
      const scale = scaleAt === null ? movieScale : lying.readUInt32BE(at + 4 + scaleAt)
      lying.writeUInt32BE(seconds * scale, at + 4 + durationAt)
    }
  }
  return lying
}

/** The same film whose index holds its first track so many times. */
export function manyTracks(film: Uint8Array, tracks: number): Buffer {
  const bytes = Buffer.from(film)
  const moovAt = bytes.lastIndexOf('moov') - 4
  const moovEnd = moovAt + bytes.readUInt32BE(moovAt)
  const mvhdEnd = moovAt + 8 + bytes.readUInt32BE(moovAt + 8)
  const trakEnd = mvhdEnd + bytes.readUInt32BE(mvhdEnd)
  const trak = bytes.subarray(mvhdEnd, trakEnd)
  const numbered = Array.from({ length: tracks }, (_, at) => {
    const copy = Buffer.from(trak)
    copy.writeUInt32BE(at + 1, copy.indexOf('tkhd') + 4 + 12)
    return copy
  })
  return Buffer.concat([
    bytes.subarray(0, moovAt),
    box('moov', bytes.subarray(moovAt + 8, mvhdEnd), ...numbered),
    bytes.subarray(moovEnd),
  ])
}
