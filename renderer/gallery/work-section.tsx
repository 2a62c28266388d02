// Taking files in, and long work going on.
import { useState } from 'react'
import { type DroppedFile, DropZone } from '../ui/drop-zone.tsx'
import { ProgressRow } from '../ui/progress-row.tsx'
import { Card } from './card.tsx'

export function WorkSection() {
  const [files, setFiles] = useState<readonly DroppedFile[]>([])
  return (
    <div className="gallery-pad">
      <div className="gallery-pair">
        <DropZone
          label="把文书和音视频拖到这里"
          hint="PDF、DOCX、JPG、PNG、TIFF、MP4、MOV、AVI、MKV、MP3、WAV；可整个文件夹"
          folders
          onFiles={setFiles}
        />
        <DropZone label="把文书拖到这里（已封卷）" disabledReason="案卷已封卷，不能再加入材料。" onFiles={() => {}} />
      </div>
      <output data-files="">{files.map(({ path }) => path).join('，') || '未选文件'}</output>
      <Card title="任务">
        <ProgressRow
          label="转码：现场检查录像②（原件 HEVC）"
          state="running"
          done={312}
          total={820}
          unit="seconds"
          rate={4.3}
          remainingSeconds={118}
          onCancel={() => {}}
        />
        <ProgressRow
          label="归档：DSJ_20260806_104213_0001.mp4"
          state="running"
          done={1_402_311_000}
          total={2_147_483_648}
          unit="bytes"
          rate={238_000_000}
          remainingSeconds={4}
          message="正在加密并计算摘要"
          onCancel={() => {}}
        />
        <ProgressRow
          label="校验：示农罚〔2026〕12号"
          state="waiting"
          done={0}
          total={27}
          unit="items"
          onCancel={() => {}}
        />
        <ProgressRow label="导出日志" state="done" done={1} total={1} unit="items" />
        <ProgressRow
          label="转码：询问录像①"
          state="failed"
          done={3}
          total={10}
          unit="seconds"
          message="磁盘空间不足。请清理出至少 1.2 GB 后重试。"
          onRetry={() => {}}
        />
        <ProgressRow label="备份到移动硬盘" state="cancelled" done={3} total={10} unit="items" onRetry={() => {}} />
      </Card>
    </div>
  )
}
