// The Chromium session of one window: in memory, without cache, with the door as its whole world.
import { type Session, session } from 'electron'
import type { Door } from '#main/door/index.ts'
import { windowOrigin } from '#main/door/index.ts'

let count = 0

/**
 * A new one for each window. Under one name two windows could share a renderer process, and a lock would leave the old
 * one's memory behind. Without `persist:` nothing of it is written to disk.
 */
export function createDeskSession(door: Door): Session {
  count += 1
  const ours = session.fromPartition(`desk-${count}`, { cache: false })
  ours.protocol.handle('desk', (request) => door(request))
  // Full screen is the player's; every other question a page can ask is answered with no.
  ours.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'fullscreen'))
  ours.setPermissionCheckHandler(() => false)
  ours.setDevicePermissionHandler(() => false)
  ours.setSpellCheckerEnabled(false)
  ours.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }))
  return ours
}

/** Nothing of this program ever goes to a network, whatever a file it shows may ask for. */
function isLocal(url: string): boolean {
  return url.startsWith(`${windowOrigin}/`) || /^(blob|data|devtools|chrome-extension):/.test(url)
}
