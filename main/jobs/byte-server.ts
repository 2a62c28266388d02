// Lets ffmpeg and ffprobe read evidence without a plain file on disk: a range server on the loopback address for one
// source and one run. The path holds a random token, and on Linux only our own user is let in; everything else is 404.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readByteRange } from '#shared/rules/byte-range.ts'
import type { ByteSource } from './byte-source.ts'
import { isOwnSocket } from './own-socket.ts'

export interface ByteServer {
  readonly url: string
  /** What reading the source threw, such as the refusal of an altered object; null while all went well. */
  failure(): unknown
  /** How many requests came, whatever the answer was. */
  requests(): number
  close(): Promise<void>
}

/** Whoever opens it closes it, in every case, right after the run. */
export async function openByteServer(source: ByteSource): Promise<ByteServer> {
  const path = `/${randomBytes(32).toString('base64url')}`
  let failure: unknown = null
  let requests = 0
  const onSourceFailure = (error: unknown): void => {
    failure ??= error
  }
  const admitted = new WeakMap<Socket, Promise<boolean>>()
  const isAdmitted = (socket: Socket): Promise<boolean> => {
    const known = admitted.get(socket) ?? isOwnSocket(socket)
    admitted.set(socket, known)
    return known
  }
  const server = createServer(async (request, response) => {
    requests++
    try {
      if (request.url === path && (await isAdmitted(request.socket))) {
        await answer(source, request, response, onSourceFailure)
      } else response.writeHead(404).end()
    } catch {
      // A reader that hangs up in the middle, as every seek does, ends here too, and means nothing.
      response.destroy()
    }
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
  request: IncomingMessage,
  response: ServerResponse,
  onSourceFailure: (error: unknown) => void,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(404).end()
    return
  }
  const asked = readByteRange(request.headers.range, source.sizeBytes)
  if (asked.state === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${source.sizeBytes}` }).end()
    return
  }
  const whole = asked.state === 'whole'
  const { start, endExclusive } = whole ? { start: 0, endExclusive: source.sizeBytes } : asked
  response.writeHead(whole ? 200 : 206, {
    'Accept-Ranges': 'bytes',
    'Content-Type': 'application/octet-stream',
    'Content-Length': endExclusive - start,
    ...(whole ? {} : { 'Content-Range': `bytes ${start}-${endExclusive - 1}/${source.sizeBytes}` }),
  })
  if (request.method === 'HEAD') response.end()
  else await send(source, start, endExclusive, response, onSourceFailure)
}

/**
 * An open-ended range is answered to its end, unlike for a browser: ffmpeg takes an early end for a broken file. What
 * bounds the work is the pipe: nothing is decrypted ahead of the reader, and nothing after it hung up.
 */
async function send(
  source: ByteSource,
  start: number,
  endExclusive: number,
  response: ServerResponse,
  onSourceFailure: (error: unknown) => void,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* source.stream(start, endExclusive, gone.signal)
    } catch (error) {
      if (!gone.signal.aborted) onSourceFailure(error)
      throw error
    }
  }
  await pipeline(Readable.from(bytes(), { objectMode: true, highWaterMark: 1 }), response)
}
