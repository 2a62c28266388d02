// Takes files and folders: dragged in, or chosen with the buttons.
import { CloudUploadOutlined, FileAddOutlined, FolderAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import css from './drop-zone.module.css'
import { type DroppedFile, filesOfInput, filesOfTransfer } from './dropped-files.ts'
import { uiText } from './text.ts'

export type { DroppedFile } from './dropped-files.ts'

export type DropZoneProps = {
  /** What may be dropped: 把文书和音视频拖到这里. */
  label: string
  /** Kinds and limits. */
  hint?: ReactNode
  /** For the file chooser, as in <input accept>. */
  accept?: string | undefined
  /** Offers whole folders too. */
  folders?: boolean
  /** Why nothing can be added now. */
  disabledReason?: string | undefined
  onFiles: (files: readonly DroppedFile[]) => void
  /** Wraps these: the whole list takes the drop, and the invitation lies over it only while dragging. */
  children?: ReactNode
}

export function DropZone(props: DropZoneProps) {
  const { label, hint, accept, folders, disabledReason, onFiles, children } = props
  const [depth, setDepth] = useState(0)
  const fileInput = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const off = disabledReason !== undefined
  const handlers = useDropHandlers(off, setDepth, onFiles)
  const over = depth > 0
  const take = (input: HTMLInputElement) => {
    onFiles(filesOfInput(input.files))
    input.value = ''
  }
  const hidden = { type: 'file', hidden: true, multiple: true, tabIndex: -1 } as const
  return (
    <section
      className={classNames(css.zone, children === undefined && css.alone, over && css.over)}
      aria-label={label}
      {...handlers}
    >
      <input
        {...hidden}
        ref={fileInput}
        accept={accept}
        aria-label={uiText.drop.choose}
        onChange={(event) => take(event.target)}
      />
      <input
        {...hidden}
        ref={folderInput}
        {...{ webkitdirectory: '' }}
        aria-label={uiText.drop.chooseFolder}
        onChange={(event) => take(event.target)}
      />
      {children}
      {children !== undefined && over && (
        <div className={css.veil}>
          <CloudUploadOutlined className={css.icon} />
          <p className={css.label}>{uiText.drop.over}</p>
        </div>
      )}
      {children === undefined && (
        <>
          <CloudUploadOutlined className={css.icon} />
          <p className={css.label}>{over ? uiText.drop.over : label}</p>
          {(off || hint !== undefined) && <p className={css.hint}>{disabledReason ?? hint}</p>}
          <div className={css.buttons}>
            <Button icon={<FileAddOutlined />} disabled={off} onClick={() => fileInput.current?.click()}>
              {uiText.drop.choose}
            </Button>
            {folders && (
              <Button icon={<FolderAddOutlined />} disabled={off} onClick={() => folderInput.current?.click()}>
                {uiText.drop.chooseFolder}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

/** Enter and leave come once for each element inside, so they are counted. */
function useDropHandlers(
  off: boolean,
  setDepth: (change: (depth: number) => number) => void,
  onFiles: DropZoneProps['onFiles'],
) {
  const carriesFiles = (event: DragEvent) => !off && event.dataTransfer.types.includes('Files')
  return {
    onDragEnter: (event: DragEvent) => {
      if (carriesFiles(event)) setDepth((depth) => depth + 1)
    },
    onDragLeave: (event: DragEvent) => {
      if (carriesFiles(event)) setDepth((depth) => Math.max(0, depth - 1))
    },
    onDragOver: (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      setDepth(() => 0)
      if (!carriesFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      void filesOfTransfer(event.dataTransfer).then((files) => {
        if (files.length > 0) onFiles(files)
      })
    },
  }
}
