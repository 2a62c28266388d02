// The dossier's facts: read, and changed before the seal.
import { EditOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Dossier, Item, KeyDates } from '#shared/contract/dossiers.ts'
import { categoryNames } from '#shared/text/states.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatCount, formatDay, formatDuration, formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { dateKeys } from './date-fields.tsx'
import { FactsForm } from './facts-form.tsx'
import { factsText } from './facts-text.ts'
import { holdingsOf } from './holdings.ts'
import css from './panels.module.css'
import { dossierText } from './text.ts'

export type FactsPanelProps = { dossier: Dossier; items: readonly Item[]; mayChange: boolean }

export function FactsPanel({ dossier, items, mayChange }: FactsPanelProps) {
  const [editing, setEditing] = useState(false)
  const queries = useQueryClient()
  const update = useDeed(desk.dossiers.update, {
    ownFailure: true,
    done: factsText.saved,
    refreshes: [deskQuery.dossiers.list.key(), deskQuery.dossiers.manifest.key()],
    onDone: (saved) => {
      queries.setQueryData(deskQuery.dossiers.get.queryKey({ input: { id: dossier.id } }), saved)
      setEditing(false)
    },
  })
  if (editing && mayChange) {
    return (
      <FactsForm
        draft={dossier.id}
        initial={dossier}
        submitLabel={factsText.save}
        cancelLabel={factsText.cancel}
        running={update.running}
        failure={update.failure}
        onSubmit={async (facts) => (await update.ask({ id: dossier.id, facts })) !== null}
        onCancel={() => setEditing(false)}
      />
    )
  }
  return (
    <div className={css.body}>
      <FactsActions dossier={dossier} onEdit={mayChange ? () => setEditing(true) : null} />
      <FieldList fields={factFields(dossier, items)} labelWidth={9} />
    </div>
  )
}

/** What can be begun from here: changing the facts, submitting for review, evaluating what is sealed. */
function FactsActions({ dossier, onEdit }: { dossier: Dossier; onEdit: (() => void) | null }) {
  const navigate = useNavigate()
  const maySubmit = useHolds(['handler'])
  const mayEvaluate = useHolds(['inspector']) && dossier.state === 'sealed'
  if (onEdit === null && !maySubmit && !mayEvaluate) return null
  return (
    <div className={css.actions}>
      {onEdit !== null && (
        <Button icon={<EditOutlined />} onClick={onEdit}>
          {factsText.edit}
        </Button>
      )}
      {maySubmit && (
        <Button onClick={() => void navigate({ to: '/dossiers/$dossierId/submit', params: { dossierId: dossier.id } })}>
          {dossierText.desk.submit}
        </Button>
      )}
      {mayEvaluate && (
        <Button onClick={() => void navigate({ to: '/evaluation', search: { start: true, dossier: dossier.id } })}>
          {dossierText.desk.evaluate}
        </Button>
      )}
    </div>
  )
}

function factFields(dossier: Dossier, items: readonly Item[]): Field[] {
  const { party, officers, dates } = dossier
  const { facts } = factsText
  const held = holdingsOf(items)
  return [
    { key: 'title', label: factsText.title, value: dossier.title },
    { key: 'category', label: factsText.category, value: categoryNames[dossier.category] },
    { key: 'number', label: factsText.number, value: dossier.number },
    { key: 'agency', label: factsText.agency, value: dossier.agency },
    { key: 'party', label: factsText.party, value: party.name, note: factsText.partyKinds[party.kind] },
    { key: 'code', label: factsText.partyCode[party.kind], value: party.code },
    { key: 'address', label: factsText.partyAddress, value: party.address },
    { key: 'officers', label: factsText.officers, value: officers.map(officerWords).join('、') },
    ...dateFields(dates),
    {
      key: 'papers',
      label: facts.papers,
      value: factsText.papersOf(formatCount(held.papers), formatCount(held.pages)),
    },
    {
      key: 'recordings',
      label: facts.recordings,
      value: factsText.recordingsOf(formatCount(held.recordings), formatDuration(held.recordingMs / 1000)),
    },
    { key: 'size', label: facts.size, value: formatBytes(held.sizeBytes) },
    { key: 'created', label: facts.created, value: formatMinute(dossier.createdAt) },
    { key: 'updated', label: facts.updated, value: formatMinute(dossier.updatedAt) },
    ...sealFields(dossier),
  ]
}

function dateFields(dates: KeyDates): Field[] {
  return dateKeys.map((key) => {
    const day = dates[key]
    return { key, label: factsText.dateNames[key], value: day === null ? null : formatDay(day) }
  })
}

function sealFields({ sealedAt, sealedBy, manifestSha256 }: Dossier): Field[] {
  if (sealedAt === null || manifestSha256 === null) return []
  const { facts } = factsText
  return [
    { key: 'sealed', label: facts.state, value: dossierText.desk.sealedAt(formatMinute(sealedAt), sealedBy ?? '') },
    { key: 'manifest', label: facts.manifest, value: <HashText value={manifestSha256} label={facts.manifest} /> },
  ]
}

function officerWords({ name, card }: { name: string; card: string | null }): string {
  return card === null ? name : `${name}（${card}）`
}
