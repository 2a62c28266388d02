// The columns of the analysis' tables.
import type { Analysis, Figures, Share } from '#shared/contract/analysis.ts'
import {
  defectPartNames,
  officersWords,
  shareOf,
  wholeDossier,
  analysisColumns as words,
} from '#shared/text/analysis.ts'
import { Dash, MainCell, WordsCell } from '../desk/list-parts.tsx'
import type { Column } from '../ui/data-table.tsx'
import { analysisText } from './text.ts'

export function pointsText(hundredths: number | null): string | null {
  return hundredths === null ? null : (hundredths / 100).toFixed(2)
}

export function rateText(share: Share): string | null {
  const part = shareOf(share)
  return part === null ? null : `${(part * 100).toFixed(1)}%`
}

export function minutesText(seconds: number | null): string | null {
  return seconds === null ? null : (seconds / 60).toFixed(1)
}

const orDash = (text: string | null) => text ?? <Dash />

function Rate({ share }: { share: Share }) {
  const text = rateText(share)
  return text === null ? <Dash /> : <span title={analysisText.ofDossiers(share.count, share.of)}>{text}</span>
}

function figureColumns<R extends Figures>(): Column<R>[] {
  return [
    { key: 'dossiers', title: words.dossiers, width: 62, numeric: true, render: ({ dossiers }) => dossiers },
    {
      key: 'average',
      title: words.average,
      width: 72,
      numeric: true,
      render: ({ averageHundredths }) => orDash(pointsText(averageHundredths)),
    },
    {
      key: 'excellent',
      title: words.excellent,
      width: 66,
      numeric: true,
      render: ({ excellent }) => <Rate share={excellent} />,
    },
    {
      key: 'qualified',
      title: words.qualified,
      width: 66,
      numeric: true,
      render: ({ qualified }) => <Rate share={qualified} />,
    },
    {
      key: 'perDossier',
      title: words.perDossier,
      width: 76,
      numeric: true,
      render: ({ defects, dossiers }) => (dossiers === 0 ? <Dash /> : (defects / dossiers).toFixed(2)),
    },
    {
      key: 'top',
      title: words.top,
      width: 120,
      grow: 2,
      render: ({ top }) => <WordsCell>{top === null ? null : `${top.code} ${top.title}`}</WordsCell>,
    },
  ]
}

function named<R extends Figures>(key: string, title: string, name: (row: R) => string): readonly Column<R>[] {
  const first: Column<R> = { key, title, width: 130, grow: 2, render: (row) => <MainCell>{name(row)}</MainCell> }
  return [first, ...figureColumns<R>()]
}

export type AgencyRow = Analysis['agencies'][number]
export type OfficersRow = Analysis['officers'][number]
export type CategoryRow = Analysis['categories'][number]
export type TrendRow = Analysis['trend'][number]
export type DefectRow = Analysis['defects'][number]
export type StageRow = Analysis['stages'][number]

export const agencyColumns = named<AgencyRow>('agency', words.agency, ({ agency }) => agency)
export const officersColumns = named<OfficersRow>('officers', words.officers, (row) => officersWords(row.officers))
export const categoryColumns = named<CategoryRow>('category', words.category, ({ category }) => category)
export const trendColumns: readonly Column<TrendRow>[] = [
  { key: 'number', title: words.campaignNumber, width: 152, render: ({ number }) => number },
  ...named<TrendRow>('campaign', words.campaign, ({ title }) => title).filter(({ key }) => key !== 'top'),
]

export const stageName = ({ stage }: StageRow): string => stage ?? wholeDossier

export const stageColumns: readonly Column<StageRow>[] = [
  { key: 'stage', title: words.stage, width: 96, render: (row) => <MainCell>{stageName(row)}</MainCell> },
  { key: 'defects', title: words.defects, width: 72, numeric: true, render: ({ defects }) => defects },
  { key: 'dossiers', title: words.affected, width: 80, numeric: true, render: ({ dossiers }) => dossiers },
  {
    key: 'top',
    title: words.top,
    width: 160,
    grow: 1,
    render: ({ top }) => <WordsCell>{top === null ? null : `${top.code} ${top.title}`}</WordsCell>,
  },
]

export const defectColumns: readonly Column<DefectRow>[] = [
  { key: 'code', title: words.code, width: 64, render: ({ code }) => code },
  { key: 'title', title: words.criterion, width: 150, grow: 3, render: ({ title }) => <MainCell>{title}</MainCell> },
  { key: 'part', title: words.part, width: 68, render: ({ part }) => defectPartNames[part] },
  {
    key: 'share',
    title: words.affected,
    width: 76,
    numeric: true,
    render: ({ share }) => `${share.count}/${share.of}`,
  },
  { key: 'rate', title: words.rate, width: 66, numeric: true, render: ({ share }) => orDash(rateText(share)) },
  {
    key: 'loss',
    title: words.meanLoss,
    width: 72,
    numeric: true,
    render: ({ meanLossHundredths }) => orDash(pointsText(meanLossHundredths)),
  },
  {
    key: 'worst',
    title: words.worst,
    width: 120,
    grow: 2,
    render: ({ worst }) => <WordsCell>{worst === null ? null : `${worst.code} ${worst.text}`}</WordsCell>,
  },
]
