// The calls of marks, transcripts, the recording list and evidence statements, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

export function markCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.marks.list.handler(({ context, input }) => rooms().marks.list(context.caller, input)),
    add: os.marks.add.handler(({ context, input }) => rooms().marks.add(context.caller, input)),
    change: os.marks.change.handler(({ context, input }) => rooms().marks.change(context.caller, input)),
    remove: os.marks.remove.handler(({ context, input }) => {
      rooms().marks.remove(context.caller, input.id)
      return {}
    }),
    comment: os.marks.comment.handler(({ context, input }) => rooms().marks.comment(context.caller, input)),
  }
}

export function transcriptCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    get: os.transcripts.get.handler(({ input }) => rooms().transcripts.of(input.itemId)),
    save: os.transcripts.save.handler(({ context, input }) =>
      rooms().transcripts.save(context.caller, input.itemId, input.version, input.lines),
    ),
    import: os.transcripts.import.handler(({ context, input }) =>
      rooms().transcripts.import(context.caller, input.itemId, input.version, input.content),
    ),
  }
}

export function recordingListCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    check: os.recordingList.check.handler(({ input }) => rooms().recordingList.check(input.dossierId)),
    excuse: os.recordingList.excuse.handler(({ context, input }) =>
      rooms().recordingList.excuse(context.caller, input),
    ),
    revoke: os.recordingList.revoke.handler(({ context, input }) => {
      rooms().recordingList.revoke(context.caller, input.id, input.reason)
      return {}
    }),
  }
}

export function statementCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.statements.list.handler(({ input }) => rooms().statements.list(input.itemId)),
    begin: os.statements.begin.handler(({ context, input }) => rooms().statements.begin(context.caller, input.itemId)),
    change: os.statements.change.handler(({ context, input }) =>
      rooms().statements.change(context.caller, input.id, input.body),
    ),
  }
}
