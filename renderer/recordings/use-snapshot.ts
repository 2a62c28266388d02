// S: the frame becomes a paper of the dossier; a word says so and opens it beside.
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { createElement } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useRecordingDesk } from './recording-desk.tsx'
import { recordingText } from './text.ts'

const text = recordingText.snapshot
const shownSeconds = 8

export function useSnapshotOf(dossierId: string): (itemId: string, atMs: number) => void {
  const tell = useTellFiled(dossierId)
  const take = useDeed(desk.recordings.snapshot, { onDone: (made) => tell(text.done, made) })
  return (itemId, atMs) => take.run({ itemId, atMs })
}

/** Brings what was made into the catalogue, and offers to open it beside the recording. */
function useTellFiled(dossierId: string): (words: string, made: Item) => void {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { evidence } = useRecordingDesk()
  return (words, made) => {
    const key = deskQuery.dossiers.items.queryKey({ input: { id: dossierId } })
    queries.setQueryData<Item[]>(key, (known) =>
      known === undefined || known.some(({ id }) => id === made.id) ? known : [...known, made],
    )
    void queries.invalidateQueries({ queryKey: deskQuery.dossiers.items.key({ input: { id: dossierId } }) })
    void queries.invalidateQueries({ queryKey: deskQuery.dossiers.get.key({ input: { id: dossierId } }) })
    const open = () => {
      message.destroy(made.id)
      evidence.open({ itemId: made.id, beside: true })
    }
    void message.success({
      key: made.id,
      duration: shownSeconds,
      content: createElement(
        'span',
        null,
        `${words}：${made.title} `,
        createElement(Button, { type: 'link', size: 'small', onClick: open }, text.open),
      ),
    })
  }
}
