// The calls of analysis, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function analysisCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
