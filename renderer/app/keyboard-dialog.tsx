// What the keys do, in one dialog.
import { Modal } from 'antd'
import css from './keyboard-dialog.module.css'
import { appText } from './text.ts'

const { keys } = appText

const groups: readonly { title: string; rows: readonly (readonly [string, readonly string[]])[] }[] = [
  {
    title: keys.everywhere,
    rows: [
      [keys.search, ['Ctrl+K']],
      [keys.lock, ['Ctrl+L']],
      [keys.help, ['Ctrl+/']],
    ],
  },
  {
    title: keys.lists,
    rows: [
      [keys.move, ['↑', '↓']],
      [keys.open, ['Enter']],
      [keys.newDossier, ['N']],
    ],
  },
  {
    title: keys.desk,
    rows: [
      [keys.panes, ['Ctrl+1', 'Ctrl+2', 'Ctrl+3']],
      [keys.beside, ['Ctrl+\\']],
      [keys.reorder, ['Alt+↑', 'Alt+↓']],
    ],
  },
  {
    title: keys.player,
    rows: [
      [keys.play, ['J', 'K', 'L']],
      [keys.frame, ['←', '→']],
      [keys.second, ['Shift+←', 'Shift+→']],
    ],
  },
]

export function KeyboardDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal open footer={null} width={640} title={appText.menu.keyboard} onCancel={onClose}>
      <div className={css.groups}>
        {groups.map((group) => (
          <section key={group.title}>
            <h2 className={css.title}>{group.title}</h2>
            <dl className={css.rows}>
              {group.rows.map(([what, names]) => (
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
          </section>
        ))}
      </div>
    </Modal>
  )
}
