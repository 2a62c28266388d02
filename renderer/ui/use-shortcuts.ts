// Binds keys for as long as a component is on screen: { 'Ctrl+1': run, 'Shift+ArrowLeft': run, 'n': run }.
import { useEffect, useRef } from 'react'

export type Shortcuts = Readonly<Record<string, () => void>>

export type ShortcutOptions = {
  enabled?: boolean
  /** Also while typing in a field; only sensible for combinations with Ctrl. Those always work. */
  whileTyping?: boolean
}

export function useShortcuts(shortcuts: Shortcuts, { enabled = true, whileTyping = false }: ShortcutOptions = {}) {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || hasOpenDialog()) return
      const name = keyName(event)
      const run = latest.current[name]
      if (run === undefined) return
      if (!whileTyping && !event.ctrlKey && isTyping(event.target)) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled, whileTyping])
}

/** A key press as the maps name it: Ctrl+K, Shift+ArrowLeft, Space, m. Letters are lower case without Ctrl. */
export function keyName(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}): string {
  const key = event.key === ' ' ? 'Space' : event.key
  const command = event.ctrlKey || event.metaKey
  const letter = key.length === 1 ? (command ? key.toUpperCase() : key.toLowerCase()) : key
  const shift = event.shiftKey && (key.length > 1 || command)
  return `${command ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${letter}`
}

/** Whether keys now belong to a text field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Whether a dialog has the keys now. Closed ones may stay in the document, not displayed. */
export function hasOpenDialog(): boolean {
  const dialogs = document.querySelectorAll('[role="dialog"][aria-modal="true"]')
  return [...dialogs].some((dialog) => dialog.checkVisibility())
}
