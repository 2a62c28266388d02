// Assigns codes (档号) to one dossier or many: what is typed for the archive on top, the codes as they will be below.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, Modal, Select } from 'antd'
import { useDeferredValue, useId, useState } from 'react'
import type { ArchivalCode, CodeProposal } from '#shared/contract/archival.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { FailureState } from '../desk/read-state.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { uiText } from '../ui/text.ts'
import css from './archival.module.css'
import { archivalText } from './archival-text.ts'

const text = archivalText.code

export type CodeDialogProps = {
  dossierIds: readonly string[]
  open: boolean
  onClose: () => void
  onDone?: (codes: readonly ArchivalCode[]) => void
}

export function CodeDialog({ dossierIds, open, onClose, onDone }: CodeDialogProps) {
  const [parts, setParts] = useState<Readonly<Record<string, string>>>({})
  const [serial, setSerial] = useState('')
  const typed = useDeferredValue(parts)
  const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''))
  const proposal = useQuery({
    ...deskQuery.archival.propose.queryOptions({ input: { dossierIds: [...dossierIds], parts: filled } }),
    enabled: open && dossierIds.length > 0,
    placeholderData: keepPreviousData,
  })
  const assign = useDeed(desk.archival.assign, {
    ownFailure: true,
    done: text.done(dossierIds.length),
    refreshes: [deskQuery.archival.key(), deskQuery.journal.key()],
    onDone: (codes) => {
      close()
      onDone?.(codes)
    },
  })
  const close = () => {
    setParts({})
    setSerial('')
    assign.clear()
    onClose()
  }
  const serialBad = serial !== '' && !/^[1-9]\d{0,6}$/.test(serial)
  const lines = proposal.data?.lines ?? []
  const ready = !serialBad && lines.length > 0 && lines.every(({ code }) => code !== null)
  return (
    <Modal
      open={open}
      title={text.title}
      width={560}
      okText={dossierIds.length === 1 ? text.assign : text.assignMany(dossierIds.length)}
      cancelText={uiText.dialog.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={assign.running}
      mask={{ closable: false }}
      closable={{ 'aria-label': uiText.dialog.close }}
      destroyOnHidden
      onOk={() =>
        assign.run({ dossierIds: [...dossierIds], parts: filled, serial: serial === '' ? null : Number(serial) })
      }
      onCancel={close}
    >
      <div className={css.dialog}>
        <p>{text.lead}</p>
        {proposal.data?.mark === 'example' && <p className={css.note}>{text.exampleHint}</p>}
        {proposal.error !== null && <FailureState error={proposal.error} onRetry={() => void proposal.refetch()} />}
        {proposal.data !== undefined && (
          <>
            <AskedParts asked={proposal.data.asked} parts={parts} onChange={setParts}>
              {dossierIds.length === 1 && <SerialField value={serial} bad={serialBad} onChange={setSerial} />}
            </AskedParts>
            <Preview lines={lines} serial={serialBad ? '' : serial} />
          </>
        )}
        <p className={css.fault} role="alert">
          {assign.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}

type AskedPartsProps = {
  asked: CodeProposal['asked']
  parts: Readonly<Record<string, string>>
  onChange: (parts: Readonly<Record<string, string>>) => void
  children: React.ReactNode
}

function AskedParts({ asked, parts, onChange, children }: AskedPartsProps) {
  const id = useId()
  return (
    <div className={css.parts}>
      {asked.map(({ key, title, value, choices }) => (
        <div key={key} className={css.part}>
          <label htmlFor={`${id}-${key}`}>{title}</label>
          {choices === null ? (
            <Input
              id={`${id}-${key}`}
              value={parts[key] ?? value ?? ''}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => onChange({ ...parts, [key]: event.target.value })}
            />
          ) : (
            <Select
              id={`${id}-${key}`}
              value={parts[key] ?? value}
              options={choices.map((choice) => ({ value: choice.code, label: `${choice.code} ${choice.title}` }))}
              onChange={(code: string) => onChange({ ...parts, [key]: code })}
            />
          )}
        </div>
      ))}
      {children}
    </div>
  )
}

function SerialField({ value, bad, onChange }: { value: string; bad: boolean; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <div className={css.part}>
      <label htmlFor={id}>{text.serial}</label>
      <Input
        id={id}
        value={value}
        inputMode="numeric"
        placeholder={text.serialHint}
        status={bad ? 'error' : ''}
        aria-invalid={bad}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value.trim())}
      />
      <span id={`${id}-fault`} className={css.partFault}>
        {bad ? text.serialBad : ''}
      </span>
    </div>
  )
}

/** With a serial of its own, only the last part of the proposal is another. */
function Preview({ lines, serial }: { lines: CodeProposal['lines']; serial: string }) {
  return (
    <section className={css.preview} aria-label={text.preview} aria-live="polite">
      <h3 className={css.previewTitle}>{text.preview}</h3>
      <ul className={css.previewList}>
        {lines.map(({ dossierId, title, code, lacking }) => (
          <li key={dossierId} className={css.previewLine}>
            {code === null ? (
              <StateTag plain tone="warn" label={text.lacking(lacking.join('、'))} />
            ) : (
              <code className={css.code}>{serial === '' ? code : withSerial(code, serial)}</code>
            )}
            <span className={css.previewName} title={title}>
              {title}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function withSerial(code: string, serial: string): string {
  const width = /\d+$/.exec(code)?.[0].length ?? 0
  return code.slice(0, code.length - width) + serial.padStart(width, '0')
}
