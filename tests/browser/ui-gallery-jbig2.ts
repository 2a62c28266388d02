// Encodes a black-and-white picture as an embedded JBIG2 stream (ITU-T T.88, generic region, template 0), for a real scanned PDF.

type State = readonly [estimate: number, nextMps: number, nextLps: number, flip: number]

// T.88 table E.1.
const states: readonly State[] = [
  [0x5601, 1, 1, 1],
  [0x3401, 2, 6, 0],
  [0x1801, 3, 9, 0],
  [0x0ac1, 4, 12, 0],
  [0x0521, 5, 29, 0],
  [0x0221, 38, 33, 0],
  [0x5601, 7, 6, 1],
  [0x5401, 8, 14, 0],
  [0x4801, 9, 14, 0],
  [0x3801, 10, 14, 0],
  [0x3001, 11, 17, 0],
  [0x2401, 12, 18, 0],
  [0x1c01, 13, 20, 0],
  [0x1601, 29, 21, 0],
  [0x5601, 15, 14, 1],
  [0x5401, 16, 14, 0],
  [0x5101, 17, 15, 0],
  [0x4801, 18, 16, 0],
  [0x3801, 19, 17, 0],
  [0x3401, 20, 18, 0],
  [0x3001, 21, 19, 0],
  [0x2801, 22, 19, 0],
  [0x2401, 23, 20, 0],
  [0x2201, 24, 21, 0],
  [0x1c01, 25, 22, 0],
  [0x1801, 26, 23, 0],
  [0x1601, 27, 24, 0],
  [0x1401, 28, 25, 0],
  [0x1201, 29, 26, 0],
  [0x1101, 30, 27, 0],
  [0x0ac1, 31, 28, 0],
  [0x09c1, 32, 29, 0],
  [0x08a1, 33, 30, 0],
  [0x0521, 34, 31, 0],
  [0x0441, 35, 32, 0],
  [0x02a1, 36, 33, 0],
  [0x0221, 37, 34, 0],
  [0x0141, 38, 35, 0],
  [0x0111, 39, 36, 0],
  [0x0085, 40, 37, 0],
  [0x0049, 41, 38, 0],
  [0x0025, 42, 39, 0],
  [0x0015, 43, 40, 0],
  [0x0009, 44, 41, 0],
  [0x0005, 45, 42, 0],
  [0x0001, 45, 43, 0],
  [0x5601, 46, 46, 0],
]

/** The MQ coder, encoding side (software conventions of JPEG 2000 annex C, the same coder). */
class Coder {
  readonly #out: number[] = [0]
  readonly #index = new Uint8Array(65536)
  readonly #mps = new Uint8Array(65536)
  #a = 0x8000
  #c = 0
  #count = 12

  encode(bit: number, context: number) {
    const [estimate, nextMps, nextLps, flip] = states[this.#index[context] ?? 0] ?? [0, 0, 0, 0]
    const isMps = bit === this.#mps[context]
    this.#a -= estimate
    if (isMps && (this.#a & 0x8000) !== 0) {
      this.#c += estimate
      return
    }
    // The smaller part goes to the less probable symbol, whichever part that is now.
    if (isMps === this.#a < estimate) this.#a = estimate
    else this.#c += estimate
    if (!isMps && flip === 1) this.#mps[context] = 1 - (this.#mps[context] ?? 0)
    this.#index[context] = isMps ? nextMps : nextLps
    do {
      this.#a = (this.#a << 1) & 0xffff
      this.#c *= 2
      this.#count -= 1
      if (this.#count === 0) this.#byteOut()
    } while ((this.#a & 0x8000) === 0)
  }

  finish(): Uint8Array {
    const limit = this.#c + this.#a
    this.#c = Math.floor(this.#c / 0x10000) * 0x10000 + 0xffff
    if (this.#c >= limit) this.#c -= 0x8000
    for (let round = 0; round < 2; round += 1) {
      this.#c *= 2 ** this.#count
      this.#byteOut()
    }
    if (this.#out.at(-1) !== 0xff) this.#out.push(0xff)
    this.#out.push(0xac)
    return Uint8Array.from(this.#out.slice(1))
  }

  #byteOut() {
    const last = this.#out.length - 1
    if (this.#out[last] !== 0xff && this.#c >= 0x8000000) {
      this.#out[last] = (this.#out[last] ?? 0) + 1
      this.#c -= 0x8000000
    }
    const stuffed = this.#out[last] === 0xff
    const shift = stuffed ? 0x100000 : 0x80000
    this.#out.push(Math.floor(this.#c / shift))
    this.#c %= shift
    this.#count = stuffed ? 7 : 8
  }
}

/** One byte for each pixel, 1 is black. */
export function jbig2(pixels: Uint8Array, width: number, height: number): Buffer {
  const coder = new Coder()
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= width ? 0 : (pixels[y * width + x] ?? 0))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let context = 0
      for (let dx = -4; dx < 0; dx += 1) context = (context << 1) | at(x + dx, y)
      for (let dx = -3; dx <= 3; dx += 1) context = (context << 1) | at(x + dx, y - 1)
      for (let dx = -2; dx <= 2; dx += 1) context = (context << 1) | at(x + dx, y - 2)
      coder.encode(at(x, y), context)
    }
  }
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  const page = Buffer.concat([size, Buffer.alloc(8), Buffer.from([0, 0, 0])])
  const adaptive = Buffer.from(Int8Array.from([3, -1, -3, -1, 2, -2, -2, -2]).buffer)
  const region = Buffer.concat([size, Buffer.alloc(8), Buffer.from([0, 0]), adaptive, coder.finish()])
  // PDF wants no end-of-page segment (ISO 32000-1 §7.4.7).
  return Buffer.concat([segment(0, 48, page), segment(1, 38, region)])
}

function segment(number: number, type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(11)
  head.writeUInt32BE(number, 0)
  head[4] = type
  head[6] = 1
  head.writeUInt32BE(data.length, 7)
  return Buffer.concat([head, data])
}
