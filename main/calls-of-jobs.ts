// The calls of the background queue, answered by it.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

function notYet(): never {
  throw new Error('not there yet')
}

export function jobCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.jobs.list.handler(() => rooms().queue.list()),
    watch: os.jobs.watch.handler(async function* ({ context, signal }) {
      yield* rooms().queue.watch(until(signal, context))
    }),
    cancel: os.jobs.cancel.handler(({ context, input }) => {
      rooms().queue.cancel(context.caller, input.id)
      return {}
    }),
    retry: os.jobs.retry.handler(() => notYet()),
    move: os.jobs.move.handler(() => notYet()),
    queue: os.jobs.queue.handler(() => notYet()),
    pause: os.jobs.pause.handler(() => notYet()),
    resume: os.jobs.resume.handler(() => notYet()),
  }
}
