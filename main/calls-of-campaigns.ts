// The calls of campaigns, answered by their service.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function campaignCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.campaigns.list.handler(({ context, input }) => rooms().campaigns.list(context.caller, input)),
    get: os.campaigns.get.handler(({ context, input }) => rooms().campaigns.get(context.caller, input.id)),
    create: os.campaigns.create.handler(({ context, input }) => rooms().campaigns.create(context.caller, input)),
  }
}
