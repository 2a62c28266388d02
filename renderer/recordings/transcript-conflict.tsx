// Somebody else saved the transcript meanwhile: what to do with the two.
import { Button } from 'antd'
import type { Item } from '#shared/contract/dossiers.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { recordingText } from './text.ts'
import css from './transcript.module.css'
import type { TranscriptStore } from './transcript-store.ts'

const text = recordingText.transcript

export function TranscriptConflict({ item, store }: { item: Item; store: TranscriptStore }) {
  const merge = useDeed(desk.transcripts.get, { onDone: store.merge })
  const giveUp = useDeed(desk.transcripts.get, { onDone: store.replace })
  return (
    <div className={css.conflict} role="alert">
      <p>{text.conflict}</p>
      <div className={css.conflictActs}>
        <Button
          size="small"
          type="primary"
          title={text.mergeHint}
          loading={merge.running}
          onClick={() => merge.run({ itemId: item.id })}
        >
          {text.merge}
        </Button>
        <Button size="small" loading={giveUp.running} onClick={() => giveUp.run({ itemId: item.id })}>
          {text.theirs}
        </Button>
        <span className={css.quiet}>{text.mergeHint}</span>
      </div>
    </div>
  )
}
