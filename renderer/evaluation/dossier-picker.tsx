// Chooses a sealed dossier by typing part of its name, number or party.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { deskQuery } from '../desk/client.ts'
import css from './start-dialog.module.css'
import { evaluationText } from './text.ts'

export type DossierPickerProps = { id: string; value: string | null; onValue: (dossierId: string | null) => void }

const limit = 30
const text = evaluationText.start

export function DossierPicker({ id, value, onValue }: DossierPickerProps) {
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim())
  const found = useQuery({
    ...deskQuery.dossiers.list.queryOptions({ input: { text: wanted, state: 'sealed', limit } }),
    placeholderData: (before) => before,
  })
  // The one chosen beforehand may be on no page of the list; it is shown by its own name.
  const known = found.data?.rows.some((dossier) => dossier.id === value) ?? false
  const chosen = useQuery({
    ...deskQuery.dossiers.get.queryOptions({ input: { id: value ?? '' } }),
    enabled: value !== null && found.data !== undefined && !known,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const rows = [...(found.data?.rows ?? []), ...(!known && chosen.data !== undefined ? [chosen.data] : [])]
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      value={value}
      loading={found.isPending}
      placeholder={text.dossierSearch}
      notFoundContent={found.isPending ? null : text.noneSealed}
      options={rows.map((dossier) => ({ value: dossier.id, label: dossier.title, dossier }))}
      optionRender={({ data }) => <Option dossier={data.dossier} />}
      onChange={(next: string | undefined) => onValue(next ?? null)}
    />
  )
}

function Option({ dossier }: { dossier: Dossier }) {
  return (
    <span className={css.option}>
      <span>{dossier.title}</span>
      <span className={css.optionFacts}>{[dossier.number ?? '—', dossier.party.name].join(' · ')}</span>
    </span>
  )
}
