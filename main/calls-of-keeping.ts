// The calls of soundness tests, retention, disposals, lending and packages, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

export function soundnessCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    test: os.soundness.test.handler(({ context, input, signal }) =>
      rooms().soundness.test(context.caller, input.dossierId, input.stage, until(signal, context)),
    ),
    list: os.soundness.list.handler(({ input }) => rooms().soundness.list(input.dossierId)),
    get: os.soundness.get.handler(({ input }) => rooms().soundness.get(input.dossierId, input.id)),
    attest: os.soundness.attest.handler(({ context, input }) => rooms().soundness.attest(context.caller, input)),
    report: os.soundness.report.handler(({ context, input }) => rooms().soundness.report(context.caller, input.id)),
  }
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
