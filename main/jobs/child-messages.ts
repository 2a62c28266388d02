// What the limited child process and its parent say to each other. Whatever the child sends is checked: it parses
// untrusted bytes and may have been taken over by them.
import * as z from 'zod'

/** The most a child may ask for in one read. */
export const largestReadBytes = 16 * 1024 * 1024

export interface Start {
  readonly type: 'start'
  readonly task: string
  readonly input: unknown
  readonly sizeBytes: number
}

/** `bytes` is null when the source failed; the child then gives up, and the parent reports why. */
export interface Answer {
  readonly type: 'bytes'
  readonly id: number
  readonly bytes: Uint8Array | null
}

export type ToChild = Start | Answer

export const FromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('read'), id: z.int(), start: z.int().min(0), endExclusive: z.int().min(0) }),
  z.object({ type: z.literal('result'), value: z.unknown() }),
])
export type FromChild = z.infer<typeof FromChild>
