// The calls of recordings and their redactions, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

function notYet(): never {
  throw new Error('not there yet')
}

export function recordingCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    get: os.recordings.get.handler(() => notYet()),
    chains: os.recordings.chains.handler(() => notYet()),
    requestCopy: os.recordings.requestCopy.handler(({ context, input }) =>
      rooms().recordings.requestCopy(context.caller, input.itemId),
    ),
    analyse: os.recordings.analyse.handler(() => notYet()),
    probeAgain: os.recordings.probeAgain.handler(() => notYet()),
    describe: os.recordings.describe.handler(() => notYet()),
    correctClock: os.recordings.correctClock.handler(() => notYet()),
    readClock: os.recordings.readClock.handler(() => notYet()),
    explainBreak: os.recordings.explainBreak.handler(() => notYet()),
    snapshot: os.recordings.snapshot.handler(({ context, input, signal }) =>
      rooms().extracts.snapshot(context.caller, input, signal),
    ),
    clip: os.recordings.clip.handler(({ context, input }) => rooms().extracts.clip(context.caller, input)),
  }
}

export function redactionCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    get: os.redactions.get.handler(({ input }) => rooms().redactions.get(input.itemId)),
    save: os.redactions.save.handler(({ context, input }) => rooms().redactions.save(context.caller, input)),
    render: os.redactions.render.handler(({ context, input }) =>
      rooms().redactions.render(context.caller, input.itemId),
    ),
  }
}
