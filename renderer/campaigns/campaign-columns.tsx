// The columns of the list of campaigns.
import type { CampaignLine } from '#shared/contract/campaigns.ts'
import type { CampaignState } from '#shared/rules/campaign.ts'
import { campaignStateWords, wayWords } from '#shared/text/campaigns.ts'
import list from '../desk/list-screen.module.css'
import type { Column } from '../ui/data-table.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { campaignText } from './text.ts'

const { columns: titles, elsewhere, elsewhereHint } = campaignText.list

export const campaignTones: Readonly<Record<CampaignState, Tone>> = {
  planned: 'neutral',
  committed: 'neutral',
  drawn: 'neutral',
  running: 'info',
  closed: 'ok',
  published: 'ok',
  dropped: 'quiet',
}

export const campaignColumns: readonly Column<CampaignLine>[] = [
  { key: 'number', title: titles.number, width: 142, render: ({ number }) => number },
  {
    key: 'title',
    title: titles.title,
    width: 240,
    grow: 4,
    render: ({ title, origin }) => (
      <span className={list.main} title={title}>
        {title}
        {origin === 'parcel' && (
          <>
            {' '}
            <StateTag plain tone="info" label={elsewhere} title={elsewhereHint} />
          </>
        )}
      </span>
    ),
  },
  {
    key: 'state',
    title: titles.state,
    width: 104,
    render: ({ state }) => <StateTag plain tone={campaignTones[state]} label={campaignStateWords[state]} />,
  },
  { key: 'way', title: titles.way, width: 84, render: ({ way }) => wayWords[way] },
  { key: 'dossiers', title: titles.dossiers, width: 56, numeric: true, render: ({ dossiers }) => dossiers || <Dash /> },
  {
    key: 'progress',
    title: titles.progress,
    width: 96,
    numeric: true,
    render: ({ concluded, seats }) => (seats === 0 ? <Dash /> : `${concluded} / ${seats}`),
  },
  { key: 'createdBy', title: titles.createdBy, width: 88, render: ({ createdBy }) => createdBy },
  {
    key: 'updated',
    title: titles.updated,
    width: 132,
    numeric: true,
    render: ({ updatedAt }) => formatMinute(updatedAt),
  },
]

function Dash() {
  return <span className={list.dim}>—</span>
}
