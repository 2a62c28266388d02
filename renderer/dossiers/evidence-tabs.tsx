// The tabs over the evidence: which items are open, and whether two stand side by side.
import { CloseOutlined, SplitCellsOutlined } from '@ant-design/icons'
import type { Item } from '#shared/contract/dossiers.ts'
import { classNames } from '../ui/class-names.ts'
import { formatDuration } from '../ui/format.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import css from './evidence-pane.module.css'
import type { Place } from './evidence-search.ts'
import { dossierText } from './text.ts'
import type { Evidence } from './use-evidence.ts'

export type EvidenceTabsProps = { evidence: Evidence; items: readonly Item[] }

export function EvidenceTabs({ evidence, items }: EvidenceTabsProps) {
  const text = dossierText.evidence
  if (evidence.tabs.length === 0) return <h2 className={css.noTabs}>{dossierText.desk.evidence}</h2>
  return (
    <ul className={css.tabs} aria-label={text.tabs}>
      {evidence.tabs.map((tab) => {
        const title = items.find((item) => item.id === tab.itemId)?.title ?? text.gone.title
        const shown = tab.itemId === evidence.activeId || tab.itemId === evidence.sideId
        return (
          <li key={tab.itemId} className={classNames(css.tab, shown && css.shown)}>
            <button
              type="button"
              className={css.tabOpen}
              aria-current={shown ? 'true' : undefined}
              title={title}
              onClick={() => evidence.open({ itemId: tab.itemId })}
              onAuxClick={(event) => event.button === 1 && evidence.close(tab.itemId)}
            >
              <span className={css.tabTitle}>{title}</span>
              <span className={css.tabPlace}>{placeText(tab)}</span>
            </button>
            <button
              type="button"
              className={css.tabClose}
              aria-label={text.close(title)}
              onClick={() => evidence.close(tab.itemId)}
            >
              <CloseOutlined />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Ctrl+\ and its button. */
export function BesideButton({ evidence }: { evidence: Evidence }) {
  const enabled = evidence.tabs.length > 1
  useShortcuts({ 'Ctrl+\\': () => enabled && evidence.toggleSide() })
  return (
    <ToolButton
      icon={<SplitCellsOutlined />}
      label={dossierText.evidence.beside}
      shortcut="Ctrl+\"
      pressed={evidence.sideId !== null}
      disabled={!enabled}
      onPress={evidence.toggleSide}
    />
  )
}

/** A place in few signs: p.3, 00:12:31. */
export function placeText({ page, ms }: Pick<Place, 'page' | 'ms'>): string {
  if (page !== null) return `p.${page}`
  return ms === null ? '' : formatDuration(ms / 1000)
}
