// Three panes side by side, each resizable and collapsible: the desk on which dossiers are read, evaluated and reviewed.
import { useId, useRef } from 'react'
import css from './split-desk.module.css'
import { SplitHandle } from './split-handle.tsx'
import { type Pane, SplitPane } from './split-pane.tsx'
import { fitSizes, type PaneKey, railWidth, type SplitSizes, togglePane } from './split-sizes.ts'
import { useBox } from './use-box.ts'
import { useShortcuts } from './use-shortcuts.ts'

export type { Pane } from './split-pane.tsx'
export { defaultSizes, type PaneKey, type SplitSizes } from './split-sizes.ts'

export type SplitDeskProps = {
  left: Pane
  center: Pane
  right: Pane
  /** Remembered by the caller; start with `defaultSizes`. */
  sizes: SplitSizes
  onSizes: (sizes: SplitSizes) => void
}

export function SplitDesk(props: SplitDeskProps) {
  const { onSizes } = props
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const panes = useRef<Partial<Record<PaneKey, HTMLElement | null>>>({})
  const { width } = useBox(root)
  const sizes = fitSizes(props.sizes, width)
  const toggle = (pane: PaneKey) => {
    const next = togglePane(sizes, pane, width)
    onSizes(next)
    if (!next.collapsed.includes(pane)) requestAnimationFrame(() => panes.current[pane]?.focus())
  }
  useShortcuts({ 'Ctrl+1': () => toggle('left'), 'Ctrl+2': () => toggle('center'), 'Ctrl+3': () => toggle('right') })
  const onward = () => focusNext(panes.current, sizes.collapsed, 1)
  const back = () => focusNext(panes.current, sizes.collapsed, -1)
  useShortcuts({ F6: onward, 'Shift+F6': back }, { whileTyping: true })
  const pane = (place: PaneKey) => (
    <SplitPane
      id={`${id}${place}`}
      place={place}
      pane={props[place]}
      collapsed={sizes.collapsed.includes(place)}
      onToggle={() => toggle(place)}
      ref={(element) => {
        panes.current[place] = element
      }}
    />
  )
  const handle = (side: 'left' | 'right') => (
    <SplitHandle
      side={side}
      title={props[side].title}
      controls={`${id}${side}`}
      sizes={sizes}
      deskWidth={width}
      onSizes={onSizes}
      onToggle={() => toggle(side)}
    />
  )
  return (
    <div ref={root} className={css.desk} style={{ gridTemplateColumns: tracks(sizes) }}>
      {pane('left')}
      {handle('left')}
      {pane('center')}
      {handle('right')}
      {pane('right')}
    </div>
  )
}

const order: readonly PaneKey[] = ['left', 'center', 'right']

/** F6 leads from pane to pane, into what its keys work on: the list, the page or timeline, the sheet. */
function focusNext(
  panes: Partial<Record<PaneKey, HTMLElement | null>>,
  collapsed: readonly PaneKey[],
  by: 1 | -1,
): void {
  const open = order.filter((place) => !collapsed.includes(place) && panes[place])
  const at = open.findIndex((place) => panes[place]?.contains(document.activeElement))
  const place = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length]
  const pane = place === undefined ? null : panes[place]
  entryOf(pane ?? null)?.focus()
}

/** Where the keyboard enters a pane. */
function entryOf(pane: HTMLElement | null): HTMLElement | null {
  const content = pane?.querySelector<HTMLElement>('[data-pane-content]') ?? pane
  for (const wanted of ['[data-entry]', '[aria-current="true"]', '[data-item]', '[tabindex="0"]', 'button']) {
    const found = content?.querySelector<HTMLElement>(wanted)
    if (found) return found
  }
  return pane
}

/** The middle takes the rest; when it is collapsed the right pane does, then the left. */
function tracks({ left, right, collapsed }: SplitSizes): string {
  const isShut = (place: PaneKey) => collapsed.includes(place)
  const rest = !isShut('center') ? 'center' : !isShut('right') ? 'right' : 'left'
  const track = (place: PaneKey, width: number) =>
    isShut(place) ? `${railWidth}px` : place === rest ? 'minmax(0, 1fr)' : `${width}px`
  return `${track('left', left)} 0 ${track('center', 0)} 0 ${track('right', right)}`
}
