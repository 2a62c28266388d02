// Asking for a hand-over: which sealed dossiers, in which form, to whom, on which carrier.
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Modal, Radio, Select } from 'antd'
import { type ReactNode, useDeferredValue, useId, useState } from 'react'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { type Package, type PackageForm, packageForms } from '#shared/contract/packages.ts'
import { packageFormNames } from '#shared/text/packages.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { uiText } from '../ui/text.ts'
import css from './exchange.module.css'
import { exchangeText } from './text.ts'

const text = exchangeText.form
const offered = 50

export type RequestDialogProps = {
  /** Chosen already. */
  dossiers?: readonly Pick<Dossier, 'id' | 'title' | 'number'>[]
  onDone: (asked: Package) => void
  onClose: () => void
}

export function RequestDialog({ dossiers = [], onDone, onClose }: RequestDialogProps) {
  const [form, setForm] = useState<PackageForm>('transfer')
  const [ids, setIds] = useState(dossiers.map(({ id }) => id))
  const [words, setWords] = useState({ title: '', content: '', receiver: '', kind: '', from: '', to: '' })
  const [withRestricted, setWithRestricted] = useState(true)
  const [missing, setMissing] = useState(false)
  const request = useDeed(desk.packages.request, {
    ownFailure: true,
    done: text.done,
    refreshes: [deskQuery.packages.key()],
    onDone,
  })
  const set = (name: keyof typeof words) => (value: string) => setWords((before) => ({ ...before, [name]: value }))
  const { title, content, receiver, kind, from, to } = words
  const blank = [title, content, receiver, kind, from].some((value) => value.trim() === '') || ids.length === 0
  const confirm = () => {
    setMissing(blank)
    if (blank) return
    const carrier = { kind, from, to: to.trim() === '' ? from : to }
    request.run({ form, title, content, receiver, carrier, withRestricted, dossierIds: ids })
  }
  return (
    <Modal
      open
      width={640}
      title={text.title}
      okText={text.confirm}
      cancelText={uiText.dialog.cancel}
      confirmLoading={request.running}
      mask={{ closable: false }}
      closable={{ 'aria-label': uiText.dialog.close }}
      onOk={confirm}
      onCancel={onClose}
    >
      <div className={css.form}>
        <DossierChoice known={dossiers} ids={ids} onIds={setIds} />
        <fieldset className={css.field}>
          <legend>{text.form}</legend>
          <Radio.Group
            value={form}
            options={packageForms.map((value) => ({ value, label: packageFormNames[value] }))}
            onChange={({ target }) => setForm(target.value as PackageForm)}
          />
          <p className={css.hint}>{text.formHints[form]}</p>
        </fieldset>
        <div className={css.two}>
          <Words label={text.work} value={words.title} most={200} onWords={set('title')} />
          <Words label={text.receiver} value={words.receiver} most={100} onWords={set('receiver')} />
        </div>
        <Words label={text.content} value={words.content} most={1000} onWords={set('content')} />
        <div className={css.two}>
          <Words
            label={text.carrierKind}
            hint={text.carrierKindHint}
            value={words.kind}
            most={100}
            onWords={set('kind')}
          />
          <div className={css.two}>
            <Words label={text.from} value={words.from} most={50} onWords={set('from')} />
            <Words label={text.to} value={words.to} most={50} onWords={set('to')} />
          </div>
        </div>
        <div className={css.field}>
          <Checkbox checked={withRestricted} onChange={({ target }) => setWithRestricted(target.checked)}>
            {text.restricted}
          </Checkbox>
          <p className={css.hint}>{text.restrictedHint}</p>
        </div>
        <p className={css.fault} role="alert">
          {missing && blank ? text.missing : request.failure?.sentence}
        </p>
      </div>
    </Modal>
  )
}

type ChoiceProps = {
  known: NonNullable<RequestDialogProps['dossiers']>
  ids: readonly string[]
  onIds: (ids: string[]) => void
}

function DossierChoice({ known, ids, onIds }: ChoiceProps) {
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim())
  const found = useQuery({
    ...deskQuery.dossiers.list.queryOptions({ input: { text: wanted, state: 'sealed', limit: offered } }),
    placeholderData: (before) => before,
  })
  const id = useId()
  const rows = [...known, ...(found.data?.rows.filter((row) => known.every((one) => one.id !== row.id)) ?? [])]
  return (
    <div className={css.field}>
      <label htmlFor={id}>{text.dossiers}</label>
      <Select
        id={id}
        mode="multiple"
        value={[...ids]}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        maxTagCount="responsive"
        notFoundContent={text.none}
        options={rows.map((row) => ({ value: row.id, label: labelOf(row) }))}
        onChange={(next: string[]) => onIds(next)}
      />
      <p className={css.hint}>{text.dossiersHint}</p>
    </div>
  )
}

const labelOf = ({ title, number }: Pick<Dossier, 'title' | 'number'>): string =>
  number === null ? title : `${title}（${number}）`

type WordsProps = { label: string; hint?: ReactNode; value: string; most: number; onWords: (value: string) => void }

function Words({ label, hint, value, most, onWords }: WordsProps) {
  const id = useId()
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} maxLength={most} onChange={({ target }) => onWords(target.value)} />
      {hint !== undefined && <p className={css.hint}>{hint}</p>}
    </div>
  )
}
