// Serves the built gallery and its fixtures on 127.0.0.1 as the door serves the desk: ranges, no cache, a strict policy with a nonce.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.jpg': 'image/jpeg',
}

const nonce = 'gallery-nonce'

const policy = [
  "default-src 'none'",
  `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export type GalleryServer = { origin: string; close: () => void }

/** `fixtures` answers under /gallery/fixtures/. */
export async function serveGallery(built: string, fixtures: string): Promise<GalleryServer> {
  const server = createServer((request, response) => {
    answer(request, response, built, fixtures).catch(() => {
      response.statusCode = 404
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { origin: `http://127.0.0.1:${port}`, close }
}

async function answer(request: IncomingMessage, response: ServerResponse, built: string, fixtures: string) {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname))
  const own = path.startsWith('/gallery/fixtures/')
  const file = own ? join(fixtures, path.slice('/gallery/fixtures/'.length)) : join(built, path)
  const { size } = await stat(file)
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
  if (extname(file) === '.html') {
    response.end((await readFile(file, 'utf8')).replaceAll('__NONCE__', nonce))
    return
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  response.setHeader('Accept-Ranges', 'bytes')
  if (range === null) {
    response.setHeader('Content-Length', size)
    createReadStream(file).pipe(response)
    return
  }
  const start = Number(range[1])
  const end = Math.min(size - 1, range[2] ? Number(range[2]) : size - 1)
  response.writeHead(206, { 'Content-Range': `bytes ${start}-${end}/${size}`, 'Content-Length': end - start + 1 })
  createReadStream(file, { start, end }).pipe(response)
}
