// Who gets through the door: the checks every request passes before anything else looks at it.
import type { Connection } from '#main/desk-core.ts'

/** Let in on a connection, or turned away (or sent on) with a response. */
export type Admission = { readonly connection: Connection } | { readonly response: Response }

export type Guard = (request: Request) => Admission

/**
 * Whether the Host header names us. A page of another site whose name was rebound to 127.0.0.1 still sends its own name
 * here, so this one comparison is what stops DNS rebinding.
 */
export function checkHost(host: string | null, expected: string): boolean {
  return host !== null && host.toLowerCase() === expected
}

const safeMethods: readonly string[] = ['GET', 'HEAD']

/**
 * Whether the request was made by our own page, or is an address somebody typed or we opened. Everything that may change
 * something must carry our Origin; reading may come without one, but never from another origin, be it on the same host.
 */
export function checkOrigin(method: string, headers: Headers, origin: string): boolean {
  const sent = headers.get('origin')
  if (sent !== null && sent !== origin) return false
  const site = headers.get('sec-fetch-site')
  if (!safeMethods.includes(method)) return sent === origin && (site === null || site === 'same-origin')
  return site === null || site === 'same-origin' || (site === 'none' && isTopLevelPage(headers))
}

function isTopLevelPage(headers: Headers): boolean {
  const mode = headers.get('sec-fetch-mode')
  const destination = headers.get('sec-fetch-dest')
  return (mode === null || mode === 'navigate') && (destination === null || destination === 'document')
}
