// The calls of soundness tests, retention, disposals, lending and packages, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function soundnessCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function retentionCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    of: os.retention.of.handler(({ input }) => rooms().retention.of(input.dossierId)),
    schedule: os.retention.schedule.handler(() => rooms().retention.schedule()),
    decide: os.retention.decide.handler(({ context, input }) => rooms().retention.decide(context.caller, input)),
    preview: os.retention.preview.handler(({ input }) => rooms().retention.preview(input.schedule)),
    due: os.retention.due.handler(({ input }) => rooms().retention.due(input)),
    holds: os.retention.holds.handler(({ input }) => rooms().retention.holds(input)),
    placeHold: os.retention.placeHold.handler(({ context, input }) =>
      rooms().retention.placeHold(context.caller, input),
    ),
    liftHold: os.retention.liftHold.handler(({ context, input }) =>
      rooms().retention.liftHold(context.caller, input.id, input.reason),
    ),
  }
}

export function disposalCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.disposals.list.handler(({ input }) => rooms().appraisals.list(input)),
    get: os.disposals.get.handler(({ input }) => rooms().appraisals.get(input.id)),
    eligible: os.disposals.eligible.handler(() => rooms().appraisals.eligible()),
    begin: os.disposals.begin.handler(({ context, input }) => rooms().appraisals.begin(context.caller, input)),
    change: os.disposals.change.handler(({ context, input }) =>
      rooms().appraisals.change(context.caller, input.id, input.add, input.remove),
    ),
    opine: os.disposals.opine.handler(({ context, input }) =>
      rooms().appraisals.opine(context.caller, input.id, input.opinions),
    ),
    decide: os.disposals.decide.handler(({ context, input }) =>
      rooms().appraisals.decide(context.caller, input.id, input.entries),
    ),
    drop: os.disposals.drop.handler(({ context, input }) =>
      rooms().appraisals.drop(context.caller, input.id, input.reason),
    ),
    approve: os.disposals.approve.handler(({ context, input }) =>
      rooms().disposal.approve(context.caller, input.id, input.passphrase),
    ),
    witness: os.disposals.witness.handler(({ context, input }) =>
      rooms().disposal.witness(context.caller, input.id, input.passphrase),
    ),
    execute: os.disposals.execute.handler(({ context, input }) =>
      rooms().disposal.execute(context.caller, input.id, input.passphrase),
    ),
    export: os.disposals.export.handler(({ context, input }) => rooms().disposal.export(context.caller, input.id)),
  }
}

export function lendingCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}

export function packageCalls(_os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {}
}
