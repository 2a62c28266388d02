// The calls of arranging, completeness, sheets and supplements, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

export function arrangingCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    preview: os.arranging.preview.handler(({ input }) => rooms().arranging.preview(input.dossierId)),
    arrange: os.arranging.arrange.handler(({ context, input }) =>
      rooms().arranging.arrange(context.caller, input.dossierId),
    ),
    restore: os.arranging.restore.handler(({ context, input: { dossierId, ...volumes } }) =>
      rooms().arranging.restore(context.caller, dossierId, volumes),
    ),
    pages: os.arranging.pages.handler(({ input }) => rooms().pageNotes.pages(input.dossierId)),
    notePage: os.arranging.notePage.handler(({ context, input }) => rooms().pageNotes.add(context.caller, input)),
    removeNote: os.arranging.removeNote.handler(({ context, input }) => {
      rooms().pageNotes.remove(context.caller, input.id)
      return {}
    }),
  }
}

export function checkCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    check: os.checks.check.handler(({ input }) => rooms().checks.check(input.dossierId)),
    signatures: os.checks.signatures.handler(({ context, input }) => rooms().checks.signatures(context.caller, input)),
    answer: os.checks.answer.handler(({ context, input }) => rooms().checks.answer(context.caller, input)),
    removeAnswer: os.checks.removeAnswer.handler(({ context, input }) =>
      rooms().checks.removeAnswer(context.caller, input),
    ),
    overview: os.checks.overview.handler(({ input }) => rooms().checks.overview(input)),
    checkAll: os.checks.checkAll.handler(({ context, signal }) => rooms().checks.checkAll(until(signal, context))),
  }
}

export function sheetCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    state: os.sheets.state.handler(({ input }) => rooms().sheets.state(input.id)),
    preview: os.sheets.preview.handler(({ context, input }) => rooms().sheets.preview(context.caller, input)),
    print: os.sheets.print.handler(({ context, input }) => rooms().sheets.print(context.caller, input)),
    saveRemarks: os.sheets.saveRemarks.handler(({ context, input }) =>
      rooms().sheets.saveRemarks(context.caller, input.id, input.remarks),
    ),
    sealing: os.sheets.sealing.handler(({ context, input }) => rooms().sealing.standing(context.caller, input.id)),
    proposeSeal: os.sheets.proposeSeal.handler(({ context, input }) =>
      rooms().sealing.propose(context.caller, input.id),
    ),
    confirmSeal: os.sheets.confirmSeal.handler(({ context, input }) =>
      rooms().sealing.confirm(context.caller, input.id),
    ),
    declineSeal: os.sheets.declineSeal.handler(({ context, input }) =>
      rooms().sealing.decline(context.caller, input.id, input.reason),
    ),
    deadlines: os.sheets.deadlines.handler(({ input }) => rooms().deadlines.list(input)),
  }
}

export function supplementCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.supplements.list.handler(({ input }) => rooms().supplements.list(input.dossierId)),
    begin: os.supplements.begin.handler(({ context, input }) =>
      rooms().supplements.begin(context.caller, input.dossierId, input.reason),
    ),
    seal: os.supplements.seal.handler(({ context, input }) => rooms().supplements.seal(context.caller, input.id)),
    drop: os.supplements.drop.handler(({ context, input }) => rooms().supplements.drop(context.caller, input.id)),
    manifest: os.supplements.manifest.handler(({ input }) => rooms().supplements.manifest(input.dossierId, input.id)),
  }
}

export function archivalCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    propose: os.archival.propose.handler(({ input }) => rooms().codes.propose(input)),
    assign: os.archival.assign.handler(({ context, input }) => rooms().codes.assign(context.caller, input)),
    gaps: os.archival.gaps.handler(() => rooms().codes.gaps()),
    uncoded: os.archival.uncoded.handler(({ input }) => rooms().codes.uncoded(input)),
    metadata: os.archival.metadata.handler(({ input }) => rooms().metadata.of(input.dossierId, input.itemId)),
    setMetadata: os.archival.setMetadata.handler(({ context, input }) => rooms().metadata.set(context.caller, input)),
    exportMetadata: os.archival.exportMetadata.handler(({ context, input }) =>
      rooms().metadata.export(context.caller, input.dossierId),
    ),
  }
}
