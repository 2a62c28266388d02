// The three ways into a desk, so that one suite proves them all: the router in process, the Fetch door, the command line.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { Connection, DeskCore } from '#main/desk-core.ts'
import { createDoor } from '#main/door/index.ts'
import type { CliIo } from '#main/hosts/cli/io.ts'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import type { IntakeTicket, OfferedFile } from '#shared/contract/intake.ts'
import { type Client, clientOf, createTestDesk, openTestDesk, passphrase } from './test-desk.ts'

export interface Way {
  readonly name: string
  readonly folder: string
  as(name: string): Promise<Client>
  anonymous(): Client
  /** Files one path as that person; a refusal is in the ticket. */
  file(name: string, dossierId: string, path: string, offer?: Partial<OfferedFile>): Promise<IntakeTicket>
  /** The whole of one object as that person sees it. */
  bytes(name: string, objectId: string): Promise<Uint8Array>
  close(): Promise<void>
}

export const ways: readonly { name: string; open: () => Promise<Way> }[] = [
  { name: 'router', open: openRouterWay },
  { name: 'door', open: openDoorWay },
  { name: 'command line', open: openCliWay },
]

/** The code of a refusal, however it came across; anything else is thrown on. */
export async function refusalCode(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'REFUSED') return (error.data as { code: string }).code
    throw error
  }
  return 'nothing was refused'
}

async function offerOne(client: Client, dossierId: string, path: string, offer: Partial<OfferedFile> = {}) {
  const sizeBytes = (await stat(path)).size
  const file = {
    name: basename(path),
    sizeBytes,
    volume: 'main',
    title: null,
    paperKind: null,
    madeOn: null,
    ...offer,
  } as const
  const [ticket] = await client.intake.offer({ dossierId, files: [file] })
  if (ticket === undefined) throw new Error('an offer without a ticket')
  return ticket.ticket
}

/** What `anjuan file --json` prints. */
interface FiledByCommand {
  readonly tickets: readonly IntakeTicket[]
}

async function readAll(desk: DeskCore, connection: Connection, objectId: string): Promise<Uint8Array> {
  const opened = await desk.openBytes(connection, objectId)
  try {
    const whole = opened.stream(0, opened.sizeBytes, new AbortController().signal)
    return new Uint8Array(await new Response(whole).arrayBuffer())
  } finally {
    await opened.close()
  }
}

async function openRouterWay(): Promise<Way> {
  const test = await createTestDesk()
  return {
    name: 'router',
    folder: test.folder,
    as: async (name) => (await test.as(name)).client,
    anonymous: () => test.anonymous().client,
    async file(name, dossierId, path, offer) {
      const { client, connection } = await test.as(name)
      const ticket = await offerOne(client, dossierId, path, offer)
      return test.desk.receivePath(connection, ticket, path, new AbortController().signal)
    },
    bytes: async (name, objectId) => readAll(test.desk, (await test.as(name)).connection, objectId),
    close: () => test.close(),
  }
}

async function openDoorWay(): Promise<Way> {
  const test = await createTestDesk()
  const origin = 'http://127.0.0.1:1'

  /** A window of its own: one door with one connection. */
  function enter() {
    const connection = test.desk.connect()
    const door = createDoor({ desk: test.desk, rendererFolder: import.meta.dirname, guard: () => ({ connection }) })
    const link = new RPCLink({ url: `${origin}/rpc`, fetch: (request, init) => door(new Request(request, init)) })
    return { door, client: createORPCClient<Client>(link) }
  }
  async function signedIn(name: string) {
    const entered = enter()
    await entered.client.people.signIn({ name, passphrase })
    return entered
  }

  return {
    name: 'door',
    folder: test.folder,
    as: async (name) => (await signedIn(name)).client,
    anonymous: () => enter().client,
    async file(name, dossierId, path, offer) {
      const { door, client } = await signedIn(name)
      const ticket = await offerOne(client, dossierId, path, offer)
      const body = new Blob([await readFile(path)]).stream()
      const response = await door(
        new Request(`${origin}/intake/${ticket}`, { method: 'PUT', body, duplex: 'half' } as RequestInit),
      )
      return (await response.json()) as IntakeTicket
    },
    async bytes(name, objectId) {
      const { door } = await signedIn(name)
      return new Uint8Array(await (await door(new Request(`${origin}/bytes/${objectId}`))).arrayBuffer())
    },
    close: () => test.close(),
  }
}

/** Every call is a run of its own, so the desk that founded the archive is closed first. */
async function openCliWay(): Promise<Way> {
  const test = await createTestDesk()
  await test.desk.close()
  const passphraseFile = join(dirname(test.folder), 'passphrase.txt')
  await writeFile(passphraseFile, passphrase)

  async function run(user: string, args: readonly string[], input = ''): Promise<unknown> {
    let stdout = ''
    let stderr = ''
    const io: CliIo = {
      stdout: (text) => {
        stdout += text
      },
      stderr: (text) => {
        stderr += text
      },
      readSecret: () => Promise.reject(new Error('no terminal')),
      readInput: () => Promise.resolve(input),
      env: {},
      cwd: dirname(test.folder),
      signal: new AbortController().signal,
      openDesk: (folder) => openTestDesk(folder, test.clock),
    }
    const common = ['--archive', test.folder, '--user', user, '--passphrase-file', passphraseFile, '--json']
    const code = await runCli([...args, ...common], io)
    const lines = stdout.trim().split('\n')
    const answer = lines[0] === '' ? {} : (JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>)
    if (code === 2 && Array.isArray(answer.tickets)) return answer
    if (code === 2 && typeof answer.refused === 'object') {
      throw new ORPCError('REFUSED', { status: 409, defined: true, data: answer.refused })
    }
    if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`)
    return answer
  }

  const client = (user: string) =>
    new Proxy({} as Client, {
      get: (_, domain: string) =>
        new Proxy(
          {},
          {
            get: (_inner, call: string) => (input: unknown) =>
              run(user, ['call', `${domain}.${call}`, '--input', '-'], JSON.stringify(input ?? {})),
          },
        ),
    })

  return {
    name: 'command line',
    folder: test.folder,
    as: (name) => Promise.resolve(client(name)),
    anonymous: () => client('nobody'),
    async file(name, dossierId, path, offer = {}) {
      const volume = offer.volume === 'restricted' ? ['--volume', 'restricted'] : []
      const answer = (await run(name, ['file', dossierId, path, ...volume])) as FiledByCommand
      const [ticket] = answer.tickets
      if (ticket === undefined) throw new Error('a file without a ticket')
      return ticket
    },
    async bytes(name, objectId) {
      const desk = openTestDesk(test.folder, test.clock)
      try {
        const connection = desk.connect()
        await clientOf(desk, connection).people.signIn({ name, passphrase })
        return await readAll(desk, connection, objectId)
      } finally {
        await desk.close()
      }
    },
    close: () => test.close(),
  }
}
