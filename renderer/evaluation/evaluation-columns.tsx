// The columns of the list of evaluations.
import type { EvaluationLine } from '#shared/contract/evaluation.ts'
import { evaluationStates } from '#shared/text/states.ts'
import { Dash, MainCell, WordsCell } from '../desk/list-parts.tsx'
import css from '../desk/list-screen.module.css'
import type { Column } from '../ui/data-table.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { points } from './score-steps.tsx'
import { evaluationText } from './text.ts'
import { workTime } from './time-words.ts'

const { columns: titles, opinion, noOpinion } = evaluationText.list

export const evaluationColumns: readonly Column<EvaluationLine>[] = [
  {
    key: 'title',
    title: titles.title,
    width: 220,
    grow: 4,
    render: ({ dossierTitle }) => <MainCell>{dossierTitle}</MainCell>,
  },
  {
    key: 'number',
    title: titles.number,
    width: 160,
    grow: 1,
    render: ({ dossierNumber }) => <WordsCell>{dossierNumber}</WordsCell>,
  },
  {
    key: 'standard',
    title: titles.standard,
    width: 100,
    grow: 2,
    render: ({ standardTitle }) => <span title={standardTitle}>{standardTitle}</span>,
  },
  { key: 'inspector', title: titles.inspector, width: 72, render: ({ inspector }) => inspector },
  {
    key: 'state',
    title: titles.state,
    width: 76,
    render: ({ state }) => (
      <StateTag plain tone={state === 'concluded' ? 'ok' : 'info'} label={evaluationStates[state]} />
    ),
  },
  {
    key: 'score',
    title: titles.score,
    width: 118,
    numeric: true,
    render: (line) => (
      <span className={line.open > 0 ? css.dim : undefined} title={titles.scoreHint}>
        {scoreWords(line)}
        {hasOtherFigure(line) && <span className={css.dim}>（{points(line.judgedHundredths)}）</span>}
      </span>
    ),
  },
  { key: 'vetoes', title: titles.vetoes, width: 46, numeric: true, render: ({ vetoesHit }) => count(vetoesHit) },
  { key: 'open', title: titles.open, width: 46, numeric: true, render: ({ open }) => count(open) },
  { key: 'findings', title: titles.findings, width: 46, numeric: true, render: ({ findings }) => count(findings) },
  {
    key: 'time',
    title: titles.time,
    width: 70,
    numeric: true,
    render: ({ elapsedSeconds }) => workTime(elapsedSeconds),
  },
  {
    key: 'started',
    title: titles.started,
    width: 126,
    numeric: true,
    render: ({ startedAt }) => formatMinute(startedAt),
  },
  {
    key: 'opinion',
    title: titles.opinion,
    width: 66,
    render: ({ opinionId, state }) => (opinionId !== null ? opinion : state === 'concluded' ? noOpinion : <Dash />),
  },
]

function scoreWords({ hasPoints, unscored, band, effectiveHundredths }: EvaluationLine) {
  if (!hasPoints) return band ?? <Dash />
  return unscored ? evaluationText.foot.unscored : points(effectiveHundredths)
}

function hasOtherFigure({ hasPoints, unscored, effectiveHundredths, judgedHundredths }: EvaluationLine): boolean {
  return hasPoints && (unscored || effectiveHundredths !== judgedHundredths)
}

function count(value: number) {
  return value === 0 ? <Dash /> : value
}
