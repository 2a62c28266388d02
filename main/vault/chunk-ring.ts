// The memory two workers share while they carry one object: a ring of plaintext chunks and the state of each place.
//
// Either worker claims the next chunk, fills its place (reading, or reading and decrypting), then seals and writes it
// when filing. Only the hasher hashes, in order. A place is free again when every step on its chunk is done.
import { CHUNK_SIZE } from './chunk-format.ts'

/** 4 MiB: enough to even out the two workers, small enough to stay in the processor's caches. */
const PLACES = 16

/** Counts every change, so that a worker sleeps only on a state it has seen. */
const CHANGES = 0
const STOPPED = 1
const CLAIMED = 2
const FINISHED = 3
const HEAD = 4

export interface RingMemory {
  readonly chunks: SharedArrayBuffer
  readonly state: SharedArrayBuffer
}

export interface ChunkRing {
  readonly isStopped: boolean
  /** Chunks whose own work (sealing and writing, or decrypting) is done; for progress. */
  readonly finished: number
  place(index: number, length: number): Uint8Array
  /** The next chunk to fill, or null when all are claimed or its place is still in use. */
  claim(count: number): number | null
  isAllClaimed(count: number): boolean
  /** The place holds chunk `index`; `steps` more (hashing, sealing) are to be done before it is free. */
  fill(index: number, steps: number): void
  isFilled(index: number): boolean
  completeStep(index: number): void
  countFinished(): void
  stop(): void
  /** Sleeps until something has changed since `seen`. */
  seen(): number
  sleep(seen: number): void
  /** Forgets plaintext and states. */
  reset(): void
}

export function allocateRing(): RingMemory {
  return {
    chunks: new SharedArrayBuffer(PLACES * CHUNK_SIZE),
    state: new SharedArrayBuffer((HEAD + 2 * PLACES) * Int32Array.BYTES_PER_ELEMENT),
  }
}

export function openRing({ chunks, state }: RingMemory): ChunkRing {
  const bytes = new Uint8Array(chunks)
  const cells = new Int32Array(state)
  const stepsAt = (index: number) => HEAD + (index % PLACES)
  const filledAt = (index: number) => HEAD + PLACES + (index % PLACES)
  /** Its place has seen the chunk of the round before come and go; merely "no steps left" would also be true of a
   * place that was claimed but is not filled yet. */
  function isFree(index: number): boolean {
    if (index < PLACES) return true
    return Atomics.load(cells, filledAt(index)) === index - PLACES + 1 && Atomics.load(cells, stepsAt(index)) === 0
  }
  function announce(): void {
    Atomics.add(cells, CHANGES, 1)
    Atomics.notify(cells, CHANGES)
  }
  return {
    get isStopped() {
      return Atomics.load(cells, STOPPED) !== 0
    },
    get finished() {
      return Atomics.load(cells, FINISHED)
    },
    place: (index, length) => {
      const start = (index % PLACES) * CHUNK_SIZE
      return bytes.subarray(start, start + length)
    },
    claim(count) {
      for (;;) {
        const index = Atomics.load(cells, CLAIMED)
        if (index >= count || !isFree(index)) return null
        if (Atomics.compareExchange(cells, CLAIMED, index, index + 1) === index) return index
      }
    },
    isAllClaimed: (count) => Atomics.load(cells, CLAIMED) >= count,
    fill(index, steps) {
      Atomics.store(cells, stepsAt(index), steps)
      Atomics.store(cells, filledAt(index), index + 1)
      announce()
    },
    isFilled: (index) => Atomics.load(cells, filledAt(index)) === index + 1,
    completeStep(index) {
      if (Atomics.sub(cells, stepsAt(index), 1) === 1) announce()
    },
    countFinished: () => void Atomics.add(cells, FINISHED, 1),
    stop() {
      Atomics.store(cells, STOPPED, 1)
      announce()
    },
    seen: () => Atomics.load(cells, CHANGES),
    sleep: (seen) => void Atomics.wait(cells, CHANGES, seen),
    reset() {
      bytes.fill(0)
      cells.fill(0)
    },
  }
}
