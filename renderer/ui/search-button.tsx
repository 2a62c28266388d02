// Stands in the head for the search: opens it by click or Ctrl+K.
import { SearchOutlined } from '@ant-design/icons'
import css from './app-frame.module.css'
import { uiText } from './text.ts'
import { useShortcuts } from './use-shortcuts.ts'

export type SearchButtonProps = { onOpen: () => void; label?: string }

export function SearchButton({ onOpen, label = uiText.frame.search }: SearchButtonProps) {
  useShortcuts({ 'Ctrl+K': onOpen })
  return (
    <button type="button" className={css.searchButton} aria-keyshortcuts="Control+K" onClick={onOpen}>
      <SearchOutlined />
      <span className={css.searchLabel}>{label}</span>
      <kbd>Ctrl+K</kbd>
    </button>
  )
}
