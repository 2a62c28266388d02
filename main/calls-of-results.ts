// The calls of results and rectification, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function resultCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function rectificationCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
