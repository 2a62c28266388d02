// The calls of parcels, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function parcelCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
