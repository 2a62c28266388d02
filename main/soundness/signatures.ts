// The electronic signatures of a filed PDF: most have none, and that is told without a parser; the others are checked in a
// limited process.
import * as z from 'zod'
import type { ItemReading } from '#shared/rules/soundness.ts'
import { type ByteSource, type Limits, runChild } from '../jobs/index.ts'
import { signatureChild } from './signature-child-url.ts'

const limits: Limits = { timeoutMs: 60_000, memoryBytes: 1536 * 1024 * 1024 }
/** A signed paper is a few megabytes; what is larger would not fit into the child. */
const largestBytes = 256 * 1024 * 1024
const sliceBytes = 1024 * 1024
/** ISO 32000 §12.8: a signature names the ranges it covers by this key, in the clear. */
const mark = '/ByteRange'

const Verdict = z.enum(['valid', 'altered', 'untrusted', 'unsigned', 'damaged'])

/** @throws what reading the source threw, or the signal's reason */
export async function signatureOf(
  source: ByteSource,
  roots: readonly Uint8Array[],
  signal: AbortSignal,
): Promise<ItemReading['signature']> {
  if (!(await holds(source, mark, signal))) return 'unsigned'
  if (source.sizeBytes > largestBytes) return 'damaged'
  const input = { roots: roots.map((root) => Buffer.from(root).toString('base64')) }
  const outcome = await runChild({ entry: signatureChild, task: 'verify-pdf', input, source, limits, signal })
  const verdict = Verdict.safeParse(outcome.state === 'done' ? outcome.value : null)
  return verdict.success ? verdict.data : 'damaged'
}

async function holds(source: ByteSource, word: string, signal: AbortSignal): Promise<boolean> {
  for (let at = 0; at < source.sizeBytes; at += sliceBytes) {
    signal.throwIfAborted()
    // A little of the next slice with it, so that no word is missed at the seam.
    const slice = await source.read(at, Math.min(at + sliceBytes + word.length, source.sizeBytes))
    if (Buffer.from(slice.buffer, slice.byteOffset, slice.byteLength).includes(word)) return true
  }
  return false
}
