// A file that came: looked at first, then taken in or merged. Path and passphrase are asked once.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { FoundParcel, ParcelLook, ParcelTaking } from '#shared/contract/parcels.ts'
import { parcelKindNames } from '#shared/text/parcels.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatMinute } from '../ui/format.ts'
import { ProgressRow } from '../ui/progress-row.tsx'
import { CardFacts } from './card-facts.tsx'
import { OutcomeList } from './outcome-list.tsx'
import css from './parcels.module.css'
import { parcelText } from './text.ts'
import { type ParcelWork, useParcelWork } from './use-parcel-work.ts'

const text = parcelText.open

type Look = Extract<ParcelLook, { state: 'done' }>
type Taken = Extract<ParcelTaking, { state: 'done' }>

export function OpenDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const [file, setFile] = useState({ path: '', passphrase: '' })
  const look = useParcelWork<Look>()
  const take = useParcelWork<Taken>(() => {
    for (const queryKey of [deskQuery.parcels.key(), deskQuery.campaigns.key(), deskQuery.dossiers.key()])
      void queries.invalidateQueries({ queryKey })
  })
  const found = look.outcome?.found ?? null
  const begin = () =>
    take.start((signal) =>
      found?.kind === 'campaign-result' ? desk.parcels.merge(file, { signal }) : desk.parcels.open(file, { signal }),
    )
  const busy = look.state === 'running' || take.state === 'running'
  return (
    <Modal
      open
      title={text.title}
      width={560}
      footer={null}
      mask={{ closable: false }}
      closable={!busy}
      onCancel={onClose}
    >
      <div className={css.form}>
        {take.outcome !== null ? (
          <Taken taken={take.outcome} onClose={onClose} />
        ) : found === null ? (
          <FileForm
            file={file}
            onFile={setFile}
            busy={busy}
            onLook={() => look.start((signal) => desk.parcels.look(file, { signal }))}
          />
        ) : (
          <Found found={found} busy={busy} onTake={begin} onBack={look.clear} />
        )}
        <Working work={look} label={text.looking} />
        <Working work={take} label={found?.kind === 'campaign-result' ? text.merging : text.taking} />
      </div>
    </Modal>
  )
}

type Seen = Pick<ParcelWork<{ readonly state: 'done' }>, 'state' | 'doneBytes' | 'totalBytes' | 'failure' | 'stop'>

export function Working({ work, label }: { work: Seen; label: string }) {
  if (work.state === 'stopped') return <p role="status">{parcelText.stopped}</p>
  if (work.state === 'failed') {
    return (
      <p role="alert" className={css.fault}>
        {work.failure?.sentence}
      </p>
    )
  }
  if (work.state !== 'running') return null
  const { doneBytes, totalBytes } = work
  return (
    <ProgressRow label={label} state="running" done={doneBytes} total={totalBytes} unit="bytes" onCancel={work.stop} />
  )
}

type FileFormProps = {
  file: { path: string; passphrase: string }
  onFile: (file: { path: string; passphrase: string }) => void
  busy: boolean
  onLook: () => void
}

function FileForm({ file, onFile, busy, onLook }: FileFormProps) {
  const id = useId()
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (file.path !== '' && file.passphrase !== '') onLook()
  }
  const missing = { path: tried && file.path === '', passphrase: tried && file.passphrase === '' }
  return (
    <form className={css.form} onSubmit={submit}>
      <div className={css.field}>
        <label htmlFor={`${id}-path`}>{text.path}</label>
        <Input
          id={`${id}-path`}
          autoFocus
          value={file.path}
          maxLength={4096}
          placeholder={text.pathPlaceholder}
          status={missing.path ? 'error' : ''}
          aria-invalid={missing.path}
          onChange={({ target }) => onFile({ ...file, path: target.value })}
        />
        {missing.path && <p className={css.fault}>{text.pathMissing}</p>}
      </div>
      <div className={css.field}>
        <label htmlFor={`${id}-secret`}>{text.passphrase}</label>
        <Input.Password
          id={`${id}-secret`}
          value={file.passphrase}
          autoComplete="off"
          status={missing.passphrase ? 'error' : ''}
          aria-invalid={missing.passphrase}
          onChange={({ target }) => onFile({ ...file, passphrase: target.value })}
        />
        {missing.passphrase && <p className={css.fault}>{text.passphraseMissing}</p>}
      </div>
      <div className={css.acts}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {text.look}
        </Button>
      </div>
    </form>
  )
}

type FoundProps = { found: FoundParcel; busy: boolean; onTake: () => void; onBack: () => void }

function Found({ found, busy, onTake, onBack }: FoundProps) {
  return (
    <>
      <FieldList
        fields={[
          { key: 'kind', label: text.content, value: `${parcelKindNames[found.kind]} · ${parcelText.pieces(found)}` },
          { key: 'title', label: text.title2, value: found.title },
          { key: 'number', label: text.number, value: found.number },
          { key: 'size', label: text.size, value: formatBytes(found.sizeBytes) },
        ]}
      />
      <p className={css.hint}>{found.senderKnown ? parcelText.card.known : parcelText.card.unknown}</p>
      <CardFacts card={found.sender} />
      <p>{found.cameAt === null ? text.effects[found.kind] : text.came(formatMinute(found.cameAt))}</p>
      <div className={css.acts}>
        <Button disabled={busy} onClick={onBack}>
          {text.back}
        </Button>
        <Button type="primary" loading={busy} disabled={found.cameAt !== null} onClick={onTake}>
          {found.kind === 'campaign-part' ? text.take : text.merge}
        </Button>
      </div>
    </>
  )
}

function Taken({ taken: { parcel }, onClose }: { taken: Taken; onClose: () => void }) {
  return (
    <>
      <p role="status">{parcel.kind === 'campaign-part' ? text.taken(parcel.pieces) : text.merged}</p>
      <OutcomeList outcomes={parcel.outcomes} />
      <div className={css.acts}>
        <Button type="primary" autoFocus onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </>
  )
}
