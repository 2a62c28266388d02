// The calls of marks, transcripts, the recording list and evidence statements, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

function notYet(): never {
  throw new Error('not there yet')
}

export function markCalls(os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {
    list: os.marks.list.handler(() => notYet()),
    add: os.marks.add.handler(() => notYet()),
    change: os.marks.change.handler(() => notYet()),
    remove: os.marks.remove.handler(() => notYet()),
    comment: os.marks.comment.handler(() => notYet()),
  }
}

export function transcriptCalls(os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {
    get: os.transcripts.get.handler(() => notYet()),
    save: os.transcripts.save.handler(() => notYet()),
    import: os.transcripts.import.handler(() => notYet()),
  }
}

export function recordingListCalls(os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {
    check: os.recordingList.check.handler(() => notYet()),
    excuse: os.recordingList.excuse.handler(() => notYet()),
    revoke: os.recordingList.revoke.handler(() => notYet()),
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
