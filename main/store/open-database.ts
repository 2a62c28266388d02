// Opens an encrypted database file as the design asks, or says why not: the key is wrong, the file is not ours, it is
// in use, or it was written by a newer program.
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { refuse } from '#shared/text/refusal.ts'
import { foundation } from './migrations/0001-foundation.ts'
import { recordings } from './migrations/0002-recordings.ts'
import { filing } from './migrations/0003-filing.ts'
import { granted } from './migrations/0004-granted.ts'
import { evaluation } from './migrations/0005-evaluation.ts'
import { reviewClock } from './migrations/0006-review-clock.ts'

/** Each entry moves the database one version up. Never edit an entry that was shipped. */
export const migrations: readonly string[] = [foundation, recordings, filing, granted, evaluation, reviewClock]

export type Connection = Database.Database

/**
 * @param key 32 raw bytes. The caller keeps ownership; it is not stored here.
 * @param create makes the file when it is not there; without it a lost database is never replaced by an empty one
 * @throws Refusal `store.missing`, `store.in-use`, `store.damaged`, `store.future`
 */
export function openDatabase(file: string, key: Buffer, create = false): Connection {
  if (!create && !existsSync(file)) throw refuse('store.missing')
  // Another process holds the lock for as long as it lives: waiting longer would not help.
  const connection = new Database(file, { timeout: 300 })
  try {
    unlock(connection, key)
    migrate(connection)
    connection.pragma('foreign_keys=ON')
    return connection
  } catch (error) {
    connection.close()
    throw translated(error)
  }
}

function unlock(connection: Connection, key: Buffer): void {
  connection.pragma("cipher='sqlcipher'")
  assertCipher(connection)
  connection.pragma('legacy=4')
  connection.pragma(`key="x'${key.toString('hex')}'"`)
  // One process at a time: the operating system drops this lock with the process, so a crash leaves nothing to clear.
  connection.pragma('locking_mode=EXCLUSIVE')
  connection.pragma('journal_mode=WAL')
  connection.pragma('synchronous=FULL')
  // With the default, a large sort would write plaintext to a temporary file under every cipher.
  connection.pragma('temp_store=MEMORY')
  connection.pragma('secure_delete=ON')
  connection.pragma('trusted_schema=OFF')
  connection.pragma('cell_size_check=ON')
  connection.pragma('mmap_size=0')
  // Takes the exclusive lock now, not at the first write.
  connection.exec('begin immediate; commit')
}

function migrate(connection: Connection): void {
  const found = connection.pragma('user_version', { simple: true }) as number
  if (found > migrations.length) throw refuse('store.future', { found, known: migrations.length })
  // A table that is made anew would else take its children's rows along. Cannot be changed inside a transaction.
  connection.pragma('foreign_keys=OFF')
  for (let version = found; version < migrations.length; version++) {
    connection.transaction(() => {
      connection.exec(migrations[version] as string)
      const orphans = connection.pragma('foreign_key_check') as unknown[]
      if (orphans.length > 0) throw new Error(`migration ${version + 1} left rows without their parents`)
      connection.pragma(`user_version=${version + 1}`)
    })()
  }
}

/**
 * A build without ciphers silently ignores `PRAGMA key` and knows no `PRAGMA cipher`. The file's header would tell too, but
 * must not be read here: closing any descriptor of the file drops every lock this process holds on it (fcntl).
 */
function assertCipher(connection: Connection): void {
  if (connection.pragma('cipher', { simple: true }) !== 'sqlcipher')
    throw new Error('the database was opened without a cipher')
}

/** The refusal for what people can do something about; any other error comes back as it is. */
export function translated(error: unknown): unknown {
  const code = error instanceof Database.SqliteError ? error.code : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return refuse('store.in-use')
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR'))
    return refuse('store.damaged')
  if (code.startsWith('SQLITE_FULL')) return refuse('vault.disk-full')
  return error
}
