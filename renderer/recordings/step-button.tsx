// In the head of the evidence: 同步播放, where there are recordings to play together.
import { BlockOutlined } from '@ant-design/icons'
import type { Item } from '#shared/contract/dossiers.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { playableOf } from './playable.ts'
import { recordingText } from './text.ts'
import { useStep } from './use-step.ts'

export function StepButton({ items }: { items: readonly Item[] }) {
  const step = useStep()
  const isOn = step.choices !== null
  if (!isOn && playableOf(items).length < 2) return null
  return (
    <ToolButton
      icon={<BlockOutlined />}
      label={isOn ? recordingText.step.close : recordingText.step.label}
      pressed={isOn}
      onPress={() => step.choose(isOn ? null : [])}
    />
  )
}
