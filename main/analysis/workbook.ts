// The analysis as a workbook: a sheet for each table, its head row kept in view. Names are text cells, so that none is ever a
// formula, whatever it begins with.
import writeWorkbook, { type CellObject, type Row, type Sheet } from 'write-excel-file/node'
import type { Analysis, AnalysisFilter, Figures } from '#shared/contract/analysis.ts'
import {
  analysisSheets,
  defectPartNames,
  filterWords,
  officersWords,
  rateNotes,
  shareOf,
  wholeDossier,
  analysisColumns as words,
} from '#shared/text/analysis.ts'

type Made = CellObject | null
interface Column<R> {
  readonly title: string
  /** In characters. */
  readonly width: number
  readonly cell: (row: R) => Made
}

const text = (value: string | null): Made => (value === null ? null : { type: String, value })
const figure = (value: number | null, format: string): Made => (value === null ? null : { type: Number, value, format })
const count = (value: number): Made => figure(value, '0')
const points = (hundredths: number | null): Made => figure(hundredths === null ? null : hundredths / 100, '0.00')
const rate = (share: { count: number; of: number }): Made => figure(shareOf(share), '0.0%')
const minutes = (seconds: number | null): Made => figure(seconds === null ? null : seconds / 60, '0.0')

function figureColumns<R extends Figures>(): Column<R>[] {
  return [
    { title: words.dossiers, width: 9, cell: ({ dossiers }) => count(dossiers) },
    { title: words.average, width: 10, cell: ({ averageHundredths }) => points(averageHundredths) },
    { title: words.excellent, width: 9, cell: ({ excellent }) => rate(excellent) },
    { title: words.qualified, width: 9, cell: ({ qualified }) => rate(qualified) },
    { title: words.vetoed, width: 12, cell: ({ vetoed }) => count(vetoed) },
    { title: words.defects, width: 9, cell: ({ defects }) => count(defects) },
    {
      title: words.perDossier,
      width: 10,
      cell: ({ defects, dossiers }) => figure(dossiers === 0 ? null : defects / dossiers, '0.00'),
    },
    { title: words.minutes, width: 17, cell: ({ averageSeconds }) => minutes(averageSeconds) },
    { title: words.top, width: 40, cell: ({ top }) => text(top === null ? null : `${top.code} ${top.title}`) },
    { title: words.topDossiers, width: 10, cell: ({ top }) => figure(top?.dossiers ?? null, '0') },
  ]
}

const defectColumns: readonly Column<Analysis['defects'][number]>[] = [
  { title: words.code, width: 10, cell: ({ code }) => text(code) },
  { title: words.part, width: 10, cell: ({ part }) => text(defectPartNames[part]) },
  { title: words.criterion, width: 44, cell: ({ title }) => text(title) },
  { title: words.affected, width: 10, cell: ({ share }) => count(share.count) },
  { title: words.applied, width: 10, cell: ({ share }) => count(share.of) },
  { title: words.rate, width: 9, cell: ({ share }) => rate(share) },
  { title: words.meanLoss, width: 10, cell: ({ meanLossHundredths }) => points(meanLossHundredths) },
  { title: words.worst, width: 44, cell: ({ worst }) => text(worst === null ? null : `${worst.code} ${worst.text}`) },
  { title: words.worstDossiers, width: 14, cell: ({ worst }) => figure(worst?.dossiers ?? null, '0') },
  { title: words.standard, width: 40, cell: ({ standardTitle }) => text(standardTitle) },
]

const stageColumns: readonly Column<Analysis['stages'][number]>[] = [
  { title: words.stage, width: 12, cell: ({ stage }) => text(stage ?? wholeDossier) },
  { title: words.defects, width: 9, cell: ({ defects }) => count(defects) },
  { title: words.affected, width: 10, cell: ({ dossiers }) => count(dossiers) },
  { title: words.top, width: 44, cell: ({ top }) => text(top === null ? null : `${top.code} ${top.title}`) },
  { title: words.topDossiers, width: 10, cell: ({ top }) => figure(top?.dossiers ?? null, '0') },
]

export async function analysisWorkbook(found: Analysis, filter: AnalysisFilter): Promise<Buffer> {
  const { agencies, officers, categories, stages, trend, defects } = found
  return writeWorkbook([
    summary(found, filter),
    table(analysisSheets.defects, defectColumns, defects),
    table(
      analysisSheets.agencies,
      [
        { title: words.agency, width: 30, cell: ({ agency }) => text(agency) },
        ...figureColumns<(typeof agencies)[number]>(),
      ],
      agencies,
    ),
    table(
      analysisSheets.officers,
      [
        { title: words.officers, width: 30, cell: ({ officers: names }) => text(officersWords(names)) },
        ...figureColumns<(typeof officers)[number]>(),
      ],
      officers,
    ),
    table(
      analysisSheets.categories,
      [
        { title: words.category, width: 12, cell: ({ category }) => text(category) },
        ...figureColumns<(typeof categories)[number]>(),
      ],
      categories,
    ),
    table(analysisSheets.stages, stageColumns, stages),
    table(
      analysisSheets.trend,
      [
        { title: words.campaignNumber, width: 18, cell: ({ number }) => text(number) },
        { title: words.campaign, width: 36, cell: ({ title }) => text(title) },
        { title: words.begun, width: 12, cell: ({ on }) => text(on) },
        ...figureColumns<(typeof trend)[number]>(),
      ],
      trend,
    ),
  ]).toBuffer()
}

function table<R>(sheet: string, columns: readonly Column<R>[], rows: readonly R[]): Sheet<never> {
  return {
    sheet,
    data: [columns.map(({ title }) => head(title)), ...rows.map((row): Row => columns.map(({ cell }) => cell(row)))],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }
}

function summary({ all, choices }: Analysis, filter: AnalysisFilter): Sheet<never> {
  const campaign = choices.campaigns.find(({ id }) => id === filter.campaignId)
  const standard = choices.standards.find(({ id }) => id === filter.standardId)
  const titles = {
    campaign: campaign === undefined ? null : `${campaign.number} ${campaign.title}`,
    standard: standard?.title ?? null,
  }
  const lines: [string, Made][] = [
    [words.dossiers, count(all.dossiers)],
    [words.average, points(all.averageHundredths)],
    [words.excellent, rate(all.excellent)],
    [words.excellentCount, count(all.excellent.count)],
    [words.qualified, rate(all.qualified)],
    [words.qualifiedCount, count(all.qualified.count)],
    [words.vetoed, count(all.vetoed)],
    [words.defects, count(all.defects)],
    [words.minutes, minutes(all.averageSeconds)],
  ]
  return {
    sheet: analysisSheets.summary,
    data: [
      [head(words.item), head(words.value)],
      ...lines.map(([title, cell]): Row => [text(title), cell]),
      [text(filterWords(filter, titles))],
      ...rateNotes.map((note): Row => [text(note)]),
    ],
    columns: [{ width: 24 }, { width: 14 }],
    stickyRowsCount: 1,
  }
}

function head(title: string): Made {
  return { type: String, value: title, fontWeight: 'bold', backgroundColor: '#E8ECF2', alignVertical: 'center' }
}
