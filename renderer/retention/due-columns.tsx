// The columns of what is due.
import { type DueLine, type DueState, dueStates } from '#shared/contract/retention.ts'
import { dueStateNames } from '#shared/text/disposals.ts'
import { Dash, MainCell, WordsCell } from '../desk/list-parts.tsx'
import type { Column } from '../ui/data-table.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './retention.module.css'
import { retentionText } from './text.ts'

const text = retentionText.due
const { columns: titles } = text

export const dueChoices = [...dueStates].map((key) => ({ key, label: dueStateNames[key] }))

const tones: Readonly<Record<DueState, Tone>> = {
  expired: 'warn',
  soon: 'info',
  later: 'neutral',
  permanent: 'ok',
  'not-begun': 'quiet',
  undecided: 'warn',
}

export function dueColumns(periodName: (code: string) => string): readonly Column<DueLine>[] {
  return [
    {
      key: 'title',
      title: titles.title,
      width: 200,
      grow: 4,
      wrap: true,
      render: ({ title }) => <MainCell>{title}</MainCell>,
    },
    {
      key: 'code',
      title: titles.code,
      width: 200,
      grow: 1,
      wrap: true,
      render: ({ archivalCode }) => <WordsCell>{archivalCode}</WordsCell>,
    },
    {
      key: 'number',
      title: titles.number,
      width: 212,
      grow: 1,
      wrap: true,
      render: ({ number }) => <WordsCell>{number}</WordsCell>,
    },
    {
      key: 'period',
      title: titles.period,
      width: 64,
      render: ({ period }) => (period === null ? <Dash /> : periodName(period)),
    },
    { key: 'starts', title: titles.starts, width: 96, numeric: true, render: ({ startsOn }) => startsOn ?? <Dash /> },
    { key: 'ends', title: titles.ends, width: 96, numeric: true, render: ({ endsOn }) => endsOn ?? <Dash /> },
    {
      key: 'state',
      title: titles.state,
      width: 112,
      render: ({ state }) => <StateTag plain tone={tones[state]} label={dueStateNames[state]} />,
    },
    { key: 'blocks', title: titles.blocks, width: 170, grow: 1, render: (line) => <Blocks line={line} /> },
  ]
}

/** Why it cannot be put before a group now. */
export function isFree({ state, holds, loans, appraisalId }: DueLine): boolean {
  return state === 'expired' && holds === 0 && loans === 0 && appraisalId === null
}

function Blocks({ line: { holds, loans, appraisalNumber } }: { line: DueLine }) {
  if (holds === 0 && loans === 0 && appraisalNumber === null) return <Dash />
  return (
    <span className={css.blocks}>
      {holds > 0 && <StateTag plain tone="restricted" label={text.held(holds)} />}
      {loans > 0 && <StateTag plain tone="info" label={text.lent(loans)} />}
      {appraisalNumber !== null && <StateTag plain tone="neutral" label={text.inAppraisal(appraisalNumber)} />}
    </span>
  )
}
