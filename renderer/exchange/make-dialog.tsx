// Where a package is made, what people have looked at, and the passphrase that signs it.
import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useState } from 'react'
import type { Package } from '#shared/contract/packages.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import css from './exchange.module.css'
import { type Asked, LookedFields, lookedOf } from './looked-fields.tsx'
import { packageWork, type WorkStep } from './package-work.ts'
import { exchangeText } from './text.ts'

const text = exchangeText.make

export function MakeDialog({ one, open, onClose }: { one: Package; open: boolean; onClose: () => void }) {
  const session = useSession()
  const queries = useQueryClient()
  const [folder, setFolder] = useState('')
  const [looked, setLooked] = useState<Asked[]>([])
  const [missing, setMissing] = useState(false)
  const id = useId()
  const make = (passphrase: string) => {
    const target = folder.trim()
    setMissing(target === '')
    if (target === '') return
    const order = { id: one.id, folder: target, passphrase, looked: lookedOf(looked) }
    void packageWork.start(
      session.userId,
      'make',
      one.id,
      async (signal) => steps(await desk.packages.make(order, { signal })),
      () => void queries.invalidateQueries({ queryKey: deskQuery.packages.key() }),
    )
    onClose()
  }
  return (
    <PassphraseDialog
      open={open}
      title={text.title}
      effect={
        <div className={css.form}>
          <SentenceList sentences={text.effects} />
          <div className={css.field}>
            <label htmlFor={id}>{text.folder}</label>
            <Input
              id={id}
              autoFocus
              value={folder}
              maxLength={4096}
              placeholder={text.folderPlaceholder}
              status={missing ? 'error' : ''}
              aria-invalid={missing}
              aria-describedby={`${id}-hint`}
              onChange={({ target }) => setFolder(target.value)}
            />
            <p id={`${id}-hint`} className={missing ? css.fault : css.hint}>
              {missing ? text.folderMissing : text.folderHint}
            </p>
          </div>
          <LookedFields looked={looked} onLooked={setLooked} />
        </div>
      }
      bound={[
        { key: 'number', label: text.bound.number, value: one.number },
        { key: 'dossiers', label: text.bound.dossiers, value: exchangeText.count(one.dossiers.length) },
        { key: 'receiver', label: text.bound.receiver, value: one.receiver },
      ]}
      focusSecret={false}
      person={session.displayName}
      confirmLabel={text.confirm}
      onConfirm={make}
      onCancel={onClose}
    />
  )
}

async function* steps(feed: Awaited<ReturnType<typeof desk.packages.make>>): AsyncGenerator<WorkStep> {
  for await (const step of feed) yield step.state === 'done' ? { ...step, outcome: step.folder } : step
}
