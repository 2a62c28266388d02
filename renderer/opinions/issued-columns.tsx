// The columns of lists of issued papers.
import type { IssuedPaper } from '#shared/contract/issued.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { opinionStates } from '#shared/text/states.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { issuedText } from './issued-text.ts'
import { opinionTones } from './opinion-columns.tsx'

const { columns: titles, signedOf } = issuedText.list

export function signedWords({ signers }: IssuedPaper): string {
  return signedOf(signers.filter(({ signedAt }) => signedAt !== null).length, signers.length)
}

export const issuedColumns: readonly Column<IssuedPaper>[] = [
  { key: 'kind', title: titles.kind, width: 110, render: ({ kind }) => issuedNames[kind] },
  {
    key: 'number',
    title: titles.number,
    width: 150,
    render: ({ number }) => <span title={number}>{number}</span>,
  },
  {
    key: 'title',
    title: titles.title,
    width: 200,
    grow: 3,
    render: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    key: 'state',
    title: titles.state,
    width: 92,
    render: ({ state }) => <StateTag plain tone={opinionTones[state]} label={opinionStates[state]} />,
  },
  { key: 'signers', title: titles.signers, width: 64, numeric: true, render: signedWords },
  { key: 'pages', title: titles.pages, width: 56, numeric: true, render: ({ pages }) => pages },
  { key: 'composed', title: titles.composed, width: 136, render: ({ composedAt }) => formatMinute(composedAt) },
]
