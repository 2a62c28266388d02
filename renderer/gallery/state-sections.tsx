// States, tags and fields.
import { FolderAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { ClockTag } from '../ui/clock-tag.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { EvidenceChip } from '../ui/evidence-chip.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { formatBytes, formatDay, formatDuration, formatMoney } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { Card } from './card.tsx'
import { dossierFields, manifestHash } from './sample.tsx'

const administrator = { role: '系统管理员' }

export function StateSection() {
  return (
    <div className="gallery-pad">
      <div className="gallery-pair">
        <Card title="空" flush>
          <EmptyState
            title="还没有案卷"
            sentence="先新建一个案卷，再把文书和音视频拖进来。"
            action={
              <Button type="primary" icon={<FolderAddOutlined />}>
                新建案卷
              </Button>
            }
          />
        </Card>
        <Card title="出错" flush>
          <ErrorState
            sentence="案卷目录没有读出来。请重试；仍不行请把故障编号告诉系统管理员。"
            incident="A-20261121-0007"
            onRetry={() => {}}
          />
        </Card>
        <Card title="没有权限" flush>
          <NoPermission {...administrator} />
        </Card>
        <Card title="读取：表格" flush>
          <LoadingState rows={6} />
        </Card>
        <Card title="读取：要素" flush>
          <LoadingState shape="fields" rows={8} />
        </Card>
        <Card title="读取：画面" flush>
          <LoadingState shape="stage" label="正在打开录像" />
        </Card>
      </div>
    </div>
  )
}

export function TagSection() {
  return (
    <div className="gallery-pad">
      <Card title="状态">
        <div className="gallery-row">
          <StateTag tone="neutral" label="整理中" />
          <StateTag tone="info" label="评查中" />
          <StateTag tone="ok" label="已封卷" />
          <StateTag tone="warn" label="待补正" />
          <StateTag tone="bad" label="一票否决" />
          <StateTag tone="restricted" label="副卷" />
          <StateTag tone="quiet" label="已撤回" />
          <StateTag plain tone="ok" label="签名有效" />
          <StateTag plain tone="bad" label="摘要不符" />
        </div>
      </Card>
      <Card title="时限">
        <div className="gallery-row">
          <ClockTag state="due" dueOn="2026-12-04" daysLeft={9} unit="working" />
          <ClockTag state="warned" dueOn="2026-11-24" daysLeft={1} unit="working" />
          <ClockTag state="warned" dueOn="2026-11-21" daysLeft={0} unit="calendar" />
          <ClockTag state="overdue" dueOn="2026-11-18" daysLeft={-3} unit="calendar" />
          <ClockTag state="done" dueOn="2026-11-18" daysLeft={0} unit="calendar" />
          <ClockTag state="paused" dueOn="2026-11-18" daysLeft={0} unit="calendar" />
          <ClockTag state="warned" label="法制审核" dueOn="2026-11-27" daysLeft={4} unit="working" withDay />
          <ClockTag plain state="overdue" label="公示" dueOn="2026-11-18" daysLeft={-3} unit="working" />
        </div>
      </Card>
      <Card title="证据">
        <div className="gallery-row">
          <EvidenceChip kind="paper" label="决定书" place="p.2" onOpen={() => {}} />
          <EvidenceChip kind="recording" label="录像②" place="00:12:31" active onOpen={() => {}} />
          <EvidenceChip kind="picture" label="现场照片③" onOpen={() => {}} onRemove={() => {}} />
          <EvidenceChip kind="absence" label="缺集体讨论记录" />
          <EvidenceChip kind="paper" label="送达回证" place="p.1" />
        </div>
      </Card>
      <Card title="摘要">
        <div className="gallery-row">
          <HashText value={manifestHash} label="封卷清单摘要" />
          <HashText value={manifestHash} label="封卷清单摘要（全文）" whole />
        </div>
      </Card>
    </div>
  )
}

export function FieldSection() {
  return (
    <div className="gallery-pad">
      <Card title="一栏">
        <FieldList fields={dossierFields} />
      </Card>
      <Card title="两栏">
        <FieldList
          columns={2}
          labelWidth={7}
          fields={[
            { key: 'on', label: '立案日期', value: formatDay('2026-08-03') },
            { key: 'money', label: '罚款', value: formatMoney(12000) },
            { key: 'length', label: '音视频总时长', value: formatDuration(2467) },
            { key: 'size', label: '占用空间', value: formatBytes(1_524_713_390) },
            { key: 'tier', label: '裁量档次', value: '从轻', note: '减轻情节未附证据', noteTone: 'warn' },
            { key: 'appeal', label: '复议诉讼', value: null },
          ]}
        />
      </Card>
    </div>
  )
}
