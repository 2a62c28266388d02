// Tells whether a connection from this machine was made by our own user. A token on a command line is no secret: every
// local user can read it there.
import { open } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { endianness } from 'node:os'

export interface Endpoint {
  /** IPv4, dotted. */
  readonly address: string
  readonly port: number
}

/** The kernel hands out the table a page at a time, so a line can be missed while other connections come and go. */
const mostLooks = 3

/**
 * Linux names the owner of every socket. Elsewhere an unprivileged program is not told, so there the token alone must do.
 * On Linux a socket that cannot be looked up is not ours. If the program runs as root, only root is admitted.
 */
export async function isOwnSocket(socket: Socket): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const { remoteAddress, remotePort, localAddress, localPort } = socket
  if (remoteAddress === undefined || remotePort === undefined) return false
  if (localAddress === undefined || localPort === undefined) return false
  const client = { address: remoteAddress, port: remotePort }
  const server = { address: localAddress, port: localPort }
  let owner: number | null = null
  for (let look = 0; owner === null && look < mostLooks; look++) {
    owner = await lookUp(client, server)
  }
  return owner === process.getuid?.()
}

/** A table is a page of some thirty lines; a page costs the kernel milliseconds, so none is read beyond the one asked for. */
async function lookUp(client: Endpoint, server: Endpoint): Promise<number | null> {
  const table = await open('/proc/net/tcp').catch(() => null)
  if (table === null) return null
  try {
    const page = Buffer.alloc(4096)
    let cut = ''
    for (;;) {
      const { bytesRead } = await table.read(page, 0, page.length, null)
      if (bytesRead === 0) return null
      const lines = cut + page.toString('latin1', 0, bytesRead)
      const end = lines.lastIndexOf('\n')
      const owner = ownerOf(lines.slice(0, end), client, server)
      if (owner !== null) return owner
      cut = lines.slice(end + 1)
    }
  } finally {
    await table.close()
  }
}

/**
 * The user who holds the socket from `client` to `server`, in lines of the table of proc_pid_net(5); null when nobody does. Once
 * its process has left, the kernel lists a socket with user 0 and without inode: that is nobody, not root.
 */
export function ownerOf(table: string, client: Endpoint, server: Endpoint): number | null {
  const [local, remote] = [inTable(client), inTable(server)]
  for (const line of table.split('\n')) {
    const fields = line.trim().split(/\s+/)
    if (fields[1] !== local || fields[2] !== remote) continue
    return fields[9] === undefined || fields[9] === '0' ? null : Number(fields[7])
  }
  return null
}

/** The kernel prints the address as one number in the machine's own byte order, the port as a number. */
function inTable({ address, port }: Endpoint): string {
  const bytes = address.split('.').map((part) => hex(Number(part), 2))
  if (endianness() === 'LE') bytes.reverse()
  return `${bytes.join('')}:${hex(port, 4)}`
}

const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0')
