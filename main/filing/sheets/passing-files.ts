// Files that are shown and handed out but kept nowhere: in memory, the last few, gone with the lock.
export interface PassingFile {
  readonly bytes: Uint8Array
  readonly mime: string
  readonly name: string
}

export interface PassingFiles {
  /** Under an id like those of objects, so that it is read from the same address. */
  put(file: PassingFile): string
  get(id: string): PassingFile | null
  clear(): void
}

/** Three sheets for each of a few windows. */
const kept = 16

export function createPassingFiles({ newId }: { newId: () => string }): PassingFiles {
  const files = new Map<string, PassingFile>()
  return {
    put(file) {
      const id = newId().replaceAll('-', '')
      files.set(id, file)
      for (const oldest of [...files.keys()].slice(0, -kept)) files.delete(oldest)
      return id
    },
    get: (id) => files.get(id) ?? null,
    clear: () => files.clear(),
  }
}
