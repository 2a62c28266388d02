// The calls of writing standards, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function standardCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
