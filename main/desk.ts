// The composition root: folder, clock and randomness in; the router, bytes and filing out. Signing in opens the archive,
// the last sign-out or an idle quarter of an hour locks it again.
import type { ArchiveStatus } from '#shared/contract/archive.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import { caseWorkers } from '#shared/contract/roles.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import { type ArchiveRooms, openArchiveStore, openRooms } from './archive-rooms.ts'
import { type Clock, createIds, type RandomSource, systemClock, systemRandom } from './clock.ts'
import type { Caller, Connection, DeskCore, OpenBytes } from './desk-core.ts'
import { assertUnblindedObject } from './evaluation/index.ts'
import type { PassingFile } from './filing/index.ts'
import { type Founding, newArchive } from './found-archive.ts'
import { createIncidents, type Incidents } from './incidents.ts'
import {
  findScanner,
  findTools,
  type MediaTools,
  removeLeftScans,
  type ToolPlaces,
  type VirusScanner,
} from './jobs/index.ts'
import { normalised } from './people/index.ts'
import { createRouter } from './router.ts'
import { createRulebook } from './rulebook/index.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { inspectArchive, type KdfParameters, type ObjectSource, unlockArchive } from './vault/index.ts'

export interface DeskOptions {
  /** The archive's folder; it need not exist yet. */
  readonly folder: string
  readonly host: DeskCore['host']
  /** Where the rule packs lie. */
  readonly rulebookFolder: string
  readonly version: string
  readonly clock?: Clock
  readonly random?: RandomSource
  /** Cheaper key derivation, for tests only. */
  readonly kdf?: KdfParameters
  readonly idleLockMinutes?: number
  /** Where ffmpeg and ffprobe are looked for: the packaged application, the settings, then the PATH. */
  readonly toolPlaces: ToolPlaces
}

/** What the procedures use of the desk beside the rooms. */
export interface DeskState {
  status(connection: Connection): Promise<ArchiveStatus>
  rooms(): ArchiveRooms
  roomsOrNull(): ArchiveRooms | null
  found(founding: Founding): Promise<string>
  signIn(connection: Connection, name: string, passphrase: string): Promise<Caller>
  signOut(connection: Connection): Promise<void>
  /** Who sits at the connection, with the roles of this moment: what was taken away meanwhile counts at once. */
  callerNow(connection: Connection): Caller | null
  tools(): Promise<MediaTools | null>
  readonly sessions: Sessions
  readonly incidents: Incidents
}

/** How often idle sessions are looked for. */
const idleCheckMs = 5_000

