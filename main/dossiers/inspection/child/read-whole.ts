// Reads all of a source in the slices that the parent allows.
import type { RemoteBytes } from '#main/jobs/serve-child.ts'

const sliceBytes = 8 * 1024 * 1024

export async function readRange(bytes: RemoteBytes, start: number, endExclusive: number): Promise<Uint8Array> {
  if (endExclusive - start <= sliceBytes) return bytes.read(start, endExclusive)
  const whole = new Uint8Array(endExclusive - start)
  for (let at = start; at < endExclusive; at += sliceBytes) {
    whole.set(await bytes.read(at, Math.min(at + sliceBytes, endExclusive)), at - start)
  }
  return whole
}

export const readWhole = (bytes: RemoteBytes): Promise<Uint8Array> => readRange(bytes, 0, bytes.sizeBytes)
