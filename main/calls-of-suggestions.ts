// The calls of suggestions and phrases, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function suggestionCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    of: os.suggestions.of.handler(({ context, input }) => rooms().suggestions.of(context.caller, input.evaluationId)),
    refresh: os.suggestions.refresh.handler(({ context, input }) =>
      rooms().suggestions.refresh(context.caller, input.evaluationId),
    ),
    accept: os.suggestions.accept.handler(({ context, input }) => rooms().suggestions.accept(context.caller, input)),
    dismiss: os.suggestions.dismiss.handler(({ context, input }) =>
      rooms().suggestions.dismiss(context.caller, input.id, input.reason),
    ),
    reopen: os.suggestions.reopen.handler(({ context, input }) => rooms().suggestions.reopen(context.caller, input.id)),
    rates: os.suggestions.rates.handler(({ context, input }) =>
      rooms().suggestions.rates(context.caller, input.campaignId),
    ),
  }
}

export function phraseCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.phrases.list.handler(({ input }) => rooms().phrases.list(input)),
    hide: os.phrases.hide.handler(({ context, input }) => rooms().phrases.hide(context.caller, input.id)),
  }
}
