// The calls of suggestions and phrases, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function suggestionCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function phraseCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.phrases.list.handler(({ input }) => rooms().phrases.list(input)),
    hide: os.phrases.hide.handler(({ context, input }) => rooms().phrases.hide(context.caller, input.id)),
  }
}
