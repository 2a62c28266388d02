// Who sits where: the connections of this desk, who is signed in on each, how long ago anything was done there, and what must
// end when he leaves.
import type { Clock } from './clock.ts'
import type { Caller, Connection } from './desk-core.ts'

export interface Sessions {
  connect(): Connection
  /** The connection is gone; whoever was signed in on it is returned, and his work ends. */
  disconnect(connection: Connection): Caller | null
  isConnected(connection: Connection): boolean
  begin(connection: Connection, caller: Caller): void
  /** The same person with other facts (roles, own passphrase). Nothing happens when somebody else sits there by now. */
  refresh(connection: Connection, caller: Caller): void
  end(connection: Connection): Caller | null
  endAll(): Caller[]
  isAnybodyIn(): boolean
  /** Aborted when the present session of this connection ends; already aborted when there is none. */
  ended(connection: Connection): AbortSignal
  /** What this session has already been shown, so that the journal keeps a view once for each sign-in. */
  seen(connection: Connection): Set<string>
  /** Counts as activity from now until the returned function is called. */
  working(connection: Connection): () => void
  /** Connections where somebody is signed in and nothing was done for so long. */
  idleSince(instantMs: number): Connection[]
}

interface Session {
  readonly ending: AbortController
  readonly seen: Set<string>
  busy: number
  lastUsedMs: number
}

const over = AbortSignal.abort()

export function createSessions(options: { clock: Clock; newId: () => string }): Sessions {
  const { clock, newId } = options
  const connections = new Set<Connection>()
  const sessions = new Map<Connection, Session>()
  const nowMs = () => clock.now().getTime()

  function end(connection: Connection): Caller | null {
    const { caller } = connection
    connection.caller = null
    sessions.get(connection)?.ending.abort()
    sessions.delete(connection)
    return caller
  }

  return {
    connect() {
      const connection: Connection = { id: newId(), caller: null }
      connections.add(connection)
      return connection
    },
    disconnect(connection) {
      connections.delete(connection)
      return end(connection)
    },
    isConnected: (connection) => connections.has(connection),
    begin(connection, caller) {
      connection.caller = caller
      sessions.set(connection, { ending: new AbortController(), seen: new Set(), busy: 0, lastUsedMs: nowMs() })
    },
    refresh(connection, caller) {
      const { caller: present } = connection
      if (present?.userId === caller.userId && present.signedInAt === caller.signedInAt) connection.caller = caller
    },
    end,
    endAll: () => [...connections].flatMap((connection) => end(connection) ?? []),
    isAnybodyIn: () => [...connections].some((connection) => connection.caller !== null),
    ended: (connection) => sessions.get(connection)?.ending.signal ?? over,
    seen: (connection) => sessions.get(connection)?.seen ?? new Set(),
    working(connection) {
      const session = sessions.get(connection)
      if (session === undefined) return () => undefined
      session.busy++
      return () => {
        session.busy--
        session.lastUsedMs = nowMs()
      }
    },
    idleSince: (instantMs) =>
      [...sessions].flatMap(([connection, session]) =>
        session.busy === 0 && session.lastUsedMs < instantMs ? [connection] : [],
      ),
  }
}
