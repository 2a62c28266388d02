// 整改台账 as a workbook: every rectification of a search, days as days and figures as figures.
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { RectificationLine } from '#shared/contract/rectifications.ts'
import { dayOf } from '#shared/text/instant.ts'
import { rectificationStateNames, registerColumns, registerSheet } from '#shared/text/results.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'
import type { RectificationSearch } from './rectification-rows.ts'
import type { Rectifications } from './rectifications.ts'

const pageRows = 500

/** Writes `rectification.exported`. Made in memory: nothing lies on the disk in between. */
export async function exportRectifications(
  { store, rectifications }: { store: Store; rectifications: Rectifications },
  caller: Caller,
  search: RectificationSearch,
): Promise<{ xlsx: string; rows: number }> {
  const lines: RectificationLine[] = []
  for (let more = true; more; ) {
    const { rows, total } = rectifications.list(caller, { ...search, offset: lines.length, limit: pageRows })
    lines.push(...rows)
    more = rows.length > 0 && lines.length < total
  }
  const widths = [18, 40, 26, 24, 28, 8, 8, 12, 10, 10, 12, 12, 12, 12]
  const made = writeXlsxFile([head, ...lines.map(rowOf)], {
    sheet: registerSheet,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  })
  const bytes = await made.toBuffer()
  return store.record(caller, 'rectification.exported', search.campaignId ?? search.dossierId, (note) => {
    note({ rectifications: lines.length })
    return { xlsx: bytes.toString('base64'), rows: lines.length }
  })
}

const head: SheetData[number] = registerColumns.map((value) => ({ value, fontWeight: 'bold', borderStyle: 'thin' }))

const words = (value: string | null) => ({ type: String, value: value ?? '', borderStyle: 'thin', wrap: true }) as const
const figure = (value: number | null) =>
  value === null ? words('') : ({ type: Number, value, borderStyle: 'thin' } as const)

function rowOf(line: RectificationLine): SheetData[number] {
  const instant = (at: string | null) => words(at === null ? '' : dayOf(at))
  return [
    ...[line.number, line.dossierTitle, line.dossierNumber, line.agency, line.campaignTitle].map(words),
    ...[line.problemCount, line.cured].map(figure),
    ...[words(line.dueOn), words(rectificationStateNames[line.state]), figure(line.daysLeft), words(line.issuedBy)],
    ...[line.issuedAt, line.reportedAt, line.closedAt].map(instant),
  ]
}
