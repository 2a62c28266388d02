// Where a dock comes in: a folder dropped or chosen, or its path on this machine.
import { CloudUploadOutlined, FolderAddOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { formatCount } from '../ui/format.ts'
import { dockText } from './dock-text.ts'
import css from './recordings.module.css'
import type { FolderIntake } from './use-folder-intake.ts'

const text = dockText.dock

export type DockEntryProps = {
  intake: FolderIntake
  startAtOnce: boolean
  onStartAtOnce: (startAtOnce: boolean) => void
  /** In the middle of an empty screen rather than beside a list. */
  large?: boolean
}

export function DockEntry({ intake, startAtOnce, onStartAtOnce, large }: DockEntryProps) {
  const input = useRef<HTMLInputElement>(null)
  const busy = intake.phase.state !== 'idle'
  const said = intake.fault === null ? intake.refusal : text.faults[intake.fault]
  return (
    <section className={classNames(css.entry, large && css.large)} aria-label={text.choose}>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        {...{ webkitdirectory: '' }}
        aria-label={text.choose}
        onChange={({ target }) => {
          intake.choose(target.files)
          target.value = ''
        }}
      />
      <div className={css.zone}>
        <CloudUploadOutlined className={css.zoneIcon} />
        <p className={css.zoneTitle}>{text.zone}</p>
        <Button icon={<FolderAddOutlined />} type="primary" loading={busy} onClick={() => input.current?.click()}>
          {text.choose}
        </Button>
        <p className={css.hint}>{text.hint}</p>
      </div>
      <PathField intake={intake} />
      <Checkbox checked={startAtOnce} onChange={({ target }) => onStartAtOnce(target.checked)}>
        {text.startAtOnce}
      </Checkbox>
      <p role="status" className={css.phase}>
        {phaseWords(intake)}
      </p>
      {said !== null && (
        <p role="alert" className={css.fault}>
          {said}
        </p>
      )}
    </section>
  )
}

function PathField({ intake }: { intake: FolderIntake }) {
  const [folder, setFolder] = useState('')
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (folder.trim() !== '') intake.open(folder.trim())
  }
  return (
    <form className={css.path} onSubmit={submit}>
      <label htmlFor={id}>{text.path}</label>
      <div className={css.pathRow}>
        <Input
          id={id}
          value={folder}
          maxLength={4096}
          placeholder={text.pathPlaceholder}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setFolder(target.value)}
        />
        <Button htmlType="submit" disabled={folder.trim() === ''}>
          {text.open}
        </Button>
      </div>
      <p id={`${id}-hint`} className={css.hint}>
        {text.pathHint}
      </p>
    </form>
  )
}

function phaseWords({ phase }: FolderIntake): string {
  if (phase.state === 'idle') return ''
  return phase.state === 'walking' ? text.walking(formatCount(phase.files)) : text.offering(formatCount(phase.files))
}
