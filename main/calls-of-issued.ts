// The calls of issued papers, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function issuedCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.issued.list.handler(({ context, input }) => rooms().issued.list(context.caller, input)),
    get: os.issued.get.handler(({ context, input }) => rooms().issued.get(context.caller, input.id)),
    compose: os.issued.compose.handler(({ context, input }) =>
      rooms().issued.compose(context.caller, input.kind, input.sourceId),
    ),
    sign: os.issued.sign.handler(({ context, input }) =>
      rooms().issued.sign(context.caller, input.id, input.passphrase),
    ),
    open: os.issued.open.handler(({ context, input }) => rooms().issued.open(context.caller, input.id)),
    verify: os.issued.verify.handler(({ context, input }) => rooms().issued.verify(context.caller, input.id)),
  }
}
