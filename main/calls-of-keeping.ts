// The calls of soundness tests, retention, disposals, lending and packages, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

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

export function packageCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.packages.list.handler(({ context, input }) => rooms().packages.list(context.caller, input)),
    get: os.packages.get.handler(({ context, input }) => rooms().packages.get(context.caller, input.id)),
    request: os.packages.request.handler(({ context, input }) => rooms().packages.request(context.caller, input)),
    approve: os.packages.approve.handler(({ context, input }) =>
      rooms().packages.approve(context.caller, input.id, input.decision),
    ),
    decline: os.packages.decline.handler(({ context, input }) =>
      rooms().packages.decline(context.caller, input.id, input.decision),
    ),
    withdraw: os.packages.withdraw.handler(({ context, input }) =>
      rooms().packages.withdraw(context.caller, input.id, input.reason),
    ),
    make: os.packages.make.handler(({ context, input, signal }) =>
      rooms().packages.make(context.caller, input, until(signal, context)),
    ),
    receipt: os.packages.receipt.handler(({ input }) => rooms().packages.receipt(input.id)),
    receive: os.packages.receive.handler(({ context, input }) =>
      rooms().packages.receive(context.caller, input.id, input.receipt),
    ),
    inspect: os.packages.inspect.handler(({ context, input, signal }) =>
      rooms().packages.inspect(input.folder, until(signal, context)),
    ),
    import: os.packages.import.handler(({ context, input, signal }) =>
      rooms().packages.import(context.caller, input, until(signal, context)),
    ),
  }
}
