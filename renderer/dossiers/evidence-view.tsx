// One item in the viewer that suits its bytes, at the place that was asked for.
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Region } from '#shared/contract/evidence.ts'
import { bytesUrl, downloadUrl } from '../desk/bytes-url.ts'
import { DocxViewer } from '../ui/docx-viewer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatBytes } from '../ui/format.ts'
import { PdfViewer } from '../ui/pdf-viewer.tsx'
import { PictureViewer } from '../ui/picture-viewer.tsx'
import type { EvidenceCapture, EvidenceMark } from './evidence-marks.ts'
import { pageMarks } from './evidence-marks.ts'
import type { Place } from './evidence-search.ts'
import { RecordingView } from './recording-view.tsx'
import { dossierText } from './text.ts'
import type { Jump } from './use-evidence.ts'

export type EvidenceViewProps = {
  item: Item
  /** Where it was left. */
  place: Place
  /** The latest order to go somewhere, when it is for this item. */
  jump: Jump | null
  onMoved: (to: { page?: number; ms?: number }) => void
  marks: readonly EvidenceMark[]
  capture: EvidenceCapture
}

export function EvidenceView(props: EvidenceViewProps) {
  switch (props.item.viewing) {
    case 'pdf':
      return <PdfEvidence {...props} />
    case 'picture':
      return <PictureEvidence {...props} />
    case 'docx':
      return <DocxViewer url={urlOf(props.item)} title={props.item.title} />
    case 'video':
    case 'audio':
      return <RecordingView {...props} />
    case 'none':
      return props.item.media === null ? <Unviewable item={props.item} /> : <RecordingView {...props} />
  }
}

function urlOf(item: Item): string {
  return bytesUrl(item.viewObjectId ?? item.objectId)
}

function PdfEvidence({ item, place, jump, onMoved, marks, capture }: EvidenceViewProps) {
  const [page, setPage] = useState(place.page ?? 1)
  const [selecting, setSelecting] = useState(false)
  useEffect(() => {
    if (jump?.page != null) setPage(jump.page)
  }, [jump])
  const takes = capture.onRegion !== undefined
  return (
    <PdfViewer
      url={urlOf(item)}
      title={item.title}
      page={page}
      onPage={(reached) => {
        setPage(reached)
        onMoved({ page: reached })
      }}
      selecting={takes && selecting}
      onSelecting={takes ? setSelecting : undefined}
      onRegion={({ page: at, ...region }) => {
        setSelecting(false)
        capture.onRegion?.(item, at, region)
      }}
      highlights={pageMarks(item.id, marks, jump)}
      onHighlight={capture.onMark}
    />
  )
}

function PictureEvidence({ item, jump, marks, capture }: EvidenceViewProps) {
  const [selecting, setSelecting] = useState(false)
  const takes = capture.onRegion !== undefined
  const drawn = (region: Region) => {
    setSelecting(false)
    capture.onRegion?.(item, 1, region)
  }
  return (
    <PictureViewer
      url={urlOf(item)}
      title={item.title}
      selecting={takes && selecting}
      onSelecting={takes ? setSelecting : undefined}
      onRegion={drawn}
      highlights={pageMarks(item.id, marks, jump)}
      onHighlight={capture.onMark}
    />
  )
}

function Unviewable({ item }: { item: Item }) {
  const text = dossierText.evidence.unviewable
  return (
    <EmptyState
      title={text.title}
      sentence={text.sentence(item.originalName, formatBytes(item.sizeBytes))}
      action={
        <Button href={downloadUrl(item.objectId)} download={item.originalName}>
          {text.save}
        </Button>
      }
    />
  )
}
