// The columns of the list of parcels.
import type { ParcelLine } from '#shared/contract/parcels.ts'
import { parcelDirectionNames, parcelKindNames, parcelStateNames } from '#shared/text/parcels.ts'
import list from '../desk/list-screen.module.css'
import type { Column } from '../ui/data-table.tsx'
import { formatBytes, formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { parcelText } from './text.ts'

const titles = parcelText.columns

const tones: Readonly<Record<ParcelLine['state'], Tone>> = {
  made: 'neutral',
  opened: 'ok',
  merged: 'ok',
  conflicting: 'warn',
}

export function ParcelState({ state }: Pick<ParcelLine, 'state'>) {
  return <StateTag plain tone={tones[state]} label={parcelStateNames[state]} />
}

export const parcelColumns: readonly Column<ParcelLine>[] = [
  { key: 'number', title: titles.number, width: 124, render: ({ number }) => number },
  { key: 'direction', title: titles.direction, width: 56, render: ({ direction }) => parcelDirectionNames[direction] },
  { key: 'kind', title: titles.kind, width: 84, render: ({ kind }) => parcelKindNames[kind] },
  {
    key: 'campaign',
    title: titles.campaign,
    width: 160,
    grow: 3,
    render: ({ campaignTitle }) => (
      <span className={list.main} title={campaignTitle ?? ''}>
        {campaignTitle}
      </span>
    ),
  },
  {
    key: 'other',
    title: titles.other,
    width: 180,
    grow: 3,
    render: ({ other }) => <span title={`${other.name} · ${other.unit}`}>{`${other.name} · ${other.unit}`}</span>,
  },
  { key: 'pieces', title: titles.pieces, width: 92, render: parcelText.pieces },
  { key: 'state', title: titles.state, width: 118, render: ({ state }) => <ParcelState state={state} /> },
  { key: 'size', title: titles.size, width: 84, numeric: true, render: ({ sizeBytes }) => formatBytes(sizeBytes) },
  { key: 'at', title: titles.at, width: 136, numeric: true, render: ({ handledAt }) => formatMinute(handledAt) },
]
