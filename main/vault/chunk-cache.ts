// The last decrypted chunks, shared by all readers: a seeking player asks for the same chunk many times.

/** 8 MiB of plaintext at most, in memory only. */
const MOST_CHUNKS = 32

export interface ChunkCache {
  get(objectId: string, index: number): Buffer | undefined
  /** Takes over `plain`: it is zeroed when it leaves the cache, so readers hand out copies. */
  put(objectId: string, index: number, plain: Buffer): void
  forget(objectId: string): void
  clear(): void
}

export function createChunkCache(): ChunkCache {
  const chunks = new Map<string, Buffer>()
  const keyOf = (objectId: string, index: number) => `${objectId}/${index}`
  function drop(key: string): void {
    chunks.get(key)?.fill(0)
    chunks.delete(key)
  }
  return {
    get(objectId, index) {
      const key = keyOf(objectId, index)
      const found = chunks.get(key)
      if (found === undefined) return undefined
      // A map keeps its order of insertion: putting it back makes it the youngest.
      chunks.delete(key)
      chunks.set(key, found)
      return found
    },
    put(objectId, index, plain) {
      const key = keyOf(objectId, index)
      drop(key)
      chunks.set(key, plain)
      for (const oldest of chunks.keys()) {
        if (chunks.size <= MOST_CHUNKS) break
        drop(oldest)
      }
    },
    forget(objectId) {
      for (const key of [...chunks.keys()]) if (key.startsWith(`${objectId}/`)) drop(key)
    },
    clear() {
      for (const key of [...chunks.keys()]) drop(key)
    },
  }
}
