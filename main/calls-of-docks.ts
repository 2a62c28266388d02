// The calls of the dock and of the tray, answered by their services.

import type { Dock } from '#shared/contract/docks.ts'
import type { ArchiveRooms } from './archive-rooms.ts'
import type { Connection } from './desk-core.ts'
import type { GuardedContract } from './guarded-calls.ts'
import { until } from './until.ts'

/** @param attend counts as activity of whoever sits there: a transfer under way is not cut off because nobody moves the mouse */
export function dockCalls(os: GuardedContract, rooms: () => ArchiveRooms, attend: (connection: Connection) => void) {
  function attended(connection: Connection, dock: Dock): Dock {
    if (dock.state === 'running') attend(connection)
    return dock
  }
  return {
    open: os.docks.open.handler(({ context, input, signal }) =>
      rooms().docks.open(context.caller, input.folder, input.dossierId, until(signal, context)),
    ),
    offer: os.docks.offer.handler(({ context, input, signal }) =>
      rooms().docks.offer(context.caller, input, until(signal, context)),
    ),
    list: os.docks.list.handler(({ input }) => rooms().docks.list(input)),
    get: os.docks.get.handler(({ context, input }) => attended(context.connection, rooms().docks.get(input.id))),
    files: os.docks.files.handler(({ input }) => rooms().docks.files(input.id, input.states, input)),
    watch: os.docks.watch.handler(async function* ({ context, input, signal }) {
      for await (const dock of rooms().docks.watch(input.id, until(signal, context))) {
        yield attended(context.connection, dock)
      }
    }),
    start: os.docks.start.handler(({ context, input }) => rooms().docks.start(context.caller, input.id)),
    pause: os.docks.pause.handler(({ context, input }) => rooms().docks.pause(context.caller, input.id)),
    retry: os.docks.retry.handler(({ context, input }) => {
      rooms().docks.retry(context.caller, input.ids)
      return {}
    }),
    cancel: os.docks.cancel.handler(({ context, input }) => {
      rooms().docks.cancel(context.caller, input.ids)
      return {}
    }),
    move: os.docks.move.handler(({ context, input }) => {
      rooms().docks.move(context.caller, input.ids, input.beforeId)
      return {}
    }),
    direct: os.docks.direct.handler(({ context, input }) => {
      rooms().docks.direct(context.caller, input.ids, input.dossierId)
      return {}
    }),
    manifest: os.docks.manifest.handler(({ context, input }) => rooms().docks.manifest(context.caller, input.id)),
  }
}

export function trayCalls(os: GuardedContract, rooms: () => ArchiveRooms) {
  return {
    list: os.tray.list.handler(({ input }) => rooms().tray.list(input)),
    assign: os.tray.assign.handler(({ context, input }) => ({
      jobs: rooms().tray.assign(context.caller, input.ids, input.dossierId),
    })),
    acceptOffers: os.tray.acceptOffers.handler(({ context, input }) => ({
      jobs: rooms().tray.acceptOffers(context.caller, input.ids),
    })),
    setAside: os.tray.setAside.handler(({ context, input }) => {
      rooms().tray.setAside(context.caller, input.ids, input.reason)
      return {}
    }),
    bringBack: os.tray.bringBack.handler(({ context, input }) => {
      rooms().tray.bringBack(context.caller, input.ids)
      return {}
    }),
  }
}
