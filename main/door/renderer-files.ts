// The built renderer, served from its folder and from nowhere else.
import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { pagePolicy, permissionsPolicy, plainHeaders } from './response-headers.ts'

const types: Readonly<Record<string, string>> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.icc': 'application/vnd.iccprofile',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.otf': 'font/otf',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** The bundler puts a hash of the content into these names, so what they name never changes. */
const hashed = /^\/assets\/[^/]+-[\w-]{8}\.\w+$/

export function createRendererFiles(folder: string, newNonce: () => string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return bare(405)
    const path = cleanPath(new URL(request.url).pathname)
    const content = path === null ? null : await readInside(folder, path)
    if (path === null || content === null) return bare(404)
    const nonce = path === '/index.html' ? newNonce() : null
    const body = nonce === null ? content : Buffer.from(content.toString('utf8').replaceAll('__NONCE__', nonce))
    const headers = new Headers({
      ...plainHeaders,
      'Content-Type': types[extname(path).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': String(body.length),
      'Content-Security-Policy': pagePolicy(nonce),
      'Permissions-Policy': permissionsPolicy,
    })
    if (hashed.test(path)) headers.set('Cache-Control', 'private, max-age=31536000, immutable')
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { status: 200, headers })
  }
}

/** The path inside the folder, or null for one that no build of ours can contain. */
function cleanPath(pathname: string): string | null {
  const path = decoded(pathname)
  if (path === null || /[\\\0:]/.test(path)) return null
  const parts = path.split('/').slice(1)
  if (parts.some((part) => part.startsWith('.'))) return null
  return path === '/' ? '/index.html' : path
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/**
 * Links are followed first and judged afterwards: one that leads out of the folder is as absent as no file at all. Read by
 * path, not by handle, because a packaged desk reads them out of its archive file.
 */
async function readInside(folder: string, path: string): Promise<Buffer | null> {
  try {
    const root = await realpath(folder)
    const real = await realpath(join(root, path))
    if (!real.startsWith(root + sep) || !(await stat(real)).isFile()) return null
    return await readFile(real)
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG'
}

function bare(status: number): Response {
  return new Response(null, { status, headers: plainHeaders })
}
