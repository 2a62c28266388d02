import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { openByteServer } from '#main/jobs/byte-server.ts'
import { bytesInMemory } from '#main/jobs/index.ts'
import { ownerOf } from '#main/jobs/own-socket.ts'

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 256)

async function serving<T>(
  use: (url: string, server: Awaited<ReturnType<typeof openByteServer>>) => Promise<T>,
): Promise<T> {
  const server = await openByteServer(bytesInMemory(bytes))
  try {
    return await use(server.url, server)
  } finally {
    await server.close()
  }
}

const asked = async (url: string, range?: string) => {
  const response = await fetch(url, range === undefined ? {} : { headers: { range } })
  return { response, body: new Uint8Array(await response.arrayBuffer()) }
}

/** What a user of this machine is answered who has read the address off a command line. */
async function askedAs(uid: number, url: string): Promise<string> {
  const script = `fetch(${JSON.stringify(url)}).then(async (r) => console.log(r.status, (await r.bytes()).length))`
  const child = spawn(process.execPath, ['-e', script], { uid, gid: uid, cwd: '/', env: {} })
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')])
  return said.trim()
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0

describe('the server that tools read evidence from', () => {
  test('answers a range with exactly its bytes and forbids keeping them', async () => {
    await serving(async (url) => {
      const { response, body } = await asked(url, 'bytes=10-19')
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe('bytes 10-19/1000')
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect([...body]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    })
  })

  test('answers the whole, an open range, and the last bytes', async () => {
    await serving(async (url) => {
      expect((await asked(url)).body).toEqual(bytes)
      expect((await asked(url, 'bytes=990-')).body).toEqual(bytes.slice(990))
      expect((await asked(url, 'bytes=-3')).body).toEqual(bytes.slice(997))
    })
  })

  test('says 416 beyond the end', async () => {
    await serving(async (url) => {
      const { response } = await asked(url, 'bytes=1000-')
      expect(response.status).toBe(416)
      expect(response.headers.get('content-range')).toBe('bytes */1000')
    })
  })

  test('knows nobody without its token, and each run has another', async () => {
    await serving(async (url) => {
      expect((await asked(new URL('/', url).href)).response.status).toBe(404)
      expect((await asked(`${url}x`)).response.status).toBe(404)
      expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(404)
      await serving(async (other) => {
        expect(new URL(other).pathname).not.toBe(new URL(url).pathname)
        expect((await asked(new URL(new URL(url).pathname, other).href)).response.status).toBe(404)
      })
    })
  })

  test('listens on the loopback address alone and is gone after the run', async () => {
    const url = await serving(async (address) => address)
    expect(new URL(url).hostname).toBe('127.0.0.1')
    await expect(fetch(url)).rejects.toThrow()
  })

  test('keeps what reading the source threw', async () => {
    const source = {
      ...bytesInMemory(bytes),
      stream: () => new ReadableStream({ pull: (c) => c.error(new Error('altered')) }),
    }
    const server = await openByteServer(source)
    await fetch(server.url)
      .then((response) => response.arrayBuffer())
      .catch(() => undefined)
    expect(server.failure()).toMatchObject({ message: 'altered' })
    await server.close()
  })

  test('stops reading when the reader hangs up, and takes that for no failure', async () => {
    let given = 0
    let cancelled = false
    const endless = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        pull(controller) {
          given++
          controller.enqueue(new Uint8Array(256 * 1024))
        },
        cancel() {
          cancelled = true
        },
      })
    const server = await openByteServer({ ...bytesInMemory(bytes), sizeBytes: 2 ** 40, stream: endless })
    const leaving = new AbortController()
    const response = await fetch(server.url, { signal: leaving.signal })
    await response.body?.getReader().read()
    leaving.abort()
    await expect.poll(() => cancelled).toBe(true)
    expect(given).toBeLessThan(400)
    expect(server.failure()).toBeNull()
    await server.close()
  })

  test.skipIf(!isRoot)('lets in no other user, even with the token', async () => {
    await serving(async (url) => {
      expect(await askedAs(65_534, url)).toBe('404 0')
      expect(await askedAs(0, url)).toBe('200 1000')
    })
  })
})

describe('the owner of a connection', () => {
  const client = { address: '127.0.0.1', port: 40_000 }
  const server = { address: '127.0.0.1', port: 8080 }
  const table = (...rows: string[]) =>
    [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      ...rows,
      '',
    ].join('\n')
  const row = (from: string, to: string, uid: number, inode: number) =>
    `   0: ${from} ${to} 01 00000000:00000000 00:00000000 00000000 ${uid} 0 ${inode} 1 0000000000000000 20 4 30 10 -1`

  test('is read off its own end, not off the answering one, another address or another port', () => {
    const others = [
      row('0100007F:1F90', '0100007F:9C40', 1000, 11),
      row('0200007F:9C40', '0100007F:1F90', 1000, 12),
      row('0100007F:9C41', '0100007F:1F90', 1000, 13),
    ]
    expect(ownerOf(table(...others), client, server)).toBeNull()
    expect(ownerOf(table(...others, row('0100007F:9C40', '0100007F:1F90', 33, 14)), client, server)).toBe(33)
  })

  test('is nobody once its process has left, though the table says root', () => {
    expect(ownerOf(table(row('0100007F:9C40', '0100007F:1F90', 0, 0)), client, server)).toBeNull()
    expect(ownerOf('', client, server)).toBeNull()
  })
})
