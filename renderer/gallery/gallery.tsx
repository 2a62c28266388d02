// Shows every house component in its states with made-up data. For development and the browser test; not in the product.
import './gallery.css'
import { type ComponentType, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { DeskTheme } from '../theme/desk-theme.tsx'
import { DeskSection } from './desk-section.tsx'
import { DialogSection } from './dialog-section.tsx'
import { DocxSection, PdfFaultSection, PdfSection, PictureSection, ScanSection } from './evidence-sections.tsx'
import { LockedSection } from './locked-section.tsx'
import { AudioSection, PlayerFaultSection, PlayerSection, StepSection } from './player-sections.tsx'
import { RedactionSection } from './redaction-section.tsx'
import { SplitSection } from './split-section.tsx'
import { FieldSection, StateSection, TagSection } from './state-sections.tsx'
import { TableSection, TableStateSection } from './table-section.tsx'
import { WorkSection } from './work-section.tsx'

const sections: Readonly<Record<string, { title: string; whole?: boolean; show: ComponentType }>> = {
  desk: { title: '整屏', whole: true, show: DeskSection },
  states: { title: '状态页', show: StateSection },
  tags: { title: '标签', show: TagSection },
  fields: { title: '要素', show: FieldSection },
  table: { title: '表格', show: TableSection },
  'table-states': { title: '表格状态', show: TableStateSection },
  split: { title: '分栏', show: SplitSection },
  pdf: { title: 'PDF', show: PdfSection },
  scan: { title: '扫描件', show: ScanSection },
  'pdf-faults': { title: 'PDF 故障', show: PdfFaultSection },
  picture: { title: '图片', show: PictureSection },
  docx: { title: 'Word', show: DocxSection },
  player: { title: '播放器', show: PlayerSection },
  step: { title: '同步播放', show: StepSection },
  audio: { title: '录音', show: AudioSection },
  'player-faults': { title: '播放故障', show: PlayerFaultSection },
  redaction: { title: '遮蔽', show: RedactionSection },
  work: { title: '收件与进度', show: WorkSection },
  dialogs: { title: '对话框', show: DialogSection },
  locked: { title: '锁定', whole: true, show: LockedSection },
}

function Gallery() {
  const [name, setName] = useState(currentName)
  useEffect(() => {
    const follow = () => setName(currentName())
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  const section = sections[name]
  if (section === undefined) return null
  const Show = section.show
  if (section.whole) return <Show />
  return (
    <div className="gallery">
      <nav aria-label="组件" className="gallery-nav">
        {Object.entries(sections).map(([key, { title }]) => (
          <a key={key} href={`#${key}`} aria-current={key === name ? 'page' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <main className="gallery-main" data-section={name}>
        <h1 className="visually-hidden">{section.title}</h1>
        <Show />
      </main>
    </div>
  )
}

function currentName(): string {
  return window.location.hash.slice(1) || 'desk'
}

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <DeskTheme>
      <Gallery />
    </DeskTheme>,
  )
}
