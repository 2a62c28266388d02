// Recusal (回避) with its reason: by the inspector himself, or entered by the leader.
import { desk } from '../desk/client.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { campaignText } from './text.ts'
import { useCampaignDeed } from './use-campaign.ts'

const text = campaignText.people

/** @param name whose; null for one's own */
export function RecuseDialog(props: { assignmentId: string; name: string | null; title: string; onClose: () => void }) {
  const recuse = useCampaignDeed(desk.campaigns.recuse, { onDone: props.onClose })
  return (
    <ConfirmDialog
      open
      title={text.recuseTitle}
      consequence={<p>{text.recuseEffect(props.name ?? '您', props.title)}</p>}
      confirmLabel={text.confirmRecuse}
      reason={{ label: text.recuseReason, required: true, placeholder: text.recuseHint }}
      busy={recuse.running}
      error={recuse.failure?.sentence}
      onConfirm={(reason) => recuse.run({ assignmentId: props.assignmentId, reason })}
      onCancel={props.onClose}
    />
  )
}
