// The calls of soundness tests, retention, disposals, lending and packages, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function soundnessCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function retentionCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function disposalCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function lendingCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function packageCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
