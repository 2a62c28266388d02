// Adopts the draft, once nothing is wrong and every example is reproduced.
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { PackLine } from '#shared/contract/rulebook.ts'
import type { StandardDraft } from '#shared/rules/standard-draft.ts'
import { desk, deskQuery } from '../../desk/client.ts'
import { useDeed } from '../../desk/use-deed.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { SentenceList } from '../../ui/sentence-list.tsx'
import { editorText as text } from './text.ts'
import type { DraftFaults } from './use-draft-faults.ts'

export type AdoptButtonProps = {
  checked: DraftFaults
  draft: StandardDraft
  lines: readonly PackLine[]
  onAdopted: () => void
}

export function AdoptButton({ checked, draft, lines, onAdopted }: AdoptButtonProps) {
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const adopt = useDeed(desk.rulebook.adopt, {
    ownFailure: true,
    done: text.adopted,
    refreshes: [deskQuery.key()],
    onDone: ({ id }) => {
      onAdopted()
      void navigate({ to: '/rulebook/$packId', params: { packId: id } })
    },
  })
  const why = whyNot(checked)
  const before = lines.find(({ id, standing }) => id === draft.id && standing === 'in-force')
  const sentences = [
    text.adoptSum(draft.title, draft.id),
    before === undefined ? text.adoptAdds : text.adoptReplaces(before.title),
    text.adoptExamples(draft.examples?.length ?? 0),
    ...text.adoptEffects,
  ]
  return (
    <>
      <Button type="primary" disabled={why !== null} title={why ?? ''} onClick={() => setAsking(true)}>
        {text.adopt}
      </Button>
      <ConfirmDialog
        open={asking}
        title={text.adoptTitle}
        consequence={<SentenceList sentences={sentences} />}
        confirmLabel={text.adopt}
        busy={adopt.running}
        error={adopt.failure?.sentence}
        onConfirm={() => checked.text !== null && adopt.run({ text: checked.text })}
        onCancel={() => {
          adopt.clear()
          setAsking(false)
        }}
      />
    </>
  )
}

function whyNot({ faults, text: ready, same }: DraftFaults): string | null {
  if (faults.length > 0) return text.adoptBlocked(faults.length)
  if (same) return text.adoptSame
  return ready === null ? text.loading : null
}
