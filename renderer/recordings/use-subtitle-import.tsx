// Takes a subtitle file into the transcript; over one that is there already only after asking.
import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { desk } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { readSubtitleFile } from './subtitle-file.ts'
import { recordingText } from './text.ts'
import type { TranscriptStore } from './transcript-store.ts'

const text = recordingText.transcript

export type SubtitleImport = { running: boolean; file: (file: File) => Promise<void>; dialog: ReactNode }

export function useSubtitleImport(item: Item, store: TranscriptStore): SubtitleImport {
  const { message } = App.useApp()
  const [asked, setAsked] = useState<string | null>(null)
  const deed = useDeed(desk.transcripts.import, {
    onDone: (transcript) => {
      store.replace(transcript)
      void message.success(text.imported(transcript.lines.length))
    },
  })
  const take = async (content: string) => {
    setAsked(null)
    // What was typed a moment ago must not come after the import.
    await store.flush()
    deed.run({ itemId: item.id, version: store.view().version, content })
  }
  const file = async (chosen: File) => {
    const read = await readSubtitleFile(chosen)
    if (read.state === 'too-large') return void message.error(text.tooLarge)
    if (read.state === 'unreadable') return void message.error(text.unreadable)
    if (store.view().lines.length > 0) setAsked(read.content)
    else await take(read.content)
  }
  const dialog = asked !== null && (
    <ConfirmDialog
      open
      title={text.replace.title}
      consequence={text.replace.consequence(store.view().lines.length)}
      confirmLabel={text.replace.confirm}
      onConfirm={() => void take(asked)}
      onCancel={() => setAsked(null)}
    />
  )
  return { running: deed.running, file, dialog }
}
