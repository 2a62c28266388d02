// The calls of recordings and their redactions, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

export function recordingCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    chains: os.recordings.chains.handler(({ input }) => rooms().chains.of(input.dossierId)),
    get: os.recordings.get.handler(({ input }) => rooms().recordings.get(input.itemId)),
    requestCopy: os.recordings.requestCopy.handler(({ context, input }) =>
      rooms().recordings.requestCopy(context.caller, input.itemId, input.quality),
    ),
    analyse: os.recordings.analyse.handler(({ context, input }) =>
      rooms().recordings.analyse(context.caller, input.itemId),
    ),
    probeAgain: os.recordings.probeAgain.handler(({ context, input, signal }) =>
      rooms().recordings.probeAgain(context.caller, input.itemId, until(signal, context)),
    ),
    describe: os.recordings.describe.handler(({ context, input }) => {
      rooms().captures.describe(context.caller, input.itemId, input.facts)
      return rooms().recordings.get(input.itemId)
    }),
    correctClock: os.recordings.correctClock.handler(({ context, input }) =>
      rooms().captures.correctClock(context.caller, input),
    ),
    readClock: os.recordings.readClock.handler(({ context, input }) =>
      rooms().captures.readClock(context.caller, input),
    ),
    explainBreak: os.recordings.explainBreak.handler(({ context, input }) =>
      rooms().chains.explainBreak(context.caller, input),
    ),
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
