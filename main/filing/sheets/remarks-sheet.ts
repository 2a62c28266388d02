// 卷内备考表: what is to be said of the dossier, each supplement on its own line, the sums, who filed it and who checked it.
import { sheetText } from '#shared/text/sheets.ts'
import type { Block, FormField } from '../../printing/index.ts'
import type { SheetData } from './data.ts'
import { durationText } from './duration.ts'

/** One supplement as the remarks sheet names it. */
export interface SupplementLine {
  readonly number: number
  readonly sealedOn: string
  readonly by: string
  readonly reason: string
  readonly sha256: string
}

export function remarksBlocks(data: SheetData, supplements: readonly SupplementLine[]): Block[] {
  const { remarks, form } = data
  const words = form.remarks
  const lines = [...notedLines(data), remarks.situation, ...supplementLines(data, supplements)].filter(
    (line) => line !== '',
  )
  const situation = lines.length === 0 ? sheetText.nothingNoted : lines.join('\n')
  return [
    { type: 'title', text: words.title },
    {
      type: 'fields',
      rows: [
        [{ label: sheetText.archivalCode, value: data.archivalCode ?? '' }],
        [{ label: words.situation, value: situation, leastMm: 110, fromTop: true }],
        ...totalRows(data),
        [
          { label: words.filedBy, value: remarks.filedBy ?? '', leastMm: 14 },
          { label: words.day, value: dayText(remarks.filedOn), leastMm: 14 },
        ],
        [
          { label: words.checkedBy, value: remarks.checkedBy ?? '', leastMm: 14 },
          { label: words.day, value: dayText(remarks.checkedOn), leastMm: 14 },
        ],
      ],
    },
  ]
}

/** What nobody need write: noted pages and damaged recordings. */
export function notedLines(data: SheetData): string[] {
  const own = data.items.filter(({ supplement }) => supplement === null)
  const notes = own.flatMap((item) =>
    data.notes
      .filter(({ itemId }) => itemId === item.id)
      .map(({ page, kind, note }) => sheetText.noted({ ...item, page, kind, note })),
  )
  const damaged = own.filter(({ id }) => data.damaged.has(id)).map((item) => sheetText.damagedRecording(item))
  return [...notes, ...damaged]
}

export function supplementLines(data: SheetData, supplements: readonly SupplementLine[]): string[] {
  return supplements.map((one) => supplementLine(data, one))
}

function supplementLine(data: SheetData, { number, ...line }: SupplementLine): string {
  const sums = data.sums(number)
  const contents = sheetText.contents({ ...sums, time: durationText(sums.recordingMs) })
  return sheetText.supplementLine({ ...line, number, contents, sealedOn: sheetText.day(line.sealedOn) })
}

/** Two to a row; the figures are those of the dossier as sealed, supplements name their own. */
function totalRows(data: SheetData): FormField[][] {
  const { totals } = data.form.remarks
  const sums = data.sums(null)
  const { count } = sheetText
  const values = {
    papers: `${sums.papers} ${count.papers}`,
    pages: `${sums.pages} ${count.pages}`,
    'text-pages': `${sums.pages - sums.photographPages} ${count.pages}`,
    'photograph-pages': `${sums.photographPages} ${count.pages}`,
    'blank-pages': `${sums.blankPages} ${count.pages}`,
    recordings: `${sums.recordings} ${count.recordings}`,
    'recording-time': durationText(sums.recordingMs),
  }
  const fields = totals.map(({ label, source }) => ({ label, value: values[source] }))
  return fields.flatMap((field, at) => (at % 2 === 1 ? [] : [[field, ...fields.slice(at + 1, at + 2)]]))
}

function dayText(day: string | null): string {
  return day === null ? '' : sheetText.day(day)
}
