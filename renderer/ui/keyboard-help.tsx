// Every key that works here, on one card.
import { Modal } from 'antd'
import { Fragment } from 'react'
import css from './dialogs.module.css'
import { uiText } from './text.ts'

export type ShortcutGroup = {
  title: string
  shortcuts: readonly {
    label: string
    /** Alternatives, each a combination: [['Ctrl', 'K']], [['J'], ['←']]. */
    keys: readonly (readonly string[])[]
  }[]
}

export type KeyboardHelpProps = { open: boolean; groups: readonly ShortcutGroup[]; onClose: () => void }

export function KeyboardHelp({ open, groups, onClose }: KeyboardHelpProps) {
  return (
    <Modal
      open={open}
      title={uiText.keyboard.title}
      width={680}
      footer={null}
      closable={{ 'aria-label': uiText.dialog.close }}
      destroyOnHidden
      onCancel={onClose}
    >
      <div className={css.groups}>
        {groups.map((group) => (
          <section key={group.title} className={css.group} aria-label={group.title}>
            <p className={css.groupTitle}>{group.title}</p>
            <ul>
              {group.shortcuts.map(({ label, keys }) => (
                <li key={label} className={css.shortcut}>
                  <span>{label}</span>
                  <span className={css.keys}>
                    {keys.map((combination, index) => (
                      <Fragment key={combination.join('+')}>
                        {index > 0 && <span>{uiText.keyboard.or}</span>}
                        {combination.map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </Fragment>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  )
}

/** The player's own keys, for the card of any screen that shows a recording. */
export const playerShortcuts: readonly ShortcutGroup[] = uiText.player.keyGroups
