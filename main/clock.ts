// Time, randomness and identifiers enter here, from desk.ts, and nowhere else; tests put in their own.
import { randomBytes } from 'node:crypto'

export interface Clock {
  now(): Date
}
export const systemClock: Clock = { now: () => new Date() }

export type RandomSource = (bytes: number) => Buffer
export const systemRandom: RandomSource = (bytes) => randomBytes(bytes)

/** UUID version 7: sorts by the time it was made, so that rows of one day lie together. */
export function createIds(clock: Clock, random: RandomSource): () => string {
  return () => {
    const bytes = random(16)
    bytes.writeUIntBE(clock.now().getTime(), 0, 6)
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
