// The calls of trying out catalogues of major decisions, answered by their service.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { createCatalogues } from './review/index.ts'

export function catalogueCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  const catalogues = () => createCatalogues(rooms())
  return {
    list: os.catalogues.list.handler(() => catalogues().list()),
    test: os.catalogues.test.handler(({ input }) => catalogues().test(input)),
    faults: os.catalogues.faults.handler(({ input }) => catalogues().faults(input.text)),
  }
}
