// One item of a loan, read at the desk.
import { Modal } from 'antd'
import type { Viewing } from '#shared/contract/dossiers.ts'
import { bytesUrl } from '../desk/bytes-url.ts'
import panel from '../dossiers/panels.module.css'
import { DocxViewer } from '../ui/docx-viewer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PdfViewer } from '../ui/pdf-viewer.tsx'
import { PictureViewer } from '../ui/picture-viewer.tsx'
import { Player } from '../ui/player.tsx'
import css from './lending.module.css'
import { lendingText } from './text.ts'

const text = lendingText.reading

export type Opened = { objectId: string; mime: string; viewing: Viewing; title: string; redacted: boolean }

export type ReadingDialogProps = { number: string; opened: Opened | null; onClose: () => void }

export function ReadingDialog({ number, opened, onClose }: ReadingDialogProps) {
  return (
    <Modal
      open={opened !== null}
      title={opened === null ? '' : text.title({ title: opened.title, number })}
      width="min(1180px, 94vw)"
      centered
      footer={null}
      destroyOnHidden
      closable={{ 'aria-label': text.close }}
      onCancel={onClose}
    >
      {opened?.redacted === true && <p className={panel.note}>{text.redacted}</p>}
      <div className={css.reader}>{opened !== null && <Viewer opened={opened} />}</div>
    </Modal>
  )
}

function Viewer({ opened: { objectId, viewing, title } }: { opened: Opened }) {
  const url = bytesUrl(objectId)
  switch (viewing) {
    case 'pdf':
      return <PdfViewer url={url} title={title} />
    case 'picture':
      return <PictureViewer url={url} title={title} />
    case 'docx':
      return <DocxViewer url={url} title={title} />
    case 'video':
    case 'audio':
      return <Player src={url} kind={viewing} title={title} />
    case 'none':
      return <EmptyState title={text.none.title} sentence={text.none.sentence} />
  }
}
