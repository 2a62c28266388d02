// Verification: every object read back and compared, with what was found.
import { Button } from 'antd'
import type { Dossier, Item, VerifyProgress } from '#shared/contract/dossiers.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { ProgressRow } from '../ui/progress-row.tsx'
import css from './panels.module.css'
import { dossierText } from './text.ts'
import { useVerification } from './use-verification.ts'

const text = dossierText.verify

export type VerifyPanelProps = { dossier: Dossier; items: readonly Item[]; onOpen: (itemId: string) => void }

export function VerifyPanel({ dossier, items, onOpen }: VerifyPanelProps) {
  const { progress, state, failure, start, stop } = useVerification(dossier.id)
  if (items.length === 0) {
    return (
      <div className={css.body}>
        <p className={css.lead}>{text.empty}</p>
      </div>
    )
  }
  return (
    <div className={css.body}>
      <p className={css.lead}>{text.lead}</p>
      {state === 'running' ? (
        <ProgressRow
          label={text.running}
          state="running"
          done={progress?.done ?? 0}
          total={progress?.total ?? items.length}
          unit="items"
          onCancel={stop}
        />
      ) : (
        <div>
          <Button type={state === 'idle' ? 'primary' : 'default'} onClick={start}>
            {state === 'idle' ? text.start : text.again}
          </Button>
        </div>
      )}
      {state === 'stopped' && <p className={css.note}>{text.stopped}</p>}
      {failure !== null && <ErrorState sentence={failure.sentence} incident={failure.incident ?? undefined} />}
      {progress !== null && <Verdict progress={progress} onOpen={onOpen} />}
    </div>
  )
}

function Verdict({ progress, onOpen }: { progress: VerifyProgress; onOpen: (itemId: string) => void }) {
  if (progress.state === 'intact') {
    return (
      <p className={css.ok} role="status">
        {text.intact(progress.total)}
        {progress.seal === 'matches' && text.sealMatches}
      </p>
    )
  }
  if (progress.altered.length === 0 && progress.seal !== 'differs') return null
  return (
    <div className={css.bad} role="alert">
      {progress.seal === 'differs' && <p>{text.sealDiffers}</p>}
      {progress.altered.length > 0 && <p>{text.altered(progress.altered.length)}</p>}
      <ul>
        {progress.altered.map((item) => (
          <li key={item.itemId ?? item.title}>
            <AlteredTitle title={item.title} itemId={item.itemId} onOpen={onOpen} />
            {text.states[item.state]}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Sheets frozen with the seal are altered too when they are, but are no items to open. */
function AlteredTitle({
  title,
  itemId,
  onOpen,
}: {
  title: string
  itemId: string | null
  onOpen: (id: string) => void
}) {
  if (itemId === null) return <span>{title} </span>
  return (
    <Button type="link" size="small" danger onClick={() => onOpen(itemId)}>
      {title}
    </Button>
  )
}
