// The archive inside a parcel: POSIX ustar, plain files alone, so that everybody's `tar` reads it. We write the strictest form of it
// and read nothing else: no links, no folders, no extensions, no second file of one name. See format.md.
import { refuse } from '#shared/text/refusal.ts'

const block = 512
/** What eleven octal digits hold; longer files are written with the base-256 form that GNU, BSD and 7-Zip read. */
const octalMost = 8 ** 11 - 1
const namePattern = /^(?=.{1,99}$)[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/

export interface TarFile {
  readonly path: string
  readonly sizeBytes: number
}

export async function* tarOf(
  files: Iterable<TarFile & { readonly bytes: () => AsyncIterable<Uint8Array> }>,
): AsyncGenerator<Uint8Array> {
  for (const { path, sizeBytes, bytes } of files) {
    yield headOf(path, sizeBytes)
    let written = 0
    for await (const piece of bytes()) {
      written += piece.length
      yield piece
    }
    if (written !== sizeBytes) throw new Error('a file of a parcel that is not as long as its row says')
    const rest = sizeBytes % block
    if (rest > 0) yield new Uint8Array(block - rest)
  }
  yield new Uint8Array(2 * block)
}

function headOf(path: string, sizeBytes: number): Buffer {
  if (!namePattern.test(path)) throw new Error('a name that a parcel cannot hold')
  const head = Buffer.alloc(block)
  head.write(path, 0, 'ascii')
  head.write('0000600\0', 100)
  head.write('0000000\0', 108)
  head.write('0000000\0', 116)
  if (sizeBytes <= octalMost) head.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124)
  else {
    head.writeUInt8(0x80, 124)
    head.writeBigUInt64BE(BigInt(sizeBytes), 128)
  }
  // Always the same day: when it was made is inside.
  head.write('00000000000\0', 136)
  head.write('0', 156)
  head.write('ustar\x0000', 257)
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

/** Over the head with its own field as spaces. */
function sumOf(head: Buffer): number {
  let sum = 0
  for (let at = 0; at < block; at++) sum += at >= 148 && at < 156 ? 32 : (head[at] ?? 0)
  return sum
}

export interface TarEntry extends TarFile {
  /** To be read to its end before the next entry is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Refuses `parcel.malformed` for everything that we do not write ourselves. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const input = createPieces(source)
  try {
    yield* entriesIn(input)
  } finally {
    await input.close()
  }
}

async function* entriesIn(input: ReturnType<typeof createPieces>): AsyncGenerator<TarEntry> {
  const seen = new Set<string>()
  for (;;) {
    const head = await input.exactly(block)
    if (head.every((byte) => byte === 0)) break
    const file = readHead(head)
    if (seen.has(file.path)) throw refuse('parcel.malformed')
    seen.add(file.path)
    let left = file.sizeBytes
    async function* bytes(): AsyncGenerator<Uint8Array> {
      while (left > 0) {
        const piece = await input.some(left)
        left -= piece.length
        yield piece
      }
    }
    yield { ...file, bytes: bytes() }
    while (left > 0) left -= (await input.some(left)).length
    const rest = file.sizeBytes % block
    if (rest > 0) assertZeros(await input.exactly(block - rest))
  }
  assertZeros(await input.exactly(block))
  if (!(await input.isOver())) throw refuse('parcel.malformed')
}

function assertZeros(bytes: Uint8Array): void {
  if (bytes.some((byte) => byte !== 0)) throw refuse('parcel.malformed')
}

/** Only what `headOf` gives for this name and this length. */
function readHead(head: Buffer): TarFile {
  const path = head.subarray(0, 100).toString('latin1').replace(/\0+$/, '')
  const isLong = head[124] === 0x80
  const size = isLong
    ? Number(head.readBigUInt64BE(128))
    : Number.parseInt(head.subarray(124, 135).toString('latin1'), 8)
  if (!namePattern.test(path) || !Number.isSafeInteger(size) || !head.equals(headOf(path, size))) {
    throw refuse('parcel.malformed')
  }
  return { path, sizeBytes: size }
}

function createPieces(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]()
  let piece: Uint8Array = new Uint8Array()

  async function fill(): Promise<boolean> {
    while (piece.length === 0) {
      const next = await iterator.next()
      if (next.done === true) return false
      piece = next.value
    }
    return true
  }
  /** At least one byte, at most so many. */
  async function some(most: number): Promise<Uint8Array> {
    if (!(await fill())) throw refuse('parcel.malformed')
    const part = piece.subarray(0, most)
    piece = piece.subarray(part.length)
    return part
  }
  return {
    some,
    async exactly(length: number): Promise<Buffer> {
      const whole = Buffer.alloc(length)
      for (let filled = 0; filled < length; ) {
        const part = await some(length - filled)
        whole.set(part, filled)
        filled += part.length
      }
      return whole
    },
    /** Reading on to the end is what proves the last chunk. */
    isOver: async () => !(await fill()),
    async close(): Promise<void> {
      await iterator.return?.()
    },
  }
}
