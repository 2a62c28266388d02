// The calls of the background queue, answered by it.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

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
    retry: os.jobs.retry.handler(({ context, input }) => rooms().queue.retry(context.caller, input.id)),
    move: os.jobs.move.handler(({ context, input }) => {
      rooms().queue.move(context.caller, input.id, input.beforeId)
      return {}
    }),
    queue: os.jobs.queue.handler(() => rooms().queue.state()),
    pause: os.jobs.pause.handler(({ context }) => rooms().queue.pause(context.caller)),
    resume: os.jobs.resume.handler(({ context }) => rooms().queue.resume(context.caller)),
  }
}
