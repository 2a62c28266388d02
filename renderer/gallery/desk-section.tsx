// A whole screen: the frame with the split desk, a paper, and a score sheet.
import { BellOutlined, LogoutOutlined, QuestionCircleOutlined, SyncOutlined } from '@ant-design/icons'
import { Tabs } from 'antd'
import { useState } from 'react'
import { AppFrame } from '../ui/app-frame.tsx'
import { ClockTag } from '../ui/clock-tag.tsx'
import { EvidenceChip } from '../ui/evidence-chip.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { HeaderStatus } from '../ui/header-status.tsx'
import { PdfViewer } from '../ui/pdf-viewer.tsx'
import { SearchButton } from '../ui/search-button.tsx'
import { defaultSizes, SplitDesk } from '../ui/split-desk.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { StatusBar } from '../ui/status-bar.tsx'
import { paperHighlights } from './evidence-sections.tsx'
import { dossierFields, nav } from './sample.tsx'

export function DeskSection() {
  const [collapsed, setCollapsed] = useState(false)
  const [sizes, setSizes] = useState(defaultSizes)
  return (
    <AppFrame
      product="案卷 Anjuan"
      agency="示例县农业农村局"
      nav={nav}
      active="dossiers"
      collapsed={collapsed}
      onCollapsed={setCollapsed}
      search={<SearchButton onOpen={() => {}} />}
      status={
        <>
          <HeaderStatus icon={<SyncOutlined />} label="任务" count={3} onPress={() => {}} />
          <HeaderStatus
            icon={<BellOutlined />}
            label="时限"
            count={2}
            tone="warn"
            hint="1 件今天到期，1 件逾期"
            onPress={() => {}}
          />
        </>
      }
      user={{ name: '王××', role: '评查员' }}
      userMenu={[
        { key: 'help', label: '键盘操作', icon: <QuestionCircleOutlined />, onSelect: () => {} },
        { key: 'out', label: '退出登录', icon: <LogoutOutlined />, onSelect: () => {} },
      ]}
      onLock={() => {}}
      statusBar={
        <StatusBar
          items={[
            { key: 'net', text: '离线' },
            { key: 'archive', text: '存档完好（校验 11-20 22:10）' },
            { key: 'backup', text: '备份 9 天前', tone: 'warn' },
            { key: 'queue', text: '队列：转码 2/7', share: 0.38 },
          ]}
          end={[{ key: 'saved', text: '自动保存于 14:03:22' }]}
        />
      }
    >
      <h1 className="visually-hidden">示农（兽药）罚〔2026〕12号</h1>
      <SplitDesk
        left={{ title: '目录', content: <Catalogue /> }}
        center={{
          title: '证据',
          head: (
            <Tabs
              size="small"
              items={[
                { key: 'a', label: '处罚决定书 p.3' },
                { key: 'b', label: '现场检查 00:12:31' },
              ]}
            />
          ),
          content: (
            <PdfViewer
              url={new URL('fixtures/paper.pdf', document.baseURI).href}
              title="行政处罚决定书"
              highlights={paperHighlights}
              onSelecting={() => {}}
              onHighlight={() => {}}
            />
          ),
        }}
        right={{
          title: '面板',
          head: (
            <Tabs size="small" items={['要素', '完整性', '时限', '标注'].map((label) => ({ key: label, label }))} />
          ),
          content: <Facts />,
        }}
        sizes={sizes}
        onSizes={setSizes}
      />
    </AppFrame>
  )
}

const papers = [
  '立案审批表',
  '现场检查（勘验）笔录',
  '询问笔录',
  '行政处罚事先告知书',
  '法制审核意见书',
  '行政处罚决定书',
  '送达回证',
]

function Catalogue() {
  return (
    <ol style={{ padding: '6px 0' }}>
      {papers.map((paper, index) => (
        <li
          key={paper}
          style={{
            display: 'flex',
            gap: 8,
            padding: '5px 12px',
            background: index === 5 ? 'var(--surface-selected)' : undefined,
          }}
        >
          <span style={{ width: '1.5em', textAlign: 'right', color: 'var(--ink-3)' }}>{index + 1}</span>
          <span style={{ flex: 1 }}>{paper}</span>
          <span style={{ color: 'var(--ink-3)' }}>{(index % 3) + 1}页</span>
        </li>
      ))}
    </ol>
  )
}

function Facts() {
  return (
    <div style={{ padding: 12, display: 'grid', gap: 12, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <div className="gallery-row">
        <StateTag tone="ok" label="已封卷" />
        <ClockTag state="warned" label="评查" dueOn="2026-11-27" daysLeft={4} unit="working" withDay />
      </div>
      <FieldList fields={dossierFields} />
      <div className="gallery-row">
        <EvidenceChip kind="paper" label="决定书" place="p.2" active onOpen={() => {}} />
        <EvidenceChip kind="recording" label="录像②" place="00:12:31" onOpen={() => {}} />
        <EvidenceChip kind="absence" label="缺集体讨论记录" />
      </div>
    </div>
  )
}
