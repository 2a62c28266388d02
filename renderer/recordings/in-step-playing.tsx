// The chosen recordings on their common timeline, with everybody's marks; new ones go to the recording in hand.
import { AppstoreAddOutlined, CloseOutlined } from '@ant-design/icons'
import { useEffect, useMemo, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Chain } from '#shared/contract/recordings.ts'
import { bytesUrl } from '../desk/bytes-url.ts'
import { fromZero, stepGaps } from '../ui/in-step.ts'
import { InStepPlayer, type StepRecording } from '../ui/in-step-player.tsx'
import { ToolButton } from '../ui/tool-button.tsx'
import { useRecordingDesk } from './recording-desk.tsx'
import { useStepMarks } from './step-marks.ts'
import type { StepChoice } from './step-search.ts'
import { type StepStarts, stepStarts } from './step-starts.ts'
import { gapWords, recordingText } from './text.ts'
import { useSnapshotOf } from './use-snapshot.ts'
import type { StepDesk } from './use-step.ts'

const text = recordingText.step

export type InStepPlayingProps = { step: StepDesk; choices: readonly StepChoice[]; chains: readonly Chain[] }

export function InStepPlaying({ step, choices, chains }: InStepPlayingProps) {
  const { dossierId, items, evidence, mark, write } = useRecordingDesk()
  const starts = useMemo(
    () =>
      stepStarts(
        choices.map(({ itemId }) => itemId),
        chains,
      ),
    [choices, chains],
  )
  const recordings = useMemo(() => recordingsOf(choices, starts, items), [choices, starts, items])
  const [focusKey, setFocusKey] = useState(recordings[0]?.key ?? '')
  const marks = useStepMarks(recordings)
  const gaps = useMemo(() => gapsOf(recordings), [recordings])
  const snapshot = useSnapshotOf(dossierId)
  const { moved } = step
  const focus = recordings.find(({ key }) => key === focusKey)
  const { start: focusStart = 0 } = focus ?? {}
  const { standIn, jump } = evidence
  useEffect(() => {
    standIn(focusKey)
    return () => standIn(null)
  }, [standIn, focusKey])
  const target = jump?.ms == null ? undefined : recordings.find(({ key }) => key === jump.itemId)
  const order = target && jump?.ms != null ? { at: target.start + jump.ms / 1000, turn: jump.turn } : null
  useEffect(() => {
    if (jump !== null && choices.some(({ itemId }) => itemId === jump.itemId)) setFocusKey(jump.itemId)
  }, [jump, choices])
  const onAt = (at: number) => {
    moved(at * 1000)
    evidence.moved(focusKey, { ms: Math.max(0, Math.round((at - focusStart) * 1000)) })
  }
  const change = (key: string, part: Partial<StepChoice>) =>
    step.choose(choices.map((choice) => (choice.itemId === key ? { ...choice, ...part } : choice)))
  return (
    <InStepPlayer
      title={starts.chain === null ? text.label : text.chain}
      recordings={recordings}
      layout={starts.chain !== null && step.isDefaultLayout ? 1 : step.layout}
      onLayout={step.setLayout}
      focusKey={focusKey}
      onFocus={setFocusKey}
      at={step.atMs / 1000}
      onAt={onAt}
      jump={order}
      marks={marks.marks}
      spans={marks.spans}
      gaps={gaps}
      onMark={(key, seconds) => mark(key, Math.round(seconds * 1000), null)}
      onSpan={(key, start, end) => mark(key, Math.round(start * 1000), Math.round(end * 1000))}
      onSnapshot={(key, seconds) => snapshot(key, Math.round(seconds * 1000))}
      onWords={() => write()}
      onMarkOpen={write}
      onOffset={(key, offset) => change(key, { offsetMs: Math.round(offset * 1000) })}
      onMuted={(muted) => step.choose(choices.map((choice) => ({ ...choice, muted: muted.includes(choice.itemId) })))}
      tools={
        <>
          <ToolButton icon={<AppstoreAddOutlined />} label={text.change} onPress={() => step.choose([])} />
          <ToolButton icon={<CloseOutlined />} label={text.close} onPress={() => step.choose(null)} />
        </>
      }
    />
  )
}

function recordingsOf(choices: readonly StepChoice[], starts: StepStarts, items: readonly Item[]): StepRecording[] {
  const found: StepRecording[] = []
  for (const { itemId, offsetMs, muted } of choices) {
    const item = items.find(({ id }) => id === itemId)
    if (item?.media == null) continue
    found.push({
      key: itemId,
      src: bytesUrl(item.viewObjectId ?? item.objectId),
      kind: item.viewing === 'audio' ? 'audio' : 'video',
      title: item.title,
      fps: item.media.framesPerSecond ?? undefined,
      start: ((starts.startMs.get(itemId) ?? 0) + offsetMs) / 1000,
      duration: item.media.durationMs / 1000,
      offset: offsetMs / 1000,
      muted,
    })
  }
  return fromZero(found)
}

function gapsOf(recordings: readonly StepRecording[]) {
  return stepGaps(recordings).map(({ start, end }) => ({
    key: `gap ${start}`,
    start,
    end,
    label: gapWords(end - start),
  }))
}
