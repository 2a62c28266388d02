// 卷皮, 卷内目录, 备考表: filled from data, previewed, printed, frozen with the seal.
import { useQuery } from '@tanstack/react-query'
import { Select, Tooltip } from 'antd'
import { useId, useState } from 'react'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { type SheetKind, type SheetState, sheetKinds } from '#shared/contract/sheets.ts'
import type { Supplement } from '#shared/contract/supplements.ts'
import { supplementName } from '#shared/text/sheets.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import panels from '../dossiers/panels.module.css'
import { formatMinute } from '../ui/format.ts'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { RemarksForm } from './remarks-form.tsx'
import { SheetPreview } from './sheet-preview.tsx'
import css from './sheets.module.css'
import { sheetsText } from './sheets-text.ts'
import { useSupplements } from './use-open-supplement.ts'
import { WrittenRemarks } from './written-remarks.tsx'

export type SheetsPanelProps = { dossier: Dossier; items: readonly Item[]; mayChange: boolean }

export function SheetsPanel({ dossier, items, mayChange }: SheetsPanelProps) {
  const state = useQuery({
    ...deskQuery.sheets.state.queryOptions({ input: { id: dossier.id } }),
    // Facts, catalogue, page notes and code may all have changed in other panels.
    refetchOnMount: 'always',
  })
  return (
    <div className={panels.body}>
      {items.length === 0 && <p className={panels.warn}>{sheetsText.empty}</p>}
      <Read query={state} loading={{ shape: 'fields', rows: 4 }}>
        {(sheets) => <Sheets dossier={dossier} sheets={sheets} mayChange={mayChange} />}
      </Read>
    </div>
  )
}

function Sheets({ dossier, sheets, mayChange }: { dossier: Dossier; sheets: SheetState; mayChange: boolean }) {
  const [kind, setKind] = useState<SheetKind>('cover')
  const [supplementId, setSupplementId] = useState<string | null>(null)
  const panelId = useId()
  const supplements = useSupplements(dossier.id, dossier.state === 'sealed')
  const later = (supplements.data ?? []).filter(
    ({ state, papers, recordings }) => state === 'sealed' || papers + recordings > 0,
  )
  const kinds: readonly SheetKind[] = supplementId === null ? sheetKinds : sheetKinds.filter((one) => one !== 'cover')
  const shown = kinds.includes(kind) ? kind : 'catalogue'
  return (
    <>
      <p className={panels.lead}>
        {dossier.sealedAt === null ? sheetsText.lead : sheetsText.frozen(formatMinute(dossier.sealedAt))}{' '}
        <FormMark form={sheets.form} />
      </p>
      {later.length > 0 && <Whose supplements={later} chosen={supplementId} onChosen={setSupplementId} />}
      <PanelTabs
        label={sheetsText.tabs}
        tabs={kinds.map((key) => ({ key, label: sheetsText.names[key] }))}
        active={shown}
        onActive={setKind}
        panelId={panelId}
      />
      <div id={panelId} role="tabpanel" aria-label={sheetsText.names[shown]}>
        <SheetPreview
          key={`${shown} ${supplementId}`}
          which={{ id: dossier.id, kind: shown, supplementId }}
          changedAt={sheets.changedAt}
        />
      </div>
      {mayChange ? (
        <RemarksForm key={sheets.changedAt} dossierId={dossier.id} sheets={sheets} />
      ) : (
        <WrittenRemarks sheets={sheets} />
      )}
    </>
  )
}

/** 示例: the form is not the office's own yet. */
function FormMark({ form }: { form: SheetState['form'] }) {
  if (form.mark === 'sure') return null
  return (
    <Tooltip title={sheetsText.exampleHint(form.title, form.note)} trigger={['hover', 'focus']}>
      <button type="button" className={css.example}>
        <StateTag tone="warn" label={sheetsText.example} />
      </button>
    </Tooltip>
  )
}

type WhoseProps = {
  supplements: readonly Supplement[]
  chosen: string | null
  onChosen: (id: string | null) => void
}

function Whose({ supplements, chosen, onChosen }: WhoseProps) {
  const own = 'own'
  const options = [
    { value: own, label: sheetsText.own },
    ...supplements.map(({ id, number }) => ({ value: id, label: supplementName(number) })),
  ]
  return (
    <Select
      aria-label={sheetsText.whose}
      value={chosen ?? own}
      options={options}
      onChange={(value) => onChosen(value === own ? null : value)}
    />
  )
}
