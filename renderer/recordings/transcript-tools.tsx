// Over the transcript: a line here, import, export, whether the list follows the playback.
import { ExportOutlined, ImportOutlined, PlusOutlined, VerticalAlignMiddleOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useRef } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { toSrt, toVtt } from '#shared/rules/subtitles.ts'
import { saveText } from '../desk/save-file.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { recordingText } from './text.ts'
import css from './transcript.module.css'
import type { TranscriptStore } from './transcript-store.ts'
import { useSubtitleImport } from './use-subtitle-import.tsx'

const text = recordingText.transcript

export type TranscriptToolsProps = {
  item: Item
  store: TranscriptStore
  follow: boolean
  onFollow: (follow: boolean) => void
  onAdd: () => void
}

export function TranscriptTools({ item, store, follow, onFollow, onAdd }: TranscriptToolsProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const take = useSubtitleImport(item, store)
  const save = (key: string) => {
    const lines = store.view().lines.filter((line) => line.text.trim() !== '')
    if (key === 'srt') saveText(`${item.title}.srt`, 'application/x-subrip', toSrt(lines))
    else saveText(`${item.title}.vtt`, 'text/vtt', toVtt(lines))
  }
  return (
    <div className={css.tools}>
      <Button size="small" type="primary" icon={<PlusOutlined />} title={text.addHint} onClick={onAdd}>
        {text.add}
      </Button>
      <Button
        size="small"
        icon={<ImportOutlined />}
        title={text.importHint}
        loading={take.running}
        onClick={() => chooser.current?.click()}
      >
        {text.import}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".srt,.vtt"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={text.importLabel}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) void take.file(file)
        }}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'srt', label: text.exportSrt },
            { key: 'vtt', label: text.exportVtt },
          ],
          onClick: ({ key }) => save(key),
        }}
      >
        <Button size="small" icon={<ExportOutlined />}>
          {text.export}
        </Button>
      </Dropdown>
      <span className={css.toolsEnd}>
        <ToolButton
          icon={<VerticalAlignMiddleOutlined />}
          label={text.follow}
          pressed={follow}
          onPress={() => onFollow(!follow)}
        />
      </span>
      {take.dialog}
    </div>
  )
}
