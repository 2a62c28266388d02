// The list of completeness as a table that spreadsheets open.
import type { CheckedDossier } from '#shared/contract/checks.ts'
import { categoryNames, dossierStates } from '#shared/text/states.ts'
import { formatMinute } from '../ui/format.ts'
import { filingText } from './checks-text.ts'

const { columns } = filingText.completeness

export function completenessCsv(rows: readonly CheckedDossier[]): string {
  const head = [
    columns.title,
    columns.number,
    columns.category,
    columns.agency,
    columns.state,
    columns.lacking,
    columns.wrong,
    columns.unchecked,
    columns.passed,
    columns.checkedAt,
  ]
  const lines = rows.map((row) => [
    row.title,
    row.number ?? '',
    categoryNames[row.category],
    row.agency,
    dossierStates[row.state],
    ...[row.lacking, row.wrong, row.unchecked, row.passed].map(String),
    formatMinute(row.checkedAt),
  ])
  // The mark before it tells spreadsheets that this is UTF-8.
  return `\ufeff${[head, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Quoted; a cell that a spreadsheet would take for a formula is made text. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
