// What the keys do on this desk, on the house's card.
import { dockText } from '../recordings/dock-text.ts'
import { KeyboardHelp, playerShortcuts, type ShortcutGroup } from '../ui/keyboard-help.tsx'
import { appText } from './text.ts'

const { keys } = appText

const groups: readonly ShortcutGroup[] = [
  {
    title: keys.everywhere,
    shortcuts: [
      { label: keys.search, keys: [['Ctrl', 'K']] },
      { label: keys.lock, keys: [['Ctrl', 'L']] },
      { label: keys.help, keys: [['Ctrl', '/']] },
    ],
  },
  {
    title: keys.lists,
    shortcuts: [
      { label: keys.move, keys: [['↑'], ['↓']] },
      { label: keys.open, keys: [['Enter']] },
      { label: keys.newDossier, keys: [['N']] },
    ],
  },
  {
    title: keys.desk,
    shortcuts: [
      { label: keys.panes, keys: [['Ctrl', '1'], ['2'], ['3']] },
      { label: keys.nextPane, keys: [['F6'], ['Shift', 'F6']] },
      { label: keys.beside, keys: [['Ctrl', '\\']] },
      { label: keys.openBeside, keys: [['Ctrl', 'Enter']] },
      {
        label: keys.reorder,
        keys: [
          ['Alt', '↑'],
          ['Alt', '↓'],
        ],
      },
    ],
  },
  { title: dockText.keys.title, shortcuts: dockText.keys.list },
  ...playerShortcuts,
]

export function KeyboardDialog({ onClose }: { onClose: () => void }) {
  return <KeyboardHelp open groups={groups} onClose={onClose} />
}
