// What the door and the hosts need of a desk. A connection is one client: a window, a browser with its cookie, a run of the
// command line. Whoever signs in does so on one connection.
import type { Router } from '@orpc/server'
import type { Contract } from '#shared/contract/index.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import type { Role } from '#shared/contract/roles.ts'

/** Who is calling. `name` is the sign-in name, which the journal keeps; it is never given to another person. */
export interface Caller {
  readonly userId: string
  readonly name: string
  readonly displayName: string
  readonly unit: string
  readonly roles: Role[]
  readonly mustChangePassphrase: boolean
  readonly signedInAt: string
}

export interface Connection {
  readonly id: string
  /** Null while nobody is signed in on it. */
  caller: Caller | null
}

/** What every procedure of the router finds beside its input. */
export interface CallContext {
  readonly connection: Connection
}

/** The bytes of one object for a caller who may see it, already entered in the journal. */
export interface OpenBytes {
  readonly sizeBytes: number
  readonly mime: string
  /** The original file name, for downloads; never logged. */
  readonly name: string
  stream(start: number, endExclusive: number, signal: AbortSignal): ReadableStream<Uint8Array>
  close(): Promise<void>
}

export interface DeskCore {
  /** Answers every call of the contract. */
  readonly router: Router<Contract, CallContext>
  readonly host: 'electron' | 'loopback' | 'cli'
  connect(): Connection
  disconnect(connection: Connection): void
  /** @throws Refusal `people.signed-out`, `people.forbidden`, `dossier.unknown`, vault refusals */
  openBytes(connection: Connection, objectId: string): Promise<OpenBytes>
  /** Takes the body of PUT /intake/<ticket>. The outcome is a ticket in state `filed`, `refused` or `cancelled`. */
  receive(
    connection: Connection,
    ticket: string,
    body: ReadableStream<Uint8Array>,
    signal: AbortSignal,
  ): Promise<IntakeTicket>
  /** Files a path of this machine (command line, demo, bench); the same checks and journal entries as `receive`. */
  receivePath(connection: Connection, ticket: string, path: string, signal: AbortSignal): Promise<IntakeTicket>
  /** Called when nobody is signed in any more: the Electron host then destroys its window, so that its memory goes. */
  onLock(listener: () => void): () => void
  /** Files a failure nobody expected; returns the number that may be shown. */
  fileIncident(during: string, error: unknown): string
  close(): Promise<void>
}
