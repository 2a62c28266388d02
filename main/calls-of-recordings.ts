// The calls of recordings and their redactions, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

function notYet(): never {
  throw new Error('not there yet')
}

export function recordingCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    get: os.recordings.get.handler(({ input }) => rooms().recordings.get(input.itemId)),
    chains: os.recordings.chains.handler(() => notYet()),
    requestCopy: os.recordings.requestCopy.handler(({ context, input }) =>
      rooms().recordings.requestCopy(context.caller, input.itemId, input.quality),
    ),
    analyse: os.recordings.analyse.handler(({ context, input }) =>
      rooms().recordings.analyse(context.caller, input.itemId),
    ),
    probeAgain: os.recordings.probeAgain.handler(({ context, input, signal }) =>
      rooms().recordings.probeAgain(context.caller, input.itemId, until(signal, context)),
    ),
    describe: os.recordings.describe.handler(() => notYet()),
    correctClock: os.recordings.correctClock.handler(() => notYet()),
    readClock: os.recordings.readClock.handler(() => notYet()),
    explainBreak: os.recordings.explainBreak.handler(() => notYet()),
    snapshot: os.recordings.snapshot.handler(() => notYet()),
    clip: os.recordings.clip.handler(() => notYet()),
  }
}

export function redactionCalls(os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {
    get: os.redactions.get.handler(() => notYet()),
    save: os.redactions.save.handler(() => notYet()),
    render: os.redactions.render.handler(() => notYet()),
  }
}
