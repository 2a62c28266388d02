// One quiet line that says whether what was judged is saved: 自动保存于 14:03:22.
import { CheckOutlined, ExclamationCircleFilled, LoadingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { formatTimeOfDay } from '../ui/format.ts'
import type { SaveState } from './autosaver.ts'
import css from './judging.module.css'
import { judgingText } from './text.ts'

export function SaveLine({ save, onRetry }: { save: SaveState; onRetry: () => void }) {
  if (save.state === 'failed') {
    return (
      <span className={css.saveFailed} role="alert">
        <ExclamationCircleFilled /> {judgingText.save.failed(save.failure.sentence)}
        <Button size="small" type="link" onClick={onRetry}>
          {judgingText.save.retry}
        </Button>
      </span>
    )
  }
  return (
    <span className={css.saveLine} data-save={save.state}>
      {save.state === 'saved' && <CheckOutlined />}
      {save.state === 'saving' && <LoadingOutlined />}
      {words(save)}
    </span>
  )
}

function words(save: Exclude<SaveState, { state: 'failed' }>): string {
  switch (save.state) {
    case 'clean':
      return judgingText.save.clean
    case 'waiting':
      return judgingText.save.waiting
    case 'saving':
      return judgingText.save.saving
    case 'saved':
      return judgingText.save.saved(formatTimeOfDay(save.at))
  }
}
