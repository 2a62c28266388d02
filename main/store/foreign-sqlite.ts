// Rows of a SQLite file that came from outside, for the limited process alone: opened from memory, never written, never
// trusted. Nothing of the archive's own database passes here.
import Database from 'better-sqlite3'

export interface ForeignTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

export interface ForeignLimits {
  readonly tables: number
  readonly columns: number
  readonly rows: number
}

/**
 * The table with the most columns that `wants` says yes to, of those that have at least one; null when there is none.
 * Views are never read: they run what their maker wrote. Throws on a damaged file.
 */
export function readForeignSqlite(
  file: Buffer,
  wants: (column: string) => boolean,
  limits: ForeignLimits,
): ForeignTable | null {
  const database = new Database(withoutWal(file), { readonly: true })
  try {
    database.pragma('trusted_schema=OFF')
    database.pragma('cell_size_check=ON')
    database.pragma('mmap_size=0')
    database.pragma('temp_store=MEMORY')
    const tables = database
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' limit ?")
      .pluck()
      .all(limits.tables) as unknown[]
    const [best] = tables
      .filter((name): name is string => typeof name === 'string')
      .map((name) => ({ name, columns: columnsOf(database, name).filter(wants).slice(0, limits.columns) }))
      .filter(({ columns }) => columns.length > 0)
      .sort((a, b) => b.columns.length - a.columns.length)
    if (best === undefined) return null
    const statement = database.prepare(
      `select ${best.columns.map(quoted).join(', ')} from ${quoted(best.name)} limit ${limits.rows + 1}`,
    )
    return { columns: best.columns, rows: statement.raw().all() as unknown[][] }
  } finally {
    database.close()
  }
}

/** A file in WAL mode opens only beside its log, which a copy in memory has not: bytes 18 and 19 of the header say which mode. */
function withoutWal(file: Buffer): Buffer {
  if (file[18] !== 2 && file[19] !== 2) return file
  const plain = Buffer.from(file)
  plain.fill(1, 18, 20)
  return plain
}

/**
 * Generated columns are left out: they too run what their maker wrote. Raw rows, since the driver makes objects of rows by
 * code it writes, which a limited process may not.
 */
function columnsOf(database: Database.Database, table: string): string[] {
  const columns = database.prepare('select name, hidden from pragma_table_xinfo(?)').raw().all(table) as unknown[][]
  return columns.flatMap(([name, hidden]) => (typeof name === 'string' && hidden === 0 ? [name] : []))
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
