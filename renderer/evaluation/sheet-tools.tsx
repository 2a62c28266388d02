// Small tools over the sheet: undo, redo, what the keys do.
import { QuestionCircleOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useState } from 'react'
import { ToolButton } from '../ui/tool-button.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import type { SheetStore } from './sheet-store.ts'
import css from './sheet-tools.module.css'
import { evaluationText } from './text.ts'
import { useSheetView } from './use-sheet-store.ts'

export function SheetTools({ store }: { store: SheetStore }) {
  const view = useSheetView(store)
  const [help, setHelp] = useState(false)
  const close = () => setHelp(false)
  useShortcuts({ Escape: close }, { enabled: help })
  const text = evaluationText.desk
  return (
    <>
      <ToolButton
        icon={<UndoOutlined />}
        label={text.undo}
        shortcut="Ctrl+Z"
        disabled={!view.canUndo}
        onPress={store.undo}
      />
      <ToolButton
        icon={<RedoOutlined />}
        label={text.redo}
        shortcut="Ctrl+Y"
        disabled={!view.canRedo}
        onPress={store.redo}
      />
      <Popover
        open={help}
        onOpenChange={setHelp}
        trigger="click"
        placement="bottomRight"
        title={evaluationText.keys.title}
        content={<SheetKeysList />}
      >
        <span>
          <ToolButton icon={<QuestionCircleOutlined />} label={text.keys} pressed={help} onPress={() => undefined} />
        </span>
      </Popover>
    </>
  )
}

function SheetKeysList() {
  return (
    <dl className={css.keys}>
      {evaluationText.keys.rows.map(([what, names]) => (
        <div key={what} className={css.row}>
          <dt>{what}</dt>
          <dd>
            {names.map((name) => (
              <kbd key={name}>{name}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
