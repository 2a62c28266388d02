// Lets ffmpeg and ffprobe read evidence without a plain file on disk: a range server on the loopback address for one
// source and one run. The path holds a random token; everything else is 404.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ByteSource } from './byte-source.ts'

export interface ByteServer {
  readonly url: string
  /** What reading the source threw, such as the refusal of an altered object; null while all went well. */
  failure(): unknown
  /** How many requests came, whatever the answer was. */
  requests(): number
  close(): Promise<void>
}

export interface Range {
  readonly start: number
  readonly endExclusive: number
}

/**
 * Reads one `bytes=` range. Null is "no range asked for"; 'unsatisfiable' is a 416. Several ranges are treated as none,
 * as RFC 9110 §14.2 allows.
 */
export function parseRange(header: string | undefined, sizeBytes: number): Range | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, endExclusive: sizeBytes }
  }
  const start = Number(first)
  const endExclusive = last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes)
  return start >= sizeBytes || endExclusive <= start ? 'unsatisfiable' : { start, endExclusive }
}

/** Whoever opens it closes it, in every case, right after the run. */
export async function openByteServer(source: ByteSource): Promise<ByteServer> {
  const path = `/${randomBytes(32).toString('base64url')}`
  let failure: unknown = null
  let requests = 0
  const onSourceFailure = (error: unknown): void => {
    failure ??= error
  }
  const server = createServer((request, response) => {
    requests++
    // A reader that hangs up in the middle, as every seek does, ends here too, and means nothing.
    answer(source, path, request, response, onSourceFailure).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${path}`,
    failure: () => failure,
    requests: () => requests,
    close: () => closeServer(server),
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function answer(
  source: ByteSource,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  onSourceFailure: (error: unknown) => void,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store')
  if (request.url !== path || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(404).end()
    return
  }
  const asked = parseRange(request.headers.range, source.sizeBytes)
  if (asked === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${source.sizeBytes}` }).end()
    return
  }
  const range = asked ?? { start: 0, endExclusive: source.sizeBytes }
  response.writeHead(asked === null ? 200 : 206, {
    'Accept-Ranges': 'bytes',
    'Content-Type': 'application/octet-stream',
    'Content-Length': range.endExclusive - range.start,
    ...(asked === null
      ? {}
      : { 'Content-Range': `bytes ${range.start}-${range.endExclusive - 1}/${source.sizeBytes}` }),
  })
  if (request.method === 'HEAD') response.end()
  else await send(source, range, response, onSourceFailure)
}

/**
 * An open-ended range is answered to its end, unlike for a browser: ffmpeg takes an early end for a broken file. What
 * bounds the work is the pipe: nothing is decrypted ahead of the reader, and nothing after it hung up.
 */
async function send(
  source: ByteSource,
  range: Range,
  response: ServerResponse,
  onSourceFailure: (error: unknown) => void,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* source.stream(range.start, range.endExclusive, gone.signal)
    } catch (error) {
      if (!gone.signal.aborted) onSourceFailure(error)
      throw error
    }
  }
  await pipeline(Readable.from(bytes(), { objectMode: true, highWaterMark: 1 }), response)
}
