// 同步播放 in place of the evidence: first which recordings, then up to four of them on one timeline.
import { useQuery } from '@tanstack/react-query'
import type { Chain } from '#shared/contract/recordings.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { InStepPlaying } from './in-step-playing.tsx'
import { playableOf } from './playable.ts'
import { useRecordingDesk } from './recording-desk.tsx'
import { StepChooser } from './step-chooser.tsx'
import { recordingText } from './text.ts'
import type { StepDesk } from './use-step.ts'

const text = recordingText.step

export function InStepPane({ step }: { step: StepDesk }) {
  const { dossierId, items } = useRecordingDesk()
  const query = useQuery(deskQuery.recordings.chains.queryOptions({ input: { dossierId } }))
  if (playableOf(items).length < 2) return <EmptyState title={text.none.title} sentence={text.none.sentence} />
  return <Read query={query}>{(chains) => <ChosenOrNot step={step} chains={chains} />}</Read>
}

function ChosenOrNot({ step, chains }: { step: StepDesk; chains: readonly Chain[] }) {
  const { items } = useRecordingDesk()
  const playable = playableOf(items)
  const choices = (step.choices ?? []).filter(({ itemId }) => playable.some(({ id }) => id === itemId))
  if (choices.length === 0) return <StepChooser step={step} items={items} chains={chains} />
  return (
    <InStepPlaying key={choices.map(({ itemId }) => itemId).join(' ')} step={step} choices={choices} chains={chains} />
  )
}
