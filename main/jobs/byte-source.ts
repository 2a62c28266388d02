// Bytes that can be read anywhere, as the vault's reader gives them; whoever opened the reader closes it.
export interface ByteSource {
  readonly sizeBytes: number
  /** The bytes from `start` up to `endExclusive`, cut at the end. */
  read(start: number, endExclusive: number): Promise<Uint8Array>
  stream(start: number, endExclusive: number, signal?: AbortSignal): ReadableStream<Uint8Array>
}

/** Bytes already in memory, for small derivatives that go through a second tool. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.byteLength,
    read: async (start, endExclusive) => bytes.slice(start, endExclusive),
    stream: (start, endExclusive) => ReadableStream.from([bytes.slice(start, endExclusive)]),
  }
}
