// The calls of arranging, completeness, sheets and supplements, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function arrangingCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function checkCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function sheetCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function supplementCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function archivalCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
