// The archive database in use: typed queries, and record(), the one way to change anything.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Statement } from 'better-sqlite3'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { JournalEvent } from '#shared/contract/journal-events.ts'
import type { CanonicalValue } from '#shared/rules/canonical-json.ts'
import { Refusal } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { type ChainEntry, chainStart, entryHash, type HeadKey, signHead } from './chain.ts'
import { type Connection, openDatabase, translated } from './open-database.ts'
import type { Tables } from './tables.ts'

/** Whose doing an entry is: the sign-in name, or `system` for what the desk does by itself. */
export interface Actor {
  readonly name: string
}
export const system: Actor = { name: 'system' }

export interface JournalHead {
  readonly position: number
  readonly hash: string
}

type Build<R> = (db: Kysely<Tables>) => Compilable<R>

export interface Store {
  all<R>(build: Build<R>): R[]
  /** The first row, or null. */
  one<R>(build: Build<R>): R | null
  /** Changes rows outside record(): only for what is not a change of the archive's content (progress, head, last sign-in). */
  run(build: Build<unknown>): number
  /**
   * Makes a change and its journal entry in one transaction. A refusal thrown by `change` undoes it and is itself
   * entered, as `refused` with its code. Nested calls join the outer transaction.
   * @param note facts for the entry that `change` learns; never case content
   */
  record<T>(
    actor: Actor,
    event: JournalEvent,
    subject: string | null,
    change: (note: (facts: Record<string, CanonicalValue>) => void) => T,
  ): T
  /**
   * Enters a refusal that happened before anything could be changed, each once. Where the journal itself cannot be
   * written (full disk), nothing is thrown: that must not hide what was refused.
   */
  refused(actor: Actor, event: JournalEvent, subject: string | null, refusal: Refusal): void
  head(): JournalHead
  /**
   * Moves the write-ahead log into the database and cuts it to nothing: what was overwritten (`secure_delete`) does not live on in
   * an older page of the log. Not inside record().
   */
  cutLog(): void
  /** Told of each new head after its transaction is on disk. */
  onHead(listener: (head: JournalHead, signature: Buffer) => void): void
  close(): void
}

const recordedHere = new AsyncLocalStorage<Set<JournalEvent>>()

/** Runs `work` and tells which events it recorded: the router compares them with what the call promised. */
export async function withRecorded<T>(
  work: () => Promise<T>,
  events: Set<JournalEvent> = new Set(),
): Promise<{ value: T; events: ReadonlySet<JournalEvent> }> {
  const value = await recordedHere.run(events, work)
  return { value, events }
}

const queries = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

export function openStore(options: {
  file: string
  key: Buffer
  archiveId: string
  headKey: HeadKey
  clock: Clock
  /** True only while an archive is being founded. */
  create?: boolean
}): Store {
  const connection = openDatabase(options.file, options.key, options.create)
  const { all, one, run } = createQueries(connection)
  const listeners: ((head: JournalHead, signature: Buffer) => void)[] = []
  const enteredRefusals = new WeakSet<Refusal>()
  let depth = 0
  let latest: { head: JournalHead; signature: Buffer } | null = null

  const head = (): JournalHead =>
    one((q) => q.selectFrom('journal_head').select(['position', 'hash'])) ?? { position: 0, hash: chainStart }

  function enter(entry: Omit<ChainEntry, 'position' | 'at'>): void {
    const before = head()
    const full: ChainEntry = { ...entry, position: before.position + 1, at: options.clock.now().toISOString() }
    const hash = entryHash(full, before.hash)
    const signature = signHead(options.headKey, options.archiveId, full.position, hash)
    run((q) =>
      q
        .insertInto('journal')
        .values({ ...full, detail: JSON.stringify(full.detail), previous_hash: before.hash, hash }),
    )
    run((q) =>
      q
        .insertInto('journal_head')
        .values({ only: 1, position: full.position, hash, signature })
        .onConflict((conflict) => conflict.column('only').doUpdateSet({ position: full.position, hash, signature })),
    )
    latest = { head: { position: full.position, hash }, signature }
  }

  function transaction<T>(work: () => T): T {
    depth++
    try {
      const value = sound(() => connection.transaction(work).immediate())
      if (depth === 1 && latest !== null) for (const listener of listeners) listener(latest.head, latest.signature)
      return value
    } finally {
      depth--
      // Also after a rollback: nobody is told of a head that is not on disk.
      if (depth === 0) latest = null
    }
  }

  function refused(actor: Actor, event: JournalEvent, subject: string | null, refusal: Refusal): void {
    if (enteredRefusals.has(refusal)) return
    enteredRefusals.add(refusal)
    try {
      transaction(() => enter({ who: actor.name, event, subject, outcome: 'refused', detail: { code: refusal.code } }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  return {
    all,
    one,
    run,
    head,
    refused,
    onHead: (listener) => void listeners.push(listener),
    record(actor, event, subject, change) {
      try {
        const result = transaction(() => {
          let detail: Record<string, CanonicalValue> = {}
          const value = change((facts) => {
            detail = { ...detail, ...facts }
          })
          enter({ who: actor.name, event, subject, outcome: 'done', detail })
          return value
        })
        recordedHere.getStore()?.add(event)
        return result
      } catch (error) {
        if (error instanceof Refusal && depth === 0) refused(actor, event, subject, error)
        throw error
      }
    },
    cutLog() {
      sound(() => connection.pragma('wal_checkpoint(TRUNCATE)'))
    },
    close: () => connection.close(),
  }
}

/** A full disk or a damaged page shows at any statement, not only at opening. */
function sound<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw translated(error)
  }
}

/** Kysely writes the SQL and knows the types; better-sqlite3 runs it, synchronously. */
function createQueries(connection: Connection) {
  const prepared = new Map<string, Statement<unknown[]>>()
  function statement<R>(build: Build<R>) {
    const { sql, parameters } = build(queries).compile()
    let found = prepared.get(sql)
    if (found === undefined) {
      found = connection.prepare<unknown[]>(sql)
      if (prepared.size < 500) prepared.set(sql, found)
    }
    return { found, parameters }
  }
  return {
    all<R>(build: Build<R>): R[] {
      const { found, parameters } = statement(build)
      return sound(() => found.all(...parameters)) as R[]
    },
    one<R>(build: Build<R>): R | null {
      const { found, parameters } = statement(build)
      return (sound(() => found.get(...parameters)) as R | undefined) ?? null
    },
    run(build: Build<unknown>): number {
      const { found, parameters } = statement(build)
      return sound(() => found.run(...parameters)).changes
    },
  }
}
