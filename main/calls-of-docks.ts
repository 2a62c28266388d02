// The calls of the dock and of the tray, answered by their services.
import type { ArchiveRooms } from './archive-rooms.ts'
import type { GuardedContract } from './guarded-calls.ts'

function notYet(): never {
  throw new Error('not there yet')
}

export function dockCalls(os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {
    open: os.docks.open.handler(() => notYet()),
    offer: os.docks.offer.handler(() => notYet()),
    list: os.docks.list.handler(() => notYet()),
    get: os.docks.get.handler(() => notYet()),
    files: os.docks.files.handler(() => notYet()),
    watch: os.docks.watch.handler(async function* () {
      yield notYet()
    }),
    start: os.docks.start.handler(() => notYet()),
    pause: os.docks.pause.handler(() => notYet()),
    retry: os.docks.retry.handler(() => notYet()),
    cancel: os.docks.cancel.handler(() => notYet()),
    move: os.docks.move.handler(() => notYet()),
    direct: os.docks.direct.handler(() => notYet()),
    manifest: os.docks.manifest.handler(() => notYet()),
  }
}

export function trayCalls(os: GuardedContract, _rooms: () => ArchiveRooms) {
  return {
    list: os.tray.list.handler(() => notYet()),
    assign: os.tray.assign.handler(() => notYet()),
    acceptOffers: os.tray.acceptOffers.handler(() => notYet()),
    setAside: os.tray.setAside.handler(() => notYet()),
    bringBack: os.tray.bringBack.handler(() => notYet()),
  }
}
