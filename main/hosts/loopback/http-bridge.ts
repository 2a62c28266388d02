// Between Node's HTTP server and the door: a Request out of what comes in, and the Response streamed back with back pressure.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Door } from '#main/door/index.ts'

/** How much of an upload waits in memory while the store is busy. */
const bodyBufferBytes = 1024 * 1024

export async function answerHttp(
  door: Door,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort(new DOMException('the client hung up', 'AbortError'))
  })
  const request = toRequest(origin, incoming, gone.signal)
  if (request === null) {
    outgoing.writeHead(400, { Connection: 'close' }).end()
    return
  }
  const response = await door(request)
  // Whatever of the upload nobody wanted is let through unread: a closed socket would cost the client our answer.
  if (!incoming.complete) incoming.removeAllListeners('data').resume()
  await send(response, outgoing)
}

/** Null for what no browser sends to an origin server: absolute targets, CONNECT, TRACE. */
function toRequest(origin: string, incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const { method = 'GET', url = '' } = incoming
  if (!url.startsWith('/') || url.startsWith('//') || ['CONNECT', 'TRACE', 'TRACK'].includes(method)) return null
  const headers = new Headers()
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '')
  }
  const hasBody =
    incoming.headers['transfer-encoding'] !== undefined || Number(incoming.headers['content-length'] ?? 0) > 0
  if (method === 'GET' || method === 'HEAD' || !hasBody) return new Request(origin + url, { method, headers, signal })
  return new Request(origin + url, { method, headers, signal, body: toBody(incoming), duplex: 'half' })
}

function toBody(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true
        incoming.on('data', (chunk: Uint8Array) => {
          controller.enqueue(chunk)
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
        })
        incoming.once('end', () => {
          if (open) controller.close()
          open = false
        })
        incoming.once('close', () => {
          if (open) controller.error(new DOMException('the upload broke off', 'AbortError'))
          open = false
        })
        incoming.on('error', () => undefined) // always followed by 'close'
        incoming.pause()
      },
      pull() {
        incoming.resume()
      },
      cancel() {
        incoming.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close').resume()
      },
    },
    { highWaterMark: bodyBufferBytes, size: (chunk) => chunk?.byteLength ?? 0 },
  )
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.writeHead(response.status)
  if (response.body === null) {
    outgoing.end()
    return
  }
  const reader = response.body.getReader()
  outgoing.once('close', () => void reader.cancel().catch(() => undefined))
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) break
      if (outgoing.destroyed) return
      if (!outgoing.write(value)) await drainedOrClosed(outgoing)
    }
    outgoing.end()
  } catch {
    // The body broke: hanging up tells the client that what it has is not the whole.
    outgoing.destroy()
  }
}

/** Both listeners go with the first of the two: a long video waits thousands of times on one response. */
function drainedOrClosed(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      outgoing.off('drain', settle)
      outgoing.off('close', settle)
      resolve()
    }
    outgoing.once('drain', settle).once('close', settle)
  })
}
