// The two ways to a finding: of what is in view, and of what is not there. The same on a sheet and under a head.
import { FlagOutlined, StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Keycap } from './keycap.tsx'
import { judgingText } from './text.ts'

export function FindingButtons({ onFinding, onAbsence }: { onFinding: () => void; onAbsence: () => void }) {
  return (
    <>
      <Button
        size="small"
        icon={<FlagOutlined />}
        aria-label={judgingText.composer.add}
        aria-keyshortcuts="F"
        onClick={onFinding}
      >
        {judgingText.composer.add} <Keycap name="F" />
      </Button>
      <Button
        size="small"
        icon={<StopOutlined />}
        aria-label={judgingText.composer.addAbsence}
        aria-keyshortcuts="Q"
        onClick={onAbsence}
      >
        {judgingText.composer.addAbsence} <Keycap name="Q" />
      </Button>
    </>
  )
}
