// GET and HEAD /bytes/<object>: one object's bytes, decrypted as they are read and no further.
import type { Connection, DeskCore, OpenBytes } from '#main/desk-core.ts'
import { answeredRange } from './byte-range.ts'
import { type FileIncident, faultResponse } from './fault-response.ts'
import { inertPolicy, plainHeaders } from './response-headers.ts'

interface BytesRequest {
  readonly desk: Pick<DeskCore, 'openBytes'>
  readonly connection: Connection
  readonly objectId: string
  readonly request: Request
  readonly fileIncident: FileIncident
}

export async function answerBytes({
  desk,
  connection,
  objectId,
  request,
  fileIncident,
}: BytesRequest): Promise<Response> {
  try {
    const bytes = await desk.openBytes(connection, objectId)
    try {
      return await answerOpen(bytes, request)
    } catch (error) {
      await bytes.close()
      throw error
    }
  } catch (error) {
    return faultResponse(error, fileIncident)
  }
}

async function answerOpen(bytes: OpenBytes, request: Request): Promise<Response> {
  const headers = describe(bytes, new URL(request.url).searchParams.has('download'))
  const range = answeredRange(request.headers.get('range'), bytes.sizeBytes, bytes.mime !== 'application/pdf')
  if (range.state === 'unsatisfiable') {
    await bytes.close()
    headers.set('Content-Range', `bytes */${bytes.sizeBytes}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, endExclusive } = range.state === 'part' ? range : { start: 0, endExclusive: bytes.sizeBytes }
  headers.set('Content-Length', String(endExclusive - start))
  if (range.state === 'part') headers.set('Content-Range', `bytes ${start}-${endExclusive - 1}/${bytes.sizeBytes}`)
  const status = range.state === 'part' ? 206 : 200
  if (request.method === 'HEAD' || start === endExclusive) {
    await bytes.close()
    return new Response(null, { status, headers })
  }
  return new Response(readWhileWanted(bytes, start, endExclusive, request.signal), { status, headers })
}

/** Types a page may show in place. Everything else is only ever a download: HTML and SVG among case files stay inert. */
const shown = /^(application\/pdf|image\/(jpeg|png|tiff|webp)|(video|audio)\/[\w.+-]+)$/

function describe(bytes: OpenBytes, download: boolean): Headers {
  const headers = new Headers({
    ...plainHeaders,
    'Accept-Ranges': 'bytes',
    'Content-Type': shown.test(bytes.mime) ? bytes.mime : 'application/octet-stream',
    'Content-Security-Policy': inertPolicy,
  })
  if (download) headers.set('Content-Disposition', attachment(bytes.name))
  return headers
}

/** RFC 6266 with the name in RFC 5987 form, and an ASCII stand-in for whoever does not know it. */
export function attachment(name: string): string {
  const whole = name.toWellFormed()
  const plain = whole.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(whole).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Hands on what was decrypted, chunk for chunk; stops decrypting and closes as soon as nobody reads any more. */
function readWhileWanted(
  bytes: OpenBytes,
  start: number,
  endExclusive: number,
  dropped: AbortSignal,
): ReadableStream<Uint8Array> {
  const stop = new AbortController()
  const reader = bytes.stream(start, endExclusive, stop.signal).getReader()
  let ended = false
  async function end(reason: unknown): Promise<void> {
    if (ended) return
    ended = true
    dropped.removeEventListener('abort', drop)
    stop.abort(reason)
    await reader.cancel(reason).catch(() => undefined)
    await bytes.close()
  }
  function drop(): void {
    void end(dropped.reason)
  }
  return new ReadableStream<Uint8Array>(
    {
      start() {
        if (dropped.aborted) drop()
        else dropped.addEventListener('abort', drop)
      },
      async pull(controller) {
        try {
          const { value, done } = await reader.read()
          if (value !== undefined) controller.enqueue(value)
          if (!done) return
          const early = ended
          await end(undefined)
          // Ended by a drop is not ended at the end: whoever still reads must not take a part for the whole.
          if (early) controller.error(dropped.reason)
          else controller.close()
        } catch (error) {
          controller.error(error)
          await end(error)
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}
