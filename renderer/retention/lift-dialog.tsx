// Lifts one hold, with the reason.
import type { Hold } from '#shared/contract/retention.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { retentionText } from './text.ts'

const text = retentionText.hold

export function LiftDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const lift = useDeed(desk.retention.liftHold, {
    ownFailure: true,
    done: text.liftDone,
    refreshes: [deskQuery.retention.key(), deskQuery.disposals.key()],
    onDone: onClose,
  })
  return (
    <ConfirmDialog
      open
      title={text.liftTitle}
      consequence={<p>{text.liftEffect(hold.groundTitle)}</p>}
      confirmLabel={text.liftConfirm}
      reason={{ label: text.liftReason, required: true }}
      busy={lift.running}
      error={lift.failure?.sentence}
      onConfirm={(reason) => lift.run({ id: hold.id, reason })}
      onCancel={onClose}
    />
  )
}
