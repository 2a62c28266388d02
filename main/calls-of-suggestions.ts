// The calls of suggestions and phrases, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function suggestionCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function phraseCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
