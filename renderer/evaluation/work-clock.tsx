// The working time in the foot, and whether it has paused itself.
import { PauseCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import css from './sheet-foot.module.css'
import type { SheetStore } from './sheet-store.ts'
import { evaluationText } from './text.ts'
import { workTime } from './time-words.ts'
import { useElapsedSeconds } from './use-sheet-store.ts'

export function WorkClock({ store, paused }: { store: SheetStore; paused: boolean }) {
  const text = evaluationText.foot
  return (
    <Tooltip title={text.timeHint}>
      <span className={css.time}>
        {text.time(workTime(useElapsedSeconds(store)))}
        {paused && (
          <>
            <PauseCircleOutlined /> {text.paused}
          </>
        )}
      </span>
    </Tooltip>
  )
}
