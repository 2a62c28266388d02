// The calls of issued papers, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function issuedCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
