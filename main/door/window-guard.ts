// The guard of the Electron host: the scheme exists only in our own window's session, so there is one connection and no cookie.
import type { Connection } from '#main/desk-core.ts'
import { faultSentence } from '#shared/text/faults.ts'
import type { Guard } from './admission.ts'
import { noticePage } from './notice-page.ts'

export const windowOrigin = 'desk://app'

/** `connection` is asked for each request, because a lock ends one connection and begins another. */
export function createWindowGuard(connection: () => Connection): Guard {
  return (request) => {
    const url = new URL(request.url)
    const origin = request.headers.get('origin')
    const ours = url.protocol === 'desk:' && url.host === 'app' && (origin === null || origin === windowOrigin)
    return ours ? { connection: connection() } : { response: noticePage(403, faultSentence('door.foreign', {})) }
  }
}
