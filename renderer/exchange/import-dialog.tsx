// Taking a package in: what follows, what is bound, and the passphrase that signs the receiver's part.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PackageInspection } from '#shared/contract/packages.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { HashText } from '../ui/hash-text.tsx'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import css from './exchange.module.css'
import { type Asked, LookedFields, lookedOf } from './looked-fields.tsx'
import { packageWork, type WorkStep } from './package-work.ts'
import { exchangeText } from './text.ts'

const text = exchangeText.incoming

export type ImportDialogProps = { folder: string; found: PackageInspection; open: boolean; onClose: () => void }

export function ImportDialog({ folder, found, open, onClose }: ImportDialogProps) {
  const session = useSession()
  const queries = useQueryClient()
  const [looked, setLooked] = useState<Asked[]>([])
  const take = (passphrase: string) => {
    const order = { folder, passphrase, looked: lookedOf(looked) }
    const refresh = () => {
      for (const queryKey of [deskQuery.packages.key(), deskQuery.dossiers.key()])
        void queries.invalidateQueries({ queryKey })
    }
    void packageWork.start(
      session.userId,
      'import',
      folder,
      async (signal) => steps(await desk.packages.import(order, { signal })),
      refresh,
    )
    onClose()
  }
  return (
    <PassphraseDialog
      open={open}
      title={text.acceptTitle}
      effect={
        <div className={css.form}>
          <SentenceList sentences={text.effects} />
          <LookedFields looked={looked} onLooked={setLooked} />
        </div>
      }
      bound={[
        { key: 'sender', label: text.facts.sender, value: found.sender },
        { key: 'number', label: text.facts.number, value: found.number },
        {
          key: 'list',
          label: text.facts.list,
          value: found.listSha256 === null ? null : <HashText value={found.listSha256} label={text.facts.list} />,
        },
      ]}
      person={session.displayName}
      confirmLabel={text.confirm}
      onConfirm={take}
      onCancel={onClose}
    />
  )
}

async function* steps(feed: Awaited<ReturnType<typeof desk.packages.import>>): AsyncGenerator<WorkStep> {
  for await (const step of feed) {
    if (step.state === 'running') yield step
    else
      yield { state: step.state, doneBytes: step.doneBytes, totalBytes: step.totalBytes, outcome: step.package.number }
  }
}
