// The calls of soundness tests, retention, disposals, lending and packages, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { exportRegister } from './lending/index.ts'
import { until } from './until.ts'

export function soundnessCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    test: os.soundness.test.handler(({ context, input, signal }) =>
      rooms().soundness.test(context.caller, input.dossierId, input.stage, until(signal, context)),
    ),
    list: os.soundness.list.handler(({ input }) => rooms().soundness.list(input.dossierId)),
    get: os.soundness.get.handler(({ input }) => rooms().soundness.get(input.dossierId, input.id)),
    ofPackage: os.soundness.ofPackage.handler(({ input }) => rooms().soundness.packages.of(input.packageId)),
    attest: os.soundness.attest.handler(({ context, input }) => rooms().soundness.attest(context.caller, input)),
    report: os.soundness.report.handler(({ context, input }) => rooms().soundness.report(context.caller, input.id)),
  }
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
