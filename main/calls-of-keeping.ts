// The calls of soundness tests, retention, disposals, lending and packages, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { exportRegister } from './lending/index.ts'
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

export function lendingCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    rules: os.lending.rules.handler(() => rooms().rulebook.lendingRules()),
    scope: os.lending.scope.handler(({ input }) => rooms().loans.scope(input.dossierId, input.borrowerKind)),
    list: os.lending.list.handler(({ context, input }) => rooms().loans.list(context.caller, input)),
    get: os.lending.get.handler(({ context, input }) => rooms().loans.get(context.caller, input.id)),
    request: os.lending.request.handler(({ context, input }) => rooms().loans.request(context.caller, input)),
    approve: os.lending.approve.handler(({ context, input }) =>
      rooms().loans.approve(context.caller, input.id, input.note),
    ),
    decline: os.lending.decline.handler(({ context, input }) =>
      rooms().loans.decline(context.caller, input.id, input.reason),
    ),
    withdraw: os.lending.withdraw.handler(({ context, input }) => rooms().loans.withdraw(context.caller, input.id)),
    read: os.lending.read.handler(({ context, input }) => rooms().loans.read(context.caller, input)),
    copy: os.lending.copy.handler(({ context, input, signal }) =>
      rooms().loanCopies.copy(context.caller, input, until(signal, context)),
    ),
    copyClip: os.lending.copyClip.handler(({ context, input }) => rooms().loanCopies.copyClip(context.caller, input)),
    exportCopy: os.lending.exportCopy.handler(({ context, input }) =>
      rooms().loanCopies.exportCopy(context.caller, input.copyId),
    ),
    return: os.lending.return.handler(({ context, input }) =>
      rooms().loans.return(context.caller, input.id, input.note),
    ),
    exportRegister: os.lending.exportRegister.handler(({ context, input }) =>
      exportRegister(rooms(), context.caller, input),
    ),
  }
}

export function packageCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
