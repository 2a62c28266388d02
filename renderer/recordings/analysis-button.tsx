// Asks for scenes and silences, once for each recording.
import { PartitionOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { RecordingDetail } from '#shared/contract/recordings.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { isUnderWay, useJobs } from '../desk/use-jobs.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { recordingText } from './text.ts'

const text = recordingText.analysis

export function AnalysisButton({ item, detail }: { item: Item; detail: RecordingDetail | undefined }) {
  const wanted = detail !== undefined && detail.analysis === null
  const job = useJobs(wanted).find((one) => one.itemId === item.id && one.kind === 'analysis' && isUnderWay(one))
  const ask = useDeed(desk.recordings.analyse, { done: text.asked, refreshes: [deskQuery.jobs.list.key()] })
  useReadAgain(item.id, job !== undefined)
  if (!wanted) return null
  return (
    <ToolButton
      icon={<PartitionOutlined />}
      label={text.ask}
      disabledReason={job === undefined ? undefined : text.running}
      onPress={() => ask.run({ itemId: item.id })}
    />
  )
}

/** What was found is there when the job has ended. */
function useReadAgain(itemId: string, running: boolean) {
  const queries = useQueryClient()
  const before = useRef(running)
  useEffect(() => {
    if (before.current && !running) {
      void queries.invalidateQueries({ queryKey: deskQuery.recordings.get.key({ input: { itemId } }) })
    }
    before.current = running
  }, [queries, itemId, running])
}
