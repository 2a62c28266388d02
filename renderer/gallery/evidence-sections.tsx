// PDF, picture and Word viewers. The files come from the test's server.
import { useState } from 'react'
import { DocxViewer } from '../ui/docx-viewer.tsx'
import { type PageHighlight, type PageRegion, PdfViewer } from '../ui/pdf-viewer.tsx'
import { PictureViewer } from '../ui/picture-viewer.tsx'
import type { Region } from '../ui/region.ts'
import { Card } from './card.tsx'

export const paperHighlights: readonly PageHighlight[] = [
  {
    key: 'a',
    page: 1,
    region: { x: 0.13, y: 0.36, width: 0.74, height: 0.06 },
    label: '告知期限按自然日计算',
    tone: 'finding',
    active: true,
  },
  { key: 'b', page: 1, region: { x: 0.13, y: 0.5, width: 0.5, height: 0.035 }, label: '执法人员', tone: 'note' },
  {
    key: 'c',
    page: 1,
    region: { x: 0.58, y: 0.76, width: 0.28, height: 0.06 },
    label: '建议：缺一名签名',
    tone: 'suggested',
  },
  { key: 'd', page: 2, region: null, label: '本页无页码', tone: 'finding' },
]

const fixture = (name: string) => new URL(`fixtures/${name}`, document.baseURI).href

export function PdfSection() {
  const [selecting, setSelecting] = useState(false)
  const [page, setPage] = useState(1)
  const [region, setRegion] = useState<PageRegion | null>(null)
  const [opened, setOpened] = useState('')
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <PdfViewer
          url={fixture('paper.pdf')}
          title="行政处罚决定书"
          page={page}
          onPage={setPage}
          selecting={selecting}
          onSelecting={setSelecting}
          onRegion={setRegion}
          highlights={paperHighlights}
          onHighlight={setOpened}
        />
      </div>
      <output data-region="" style={{ padding: '2px 12px' }}>
        {region === null ? `第 ${page} 页 ${opened}` : JSON.stringify(region)}
      </output>
    </div>
  )
}

export function ScanSection() {
  return <PdfViewer url={fixture('scan.pdf')} title="扫描件" />
}

export function PdfFaultSection() {
  return (
    <div className="gallery-pad">
      <Card title="内容损坏" flush tall>
        <PdfViewer url={fixture('broken.pdf')} title="损坏的文书" />
      </Card>
      <Card title="设有密码" flush tall>
        <PdfViewer url={fixture('locked.pdf')} title="设有密码的文书" />
      </Card>
    </div>
  )
}

export function PictureSection() {
  const [selecting, setSelecting] = useState(false)
  const [region, setRegion] = useState<Region | null>(null)
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <PictureViewer
          url={fixture('picture.jpg')}
          title="现场照片③"
          selecting={selecting}
          onSelecting={setSelecting}
          onRegion={setRegion}
          highlights={[
            { key: 'a', region: { x: 0.1, y: 0.15, width: 0.25, height: 0.4 }, label: '标签模糊', tone: 'finding' },
          ]}
        />
      </div>
      <output data-region="" style={{ padding: '2px 12px' }}>
        {region === null ? '未框选' : JSON.stringify(region)}
      </output>
    </div>
  )
}

export function DocxSection() {
  return <DocxViewer url={fixture('letter.docx')} title="责令改正通知书" />
}
