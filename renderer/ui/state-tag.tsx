// A state in one or two words. The tone's shape repeats what the colour says.
import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  InfoCircleFilled,
  LockFilled,
  MinusCircleOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import css from './tags.module.css'
import type { Tone } from './tone.ts'

const shapes: Readonly<Record<Tone, ReactNode>> = {
  neutral: <span className={css.dot} />,
  quiet: <MinusCircleOutlined />,
  info: <InfoCircleFilled />,
  ok: <CheckCircleFilled />,
  warn: <ExclamationCircleFilled />,
  bad: <CloseCircleFilled />,
  restricted: <LockFilled />,
}

export type StateTagProps = {
  tone: Tone
  label: string
  /** Replaces the tone's own shape. */
  icon?: ReactNode
  /** Without a frame, for dense table cells. */
  plain?: boolean
  /** More words on hover. */
  title?: string | undefined
}

export function StateTag({ tone, label, icon, plain, title }: StateTagProps) {
  return (
    <span className={classNames(css.tag, css[tone], plain && css.plain)} title={title}>
      <span className={css.shape} aria-hidden="true">
        {icon ?? shapes[tone]}
      </span>
      {label}
    </span>
  )
}
