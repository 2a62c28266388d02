// The columns of the list of legal reviews.
import type { ReviewLine } from '#shared/contract/review.ts'
import { reviewStates } from '#shared/text/states.ts'
import { Dash, MainCell, WordsCell } from '../desk/list-parts.tsx'
import type { Column } from '../ui/data-table.tsx'
import { formatDay, formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { boardWords, standingTone, tagTones } from './clock-words.ts'
import { reviewText } from './text.ts'

const text = reviewText.list
const { columns: titles } = text

export const reviewTones: Readonly<Record<ReviewLine['state'], Tone>> = {
  submitted: 'warn',
  'under-review': 'info',
  returned: 'quiet',
  concluded: 'ok',
}

/** @param kindNames names of the opinion kinds, by code */
export function reviewColumns(kindNames: ReadonlyMap<string, string>): readonly Column<ReviewLine>[] {
  return [...commonColumns, ...endColumns(kindNames)]
}

/** Of those not ended: until when, in place of how it ended. */
export function boardColumns(): readonly Column<ReviewLine>[] {
  return [
    ...commonColumns,
    {
      key: 'due',
      title: titles.due,
      width: 144,
      numeric: true,
      render: ({ clock }) => (clock === null || clock.dueOn === null ? <Dash /> : formatDay(clock.dueOn)),
    },
    submittedColumn,
  ]
}

const submittedColumn: Column<ReviewLine> = {
  key: 'submitted',
  title: titles.submitted,
  width: 126,
  numeric: true,
  render: (line) => at(line.submittedAt),
}

const commonColumns: readonly Column<ReviewLine>[] = [
  {
    key: 'title',
    title: titles.title,
    width: 200,
    grow: 6,
    render: ({ dossierTitle }) => <MainCell>{dossierTitle}</MainCell>,
  },
  {
    key: 'number',
    title: titles.number,
    width: 180,
    grow: 1,
    render: ({ dossierNumber }) => <WordsCell>{dossierNumber}</WordsCell>,
  },
  { key: 'round', title: titles.round, width: 64, render: ({ round }) => text.round(round) },
  { key: 'handler', title: titles.handler, width: 72, render: ({ handler }) => handler },
  { key: 'reviewer', title: titles.reviewer, width: 72, render: ({ reviewer }) => reviewer ?? <Dash /> },
  {
    key: 'state',
    title: titles.state,
    width: 84,
    render: ({ state }) => <StateTag plain tone={reviewTones[state]} label={reviewStates[state]} />,
  },
  {
    key: 'clock',
    title: titles.clock,
    width: 92,
    render: ({ clock }) =>
      clock === null ? <Dash /> : <StateTag plain tone={tagTones[standingTone(clock)]} label={boardWords(clock)} />,
  },
]

function endColumns(kindNames: ReadonlyMap<string, string>): readonly Column<ReviewLine>[] {
  return [
    {
      key: 'conclusion',
      title: titles.conclusion,
      width: 100,
      render: ({ conclusionKind, state }) =>
        conclusionKind === null || state !== 'concluded' ? <Dash /> : (kindNames.get(conclusionKind) ?? conclusionKind),
    },
    submittedColumn,
    { key: 'concluded', title: titles.concluded, width: 126, numeric: true, render: (line) => at(line.concludedAt) },
    {
      key: 'opinion',
      title: titles.opinion,
      width: 66,
      render: ({ opinionId, state }) =>
        opinionId !== null ? text.opinion : state === 'concluded' ? text.noOpinion : <Dash />,
    },
  ]
}

function at(instant: string | null) {
  return instant === null ? <Dash /> : formatMinute(instant)
}
