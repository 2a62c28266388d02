// Points at evidence: a paper's page, a recording's second, a picture, or the absence of something required.
import {
  CloseOutlined,
  DisconnectOutlined,
  FileTextOutlined,
  PictureOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import { classNames } from './class-names.ts'
import css from './tags.module.css'
import { uiText } from './text.ts'

export type EvidenceChipProps = {
  kind: 'paper' | 'recording' | 'picture' | 'absence'
  /** Short name: 决定书, 录像②. */
  label: string
  /** Where in it: p.2, 00:12:31. */
  place?: string | undefined
  /** Full name for the tooltip. */
  title?: string | undefined
  /** The evidence now in view. */
  active?: boolean
  onOpen?: (() => void) | undefined
  onRemove?: (() => void) | undefined
}

const icons = {
  paper: <FileTextOutlined />,
  recording: <VideoCameraOutlined />,
  picture: <PictureOutlined />,
  absence: <DisconnectOutlined />,
} as const

export function EvidenceChip({ kind, label, place, title, active, onOpen, onRemove }: EvidenceChipProps) {
  const name = place === undefined ? label : `${label} ${place}`
  const body = (
    <>
      <span className={css.shape} aria-hidden="true">
        {icons[kind]}
      </span>
      <span className={css.chipLabel}>{label}</span> {place !== undefined && <span className={css.place}>{place}</span>}
    </>
  )
  const className = classNames(css.chip, kind === 'absence' && css.absence, active && css.active)
  return (
    <span className={className} title={title}>
      {onOpen ? (
        <button type="button" className={css.chipOpen} aria-current={active ? 'true' : undefined} onClick={onOpen}>
          <span className="visually-hidden">{uiText.evidence.open}</span>
          {body}
        </button>
      ) : (
        <span className={css.chipOpen}>{body}</span>
      )}
      {onRemove && (
        <button type="button" className={css.chipRemove} aria-label={uiText.evidence.remove(name)} onClick={onRemove}>
          <CloseOutlined />
        </button>
      )}
    </span>
  )
}
