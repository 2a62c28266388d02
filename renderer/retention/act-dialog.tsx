// Approves, witnesses or executes: what will happen in full sentences, what exactly is bound, and the person's own passphrase.
import { useQueryClient } from '@tanstack/react-query'
import type { Appraisal } from '#shared/contract/disposals.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { HashText } from '../ui/hash-text.tsx'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import { retentionText } from './text.ts'

const words = retentionText.sign

export type Act = 'approve' | 'witness' | 'execute'

export type ActDialogProps = { appraisal: Appraisal; act: Act; onClose: () => void }

export function ActDialog({ appraisal, act, onClose }: ActDialogProps) {
  const session = useSession()
  const queries = useQueryClient()
  const { id, number, registerSha256, toDestroy } = appraisal
  const sign = useDeed(desk.disposals[act], {
    ownFailure: true,
    refreshes: [
      deskQuery.disposals.list.key(),
      deskQuery.retention.key(),
      deskQuery.dossiers.key(),
      deskQuery.archive.health.key(),
    ],
    onDone: (signed) => {
      queries.setQueryData(deskQuery.disposals.get.queryKey({ input: { id } }), signed)
      onClose()
    },
  })
  const { title, confirm, effects } = words[act]
  return (
    <PassphraseDialog
      open
      danger={act === 'execute'}
      title={title}
      effect={<SentenceList sentences={effects(toDestroy)} />}
      bound={[
        { key: 'number', label: words.number, value: number },
        { key: 'dossiers', label: words.dossiers, value: toDestroy },
        { key: 'hash', label: words.hash, value: <HashText value={registerSha256 ?? ''} label={words.hash} whole /> },
      ]}
      person={session.displayName}
      confirmLabel={confirm}
      busy={sign.running}
      error={sign.failure?.sentence}
      onConfirm={(passphrase) => sign.run({ id, passphrase })}
      onCancel={onClose}
    />
  )
}
