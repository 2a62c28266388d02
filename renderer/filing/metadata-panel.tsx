// 档号 and the metadata of the dossier or of the item in view: each value with where it comes from, those that people write to be
// written, the whole to be exported.
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import type { Metadata, MetadataValue } from '#shared/contract/archival.ts'
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { saveText } from '../desk/save-file.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { dossierText } from '../dossiers/text.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './archival.module.css'
import { archivalText } from './archival-text.ts'
import { CodeDialog } from './code-dialog.tsx'
import { MetadataForm } from './metadata-form.tsx'

const text = archivalText.metadata

export type MetadataPanelProps = { dossier: Dossier; items: readonly Item[]; evidence: Evidence }

export function MetadataPanel({ dossier, items, evidence }: MetadataPanelProps) {
  const [subject, setSubject] = useState<'dossier' | 'item'>('dossier')
  const here = evidence.here()?.itemId
  const item = items.find(({ id }) => id === here) ?? null
  const itemId = subject === 'item' ? (item?.id ?? null) : null
  return (
    <div className={panel.body}>
      <Segmented<'dossier' | 'item'>
        block
        aria-label={text.subject}
        value={subject}
        options={[
          { value: 'dossier', label: text.dossier },
          { value: 'item', label: item?.title ?? text.item },
        ]}
        onChange={(next) => setSubject(next)}
      />
      {subject === 'item' && item === null ? (
        <p className={panel.lead}>{text.noItem}</p>
      ) : (
        <Described key={itemId ?? dossier.id} dossier={dossier} itemId={itemId} />
      )}
    </div>
  )
}

function Described({ dossier, itemId }: { dossier: Dossier; itemId: string | null }) {
  const metadata = useQuery(deskQuery.archival.metadata.queryOptions({ input: { dossierId: dossier.id, itemId } }))
  const mayWrite = useHolds(['archivist', 'handler'])
  const [editing, setEditing] = useState(false)
  return (
    <Read query={metadata} loading={{ shape: 'fields', rows: 8, label: text.loading }}>
      {(found) =>
        editing ? (
          <MetadataForm metadata={found} onClose={() => setEditing(false)} />
        ) : (
          <>
            {itemId === null && <CodeBox metadata={found} dossier={dossier} />}
            <MetadataValues metadata={found} dossier={dossier} onEdit={mayWrite ? () => setEditing(true) : null} />
          </>
        )
      }
    </Read>
  )
}

function CodeBox({ metadata: { archivalCode }, dossier }: { metadata: Metadata; dossier: Dossier }) {
  const [assigning, setAssigning] = useState(false)
  const mayAssign = useHolds(['archivist']) && dossier.disposedAt === null
  const words = archivalText.code
  return (
    <section className={css.codeBox} aria-label={words.label}>
      <div>
        <h3>{words.label}</h3>
        {archivalCode === null ? (
          <p>{words.none}</p>
        ) : (
          <>
            <p className={css.codeWhole}>{archivalCode.code}</p>
            <p className={css.note}>{words.by(archivalCode.assignedBy, formatMinute(archivalCode.assignedAt))}</p>
          </>
        )}
      </div>
      {archivalCode === null && mayAssign && (
        <Button type="primary" onClick={() => setAssigning(true)}>
          {words.assign}
        </Button>
      )}
      {archivalCode === null && !mayAssign && <p className={css.note}>{words.onlyArchivist}</p>}
      <CodeDialog dossierIds={[dossier.id]} open={assigning} onClose={() => setAssigning(false)} />
    </section>
  )
}

type MetadataValuesProps = { metadata: Metadata; dossier: Dossier; onEdit: (() => void) | null }

function MetadataValues({ metadata, dossier, onEdit }: MetadataValuesProps) {
  const [empties, setEmpties] = useState(false)
  const [sources, setSources] = useState(false)
  const isSealed = dossier.state === 'sealed'
  const isEditable = metadata.groups.some(({ elements }) => elements.some(({ editable }) => editable))
  const groups = metadata.groups
    .map((group) => ({ ...group, elements: group.elements.filter((one) => empties || isTold(one)) }))
    .filter(({ elements }) => elements.length > 0)
  return (
    <>
      <p className={css.scheme}>
        {metadata.schemeTitle}
        {metadata.mark === 'example' && <StateTag tone="warn" label={text.example} />}
        {metadata.missing > 0 ? (
          <StateTag tone="warn" label={text.missing(metadata.missing)} />
        ) : (
          <StateTag tone="ok" label={text.complete} />
        )}
      </p>
      <div className={panel.actions}>
        {onEdit !== null && isEditable && <Button onClick={onEdit}>{isSealed ? text.editKeeping : text.edit}</Button>}
        <ExportButtons dossier={dossier} />
      </div>
      <div className={css.switches}>
        <Checkbox checked={empties} onChange={(event) => setEmpties(event.target.checked)}>
          {text.empties}
        </Checkbox>
        <Checkbox checked={sources} onChange={(event) => setSources(event.target.checked)}>
          {text.sources}
        </Checkbox>
      </div>
      {groups.length === 0 && <p className={panel.lead}>{text.none}</p>}
      {groups.map(({ title, elements }) => (
        <section key={title} className={css.group}>
          <h3>{title}</h3>
          <FieldList labelWidth={8} fields={elements.map((one) => toField(one, sources))} />
        </section>
      ))}
    </>
  )
}

/** What has a value, and what must have one. */
function isTold({ value, obligation }: MetadataValue): boolean {
  return value !== null || obligation === 'required'
}

function toField(one: MetadataValue, sources: boolean): Field {
  const { code, name, value, source, obligation, changedBy, changedAt } = one
  const field = { key: code, label: name, value }
  if (value === null && obligation === 'required') {
    return { ...field, note: lackingWords(one), noteTone: 'warn' }
  }
  if (!sources || value === null) return field
  if (source !== null) return { ...field, note: text.from(source) }
  const by =
    changedBy === null || changedAt === null ? text.written : text.writtenBy(changedBy, formatMinute(changedAt))
  return { ...field, note: by }
}

/** A value that is read from a fact is mended where the fact is entered. */
function lackingWords({ source, mendedIn }: MetadataValue): string {
  if (source === null) return text.lacking
  return mendedIn === null ? text.derivedAbsent(source) : text.derivedLacking(dossierText.panels[mendedIn])
}

function ExportButtons({ dossier }: { dossier: Dossier }) {
  const mayExport = useHolds(['archivist', 'head'])
  const exported = useDeed(desk.archival.exportMetadata, { refreshes: [deskQuery.journal.key()] })
  if (!mayExport) return null
  const save = async (kind: 'xml' | 'csv') => {
    const files = await exported.ask({ dossierId: dossier.id })
    if (files !== null) saveText(`${dossier.title}-metadata.${kind}`, `text/${kind};charset=utf-8`, files[kind])
  }
  return (
    <>
      <Button loading={exported.running} onClick={() => void save('xml')}>
        {text.xml}
      </Button>
      <Button loading={exported.running} onClick={() => void save('csv')}>
        {text.csv}
      </Button>
    </>
  )
}