export function createDesk(options: DeskOptions): DeskCore {
  const clock = options.clock ?? systemClock
  const random = options.random ?? systemRandom
  const newId = createIds(clock, random)
  const incidents = createIncidents({ clock, random })
  const sessions = createSessions({ clock, newId })
  const rulebook = createRulebook({ folder: options.rulebookFolder })
  const idleLockMinutes = options.idleLockMinutes ?? 15
  let foundTools: Promise<MediaTools | null> | undefined
  const tools = () => {
    foundTools ??= findTools(options.toolPlaces)
    return foundTools
  }
  let foundScanner: Promise<VirusScanner | null> | undefined
  const scanner = () => {
    foundScanner ??= findScanner(options.toolPlaces.path)
    return foundScanner
  }
  const lockListeners = new Set<() => void>()
  let rooms: ArchiveRooms | null = null
  // Opening and closing happen one after the other, whoever asks.
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work, work)
    turn = next.catch(() => undefined)
    return next
  }

  async function closeRooms(): Promise<void> {
    const closing = rooms
    rooms = null
    await closing?.close()
  }

  async function lockIfDeserted(): Promise<void> {
    if (rooms === null || sessions.isAnybodyIn()) return
    try {
      await closeRooms()
    } finally {
      for (const listener of lockListeners) listener()
    }
  }

  /** Locking never waits for the journal: on a full disk the entry is lost, the key is not left lying about. */
  async function leave(callers: readonly Caller[]): Promise<void> {
    try {
      for (const caller of callers) rooms?.people.signedOut(caller)
    } finally {
      await lockIfDeserted()
    }
  }

  async function open(name: string, passphrase: string): Promise<void> {
    await removeLeftScans()
    const vault = await unlockArchive({ folder: options.folder, name, passphrase, now: () => clock.now() })
    try {
      const store = openArchiveStore({ vault, clock })
      try {
        const { kdf, version } = options
        rooms = await openRooms(store, { vault, rulebook, clock, newId, tools, scanner, incidents, kdf, version })
      } catch (error) {
        store.close()
        throw error
      }
    } catch (error) {
      vault.close()
      throw error
    }
  }

  async function admit(connection: Connection, name: string, passphrase: string): Promise<Caller> {
    const wasOpen = rooms !== null
    if (!wasOpen) await open(normalised(name), passphrase)
    try {
      const people = state.rooms().people
      const caller = wasOpen ? await people.signIn(name, passphrase) : people.signInUnlocked(name)
      // Whoever sat there before has left by this.
      const before = sessions.end(connection)
      if (before !== null) people.signedOut(before)
      if (!sessions.isConnected(connection)) throw refuse('people.signed-out')
      sessions.begin(connection, caller)
      return caller
    } catch (error) {
      // Entered here, since a locked archive takes no entries; with the name, since the passphrase was right.
      if (isRefusal(error, 'people.disabled')) {
        rooms?.store.refused({ name: normalised(name) }, 'people.signed-in', null, error)
      }
      // Nobody was in, so nobody is told of a lock.
      if (!wasOpen) await closeRooms()
      throw error
    }
  }

  const state: DeskState = {
    incidents,
    sessions,
    tools,
    roomsOrNull: () => rooms,
    rooms() {
      if (rooms === null) throw refuse('people.signed-out')
      return rooms
    },
    async status({ caller }) {
      const found = await inspectArchive(options.folder)
      return {
        state: rooms === null ? found.state : 'open',
        version: options.version,
        host: options.host,
        agency: caller === null ? null : (rooms?.agency ?? null),
        session: caller,
        idleLockMinutes,
      }
    },
    found: (founding) => inTurn(() => newArchive({ folder: options.folder, founding, clock, newId, kdf: options.kdf })),
    signIn: (connection, name, passphrase) => inTurn(() => admit(connection, name, passphrase)),
    signOut: (connection) =>
      inTurn(async () => {
        const caller = sessions.end(connection)
        await leave(caller === null ? [] : [caller])
      }),
    callerNow(connection) {
      const { caller } = connection
      if (caller === null || rooms === null) return null
      const now = rooms.people.current(caller)
      if (now !== null) {
        sessions.refresh(connection, now)
        return now
      }
      sessions.end(connection)
      void inTurn(() => leave([caller])).catch((error) => incidents.file(null, 'sign-out', error))
      return null
    },
  }

  const idleTimer = setInterval(() => {
    for (const connection of sessions.idleSince(clock.now().getTime() - idleLockMinutes * 60_000)) {
      state.signOut(connection).catch((error) => incidents.file(null, 'idle', error))
    }
  }, idleCheckMs)
  idleTimer.unref()

  /** The caller, if he works on cases: bytes and filing are never for the three guardians. */
  function caseWorker(connection: Connection, event: JournalEvent, subject: string | null) {
    const caller = state.callerNow(connection)
    if (caller === null || rooms === null) throw refuse('people.signed-out')
    const isCaseWorker = caller.roles.some((role) => caseWorkers.includes(role))
    if (isCaseWorker && !caller.mustChangePassphrase) return { caller, open: rooms }
    const refusal = refuse(caller.mustChangePassphrase ? 'people.must-change-passphrase' : 'people.forbidden')
    rooms.store.refused(caller, event, subject, refusal)
    throw refusal
  }

  /** The dock and the tray are for those who file. */
  function refuseOthers(caller: Caller, open: ArchiveRooms, event: JournalEvent, subject: string): void {
    if (caller.roles.some((role) => role === 'archivist' || role === 'handler')) return
    const refusal = refuse('people.forbidden')
    open.store.refused(caller, event, subject, refusal)
    throw refusal
  }

  async function receive(
    connection: Connection,
    ticket: string,
    source: ObjectSource,
    signal: AbortSignal,
  ): Promise<IntakeTicket> {
    const { caller, open } = caseWorker(connection, 'item.filed', null)
    const done = sessions.working(connection)
    try {
      const either = AbortSignal.any([signal, sessions.ended(connection)])
      if (open.docks.knows(ticket)) {
        refuseOthers(caller, open, 'dock.file-taken', ticket)
        return await open.docks.receive(caller, ticket, source, either)
      }
      return await open.intake.receive(caller, ticket, source, either)
    } finally {
      done()
    }
  }

  return {
    router: createRouter(state),
    host: options.host,
    connect: () => sessions.connect(),
    disconnect(connection) {
      const caller = sessions.disconnect(connection)
      if (caller === null) return
      inTurn(() => leave([caller])).catch((error) => incidents.file(null, 'disconnect', error))
    },
    async openBytes(connection, objectId): Promise<OpenBytes> {
      const { caller, open } = caseWorker(connection, 'object.viewed', objectId)
      const ended = sessions.ended(connection)
      const passing = open.passing.get(objectId)
      if (passing !== null) {
        sessions.working(connection)()
        return fromMemory(passing, ended)
      }
      const row = open.objects.row(objectId)
      if (row.holding_id !== null) refuseOthers(caller, open, 'object.viewed', objectId)
      const seen = sessions.seen(connection)
      // Once for each sign-in and object: a video is asked for in hundreds of ranges.
      if (!seen.has(objectId)) {
        open.store.record(caller, 'object.viewed', objectId, (note) => {
          open.objects.assertKept(row)
          assertUnblindedObject(open.store, caller.userId, objectId)
          note({ dossier: row.dossier_id, holding: row.holding_id })
        })
      }
      seen.add(objectId)
      sessions.working(connection)()
      const reader = await open.objects.open(objectId)
      return {
        sizeBytes: reader.sizeBytes,
        mime: row.mime,
        name: reader.label.name,
        stream: (start, end, signal) => reader.stream(start, end, AbortSignal.any([signal, ended])),
        close: () => reader.close(),
      }
    },
    receive: (connection, ticket, stream, signal) => receive(connection, ticket, { stream }, signal),
    receivePath: (connection, ticket, path, signal) => receive(connection, ticket, { path }, signal),
    onLock(listener) {
      lockListeners.add(listener)
      return () => void lockListeners.delete(listener)
    },
    fileIncident: (during, error) => incidents.file(rooms?.store ?? null, during, error),
    close: () =>
      inTurn(async () => {
        clearInterval(idleTimer)
        await leave(sessions.endAll())
      }),
  }
}

/** A sheet that is kept nowhere; who composed it is in the journal already. */
function fromMemory({ bytes, mime, name }: PassingFile, ended: AbortSignal): OpenBytes {
  return {
    sizeBytes: bytes.length,
    mime,
    name,
    stream: (start, end) => {
      ended.throwIfAborted()
      return new Blob([bytes.slice(start, end)]).stream()
    },
    close: async () => undefined,
  }
}
