// The columns of the list of opinions.
import type { Opinion } from '#shared/contract/opinions.ts'
import { opinionKindNames, opinionStates } from '#shared/text/states.ts'
import { Dash, MainCell } from '../desk/list-parts.tsx'
import css from '../desk/list-screen.module.css'
import type { Column } from '../ui/data-table.tsx'
import { formatBytes, formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { opinionText } from './text.ts'

const { columns: titles, signedOf } = opinionText.list

export const opinionTones: Readonly<Record<Opinion['state'], Tone>> = {
  draft: 'warn',
  'partly-signed': 'info',
  signed: 'ok',
}

export const opinionColumns: readonly Column<Opinion>[] = [
  {
    key: 'number',
    title: titles.number,
    width: 170,
    grow: 1,
    render: ({ number }) => <MainCell>{number}</MainCell>,
  },
  { key: 'kind', title: titles.kind, width: 136, render: ({ kind }) => opinionKindNames[kind] },
  {
    key: 'dossier',
    title: titles.dossier,
    width: 200,
    grow: 3,
    render: ({ dossierTitle }) => <span title={dossierTitle}>{dossierTitle}</span>,
  },
  {
    key: 'state',
    title: titles.state,
    width: 92,
    render: ({ state }) => <StateTag plain tone={opinionTones[state]} label={opinionStates[state]} />,
  },
  {
    key: 'signers',
    title: titles.signers,
    width: 130,
    grow: 1,
    render: ({ signers }) => {
      const signed = signers.filter((signer) => signer.signedAt !== null)
      const names = signers.map((signer) => signer.name ?? opinionText.signers.anyone).join('、')
      return (
        <span title={names}>
          {signedOf(signed.length, signers.length)} <span className={css.dim}>{names}</span>
        </span>
      )
    },
  },
  { key: 'pages', title: titles.pages, width: 52, numeric: true, render: ({ pages }) => pages },
  { key: 'size', title: titles.size, width: 74, numeric: true, render: ({ sizeBytes }) => formatBytes(sizeBytes) },
  {
    key: 'composed',
    title: titles.composed,
    width: 130,
    numeric: true,
    render: ({ composedAt }) => formatMinute(composedAt),
  },
  {
    key: 'signed',
    title: titles.signed,
    width: 130,
    numeric: true,
    render: ({ signedAt }) => (signedAt === null ? <Dash /> : formatMinute(signedAt)),
  },
]
