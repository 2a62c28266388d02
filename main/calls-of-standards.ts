// The calls of writing standards, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { checkStandard } from './rulebook/index.ts'

export function standardCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    check: os.standards.check.handler(({ input }) => checkStandard(rooms().rulebook, input.text)),
  }
}
