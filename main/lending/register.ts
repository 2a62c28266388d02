// 案卷借阅登记簿: every loan of a search as a table for other programs and as pages to keep.
import type { Caller } from '#main/desk-core.ts'
import type { LoanLine } from '#shared/contract/lending.ts'
import { dayOf, instantText } from '#shared/text/instant.ts'
import {
  loanStateNames,
  overdueName,
  registerColumns,
  registerTitle,
  registerWords,
  scopeWords,
  showedPapers,
  wayNames,
} from '#shared/text/lending.ts'
import type { Clock } from '../clock.ts'
import { composePdf, type TableColumn } from '../printing/index.ts'
import type { Store } from '../store/index.ts'
import type { LoanSearch, Loans } from './loans.ts'

const pageRows = 500

/** Writes `lending.exported`. */
export async function exportRegister(
  { store, loans, clock, agency }: { store: Store; loans: Loans; clock: Clock; agency: string },
  caller: Caller,
  search: LoanSearch,
): Promise<{ csv: string; pdf: string; rows: number }> {
  const lines: LoanLine[] = []
  for (let more = true; more; ) {
    const { rows, total } = loans.list(caller, { ...search, offset: lines.length, limit: pageRows })
    lines.push(...rows)
    more = rows.length > 0 && lines.length < total
  }
  // The register reads as it was written: oldest first.
  lines.reverse()
  const pdf = await registerPdf(lines, { agency, at: clock.now(), by: caller.displayName })
  return store.record(caller, 'lending.exported', search.dossierId, (note) => {
    note({ loans: lines.length })
    return { csv: registerCsv(lines), pdf: Buffer.from(pdf).toString('base64'), rows: lines.length }
  })
}

const stateOf = (line: LoanLine): string => (line.overdue ? overdueName : loanStateNames[line.state])
const minute = (at: string | null): string => (at === null ? '' : instantText(at))

/** RFC 4180 with a byte order mark, as spreadsheets of the offices want it. */
export function registerCsv(lines: readonly LoanLine[]): string {
  const rows = lines.map((line) => [
    ...[line.number, line.dossierTitle, line.dossierNumber ?? '', line.borrower.name, line.borrower.unit ?? ''],
    ...[
      line.borrowerTitle,
      showedPapers(line.borrower.papers),
      line.reason,
      scopeWords(line.items),
      wayNames[line.way],
    ],
    ...[line.requestedBy, minute(line.requestedAt), line.decidedBy ?? '', minute(line.decidedAt), line.decision],
    ...[line.dueOn ?? '', minute(line.returnedAt), line.returnNote, String(line.copies), stateOf(line)],
  ])
  return `\ufeff${[registerColumns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** What people typed must not become a formula in a spreadsheet. */
function csvCell(value: string): string {
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const columns: readonly TableColumn[] = [
  { title: registerWords.number, width: 17 },
  { title: registerWords.dossier, width: 26 },
  { title: registerWords.borrower, width: 22 },
  { title: registerWords.reason, width: 18 },
  { title: registerWords.scope, width: 10, align: 'center' },
  { title: registerWords.decided, width: 18 },
  { title: registerWords.term, width: 19 },
  { title: registerWords.copies, width: 10, align: 'center' },
  { title: registerWords.state, width: 12, align: 'center' },
]

async function registerPdf(
  lines: readonly LoanLine[],
  { agency, at, by }: { agency: string; at: Date; by: string },
): Promise<Uint8Array> {
  const day = (instant: string | null): string => (instant === null ? '' : dayOf(instant))
  const joined = (...parts: (string | null)[]): string =>
    parts.filter((part) => part !== null && part !== '').join('\n')
  const rows = lines.map((line) => [
    line.number,
    joined(line.dossierTitle, line.dossierNumber),
    joined(line.borrower.name, line.borrower.unit, line.borrowerTitle),
    line.reason,
    joined(scopeWords(line.items), wayNames[line.way]),
    joined(line.decidedBy, day(line.decidedAt)),
    joined(
      line.dueOn === null ? null : registerWords.due(line.dueOn),
      line.returnedAt === null ? null : registerWords.back(day(line.returnedAt)),
    ),
    String(line.copies),
    stateOf(line),
  ])
  const printed = dayOf(at.toISOString())
  const { bytes } = await composePdf({
    title: registerTitle,
    head: 'form',
    blocks: [
      {
        type: 'paragraph',
        size: 'small',
        indent: false,
        text: registerWords.head({ agency, printed, count: lines.length }),
      },
      { type: 'table', columns, rows },
    ],
    author: by,
    createdAt: at,
    margins: { topMm: 20, bottomMm: 22, leftMm: 14, rightMm: 14 },
  })
  return bytes
}
