// One item of the catalogue: its place, what it is, its title, its pages or length.
import {
  AudioOutlined,
  ExclamationCircleOutlined,
  FileExclamationOutlined,
  FileOutlined,
  FilePdfOutlined,
  FileWordOutlined,
  PictureOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { DragEvent, ReactNode } from 'react'
import type { PageNote } from '#shared/contract/arranging.ts'
import type { Item, Viewing } from '#shared/contract/dossiers.ts'
import type { PageSpan } from '#shared/rules/page-numbers.ts'
import { pageNoteWords } from '#shared/text/arranging.ts'
import { viewingNames } from '#shared/text/states.ts'
import { arrangingWords } from '../filing/arranging-text.ts'
import { classNames } from '../ui/class-names.ts'
import { formatDuration } from '../ui/format.ts'
import css from './catalogue-list.module.css'
import { dossierText } from './text.ts'
import type { RowDrag } from './use-reordering.ts'

const icons: Readonly<Record<Viewing, ReactNode>> = {
  pdf: <FilePdfOutlined />,
  picture: <PictureOutlined />,
  docx: <FileWordOutlined />,
  video: <VideoCameraOutlined />,
  audio: <AudioOutlined />,
  none: <FileOutlined />,
}

export type CatalogueRowProps = {
  item: Item
  active: boolean
  dimmed: boolean
  extra: ReactNode
  drag: RowDrag | null
  /** The numbers its pages carry, in place of how many they are. */
  span?: PageSpan | undefined
  notes?: readonly PageNote[] | undefined
  onOpen: (beside: boolean) => void
  /** Left out where it cannot be dragged onto something else. */
  onCarry?: ((transfer: DataTransfer) => void) | undefined
}

export function CatalogueRow(props: CatalogueRowProps) {
  const { item, active, dimmed, extra, drag, span, notes = [], onOpen, onCarry } = props
  const text = dossierText.catalogue
  return (
    <li
      className={classNames(css.item, drag?.over === 'before' && css.before, drag?.over === 'after' && css.after)}
      {...drag?.handlers}
    >
      <button
        type="button"
        data-item={item.id}
        className={classNames(css.row, active && css.active, dimmed && css.dimmed)}
        aria-current={active ? 'true' : undefined}
        aria-keyshortcuts={drag === null ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
        title={item.title}
        {...(onCarry && {
          draggable: true,
          onDragStart: (event: DragEvent) => onCarry(event.dataTransfer),
        })}
        onClick={(event) => onOpen(event.ctrlKey)}
      >
        <span className={css.position}>{item.outsideSeal ? '' : item.position}</span>
        <span className={css.icon} role="img" aria-label={viewingNames[item.viewing]}>
          {icons[item.viewing]}
        </span>
        <span className={css.title}>{item.title}</span>
        {item.remarks.length > 0 && (
          <Tooltip title={item.remarks.join('')}>
            <ExclamationCircleOutlined className={css.remark} aria-label={text.remarks(item.remarks.length)} />
          </Tooltip>
        )}
        {notes.length > 0 && (
          <Tooltip title={notes.map(pageNoteWords).join('；')}>
            <FileExclamationOutlined className={css.noted} aria-label={arrangingWords.notes.mark(notes.length)} />
          </Tooltip>
        )}
        {extra}
        {span === undefined ? (
          <span className={css.extent}>{extentOf(item)}</span>
        ) : (
          <span className={css.extent} title={`${arrangingWords.span(span.from, span.to)}，${extentOf(item)}`}>
            <span className="visually-hidden">{arrangingWords.pageNumber} </span>
            {span.count === 1 ? span.from : `${span.from}–${span.to}`}
          </span>
        )}
      </button>
    </li>
  )
}

/** How much it is: pages, or time. */
export function extentOf(item: Item): string {
  if (item.media !== null) return formatDuration(item.media.durationMs / 1000)
  return item.pages === null ? '' : dossierText.catalogue.pages(item.pages)
}
