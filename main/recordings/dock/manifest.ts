// The manifest of a dock as CSV (RFC 4180, UTF-8 with a mark, as spreadsheets want it): every file with its outcome. It says what
// the transfer did and nothing that changes later, so that its hash is the one in the journal.
import { createHash } from 'node:crypto'
import { dockFileStateNames, manifestText } from '#shared/text/docks.ts'
import { type DockFileRow, sentenceOf } from './dock-rows.ts'

export interface DockManifest {
  readonly csv: string
  /** SHA-256 of `csv` as UTF-8, lower-case hex. */
  readonly sha256: string
}

export function dockManifest(files: readonly DockFileRow[]): DockManifest {
  const lines = [manifestText.columns, ...files.map(cellsOf)].map((cells) => cells.map(csvCell).join(','))
  const csv = `\ufeff${lines.join('\r\n')}\r\n`
  return { csv, sha256: createHash('sha256').update(csv).digest('hex') }
}

function cellsOf(file: DockFileRow): string[] {
  const [where, id] =
    file.item_id !== null
      ? [manifestText.dossier, file.item_id]
      : file.holding_id !== null
        ? [manifestText.tray, file.holding_id]
        : ['', '']
  return [
    file.path,
    String(file.size_bytes),
    file.sha256 ?? '',
    dockFileStateNames[file.state],
    sentenceOf(file.fault) ?? '',
    where,
    id,
  ]
}

/** A name that a spreadsheet would take for a formula gets an apostrophe before it. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
