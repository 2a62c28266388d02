// The widths of a split desk: what is asked for, and what fits the window.
export type PaneKey = 'left' | 'center' | 'right'

/** Widths in CSS pixels; the middle pane takes the rest. */
export type SplitSizes = { left: number; right: number; collapsed: readonly PaneKey[] }

export const defaultSizes: SplitSizes = { left: 260, right: 380, collapsed: [] }

export const leastWidth: Readonly<Record<PaneKey, number>> = { left: 180, center: 320, right: 260 }

/** The evidence keeps a good two fifths of the desk where there is room for it. */
function leastCenter(deskWidth: number): number {
  return Math.max(leastWidth.center, Math.min(480, Math.round(deskWidth * 0.42)))
}

/** Width of a collapsed pane. */
export const railWidth = 28

/** Fits the sizes into the desk; panes for which there is no room are shown collapsed, left first. Zero width means not yet measured. */
export function fitSizes(sizes: SplitSizes, deskWidth: number): SplitSizes {
  if (deskWidth === 0) return sizes
  const collapsed = [...sizes.collapsed]
  for (const pane of ['left', 'right'] as const) {
    if (neededWidth(collapsed) > deskWidth && !collapsed.includes(pane)) collapsed.push(pane)
  }
  const isShut = (pane: PaneKey) => collapsed.includes(pane)
  const middle = isShut('center') ? railWidth : leastCenter(deskWidth)
  const room = deskWidth - middle
  const leftRoom = room - (isShut('right') ? railWidth : leastWidth.right)
  const left = clamp(sizes.left, leastWidth.left, leftRoom)
  const rightRoom = room - (isShut('left') ? railWidth : left)
  return { left, right: clamp(sizes.right, leastWidth.right, rightRoom), collapsed }
}

/** Opens or collapses a pane. One pane stays open; in a narrow window opening one collapses others. */
export function togglePane(sizes: SplitSizes, pane: PaneKey, deskWidth: number): SplitSizes {
  if (!sizes.collapsed.includes(pane)) {
    const collapsed = [...sizes.collapsed, pane]
    return collapsed.length === 3 ? sizes : { ...sizes, collapsed }
  }
  const collapsed = sizes.collapsed.filter((other) => other !== pane)
  for (const other of ['left', 'right', 'center'] as const) {
    if (other !== pane && !collapsed.includes(other) && neededWidth(collapsed) > deskWidth) collapsed.push(other)
  }
  return { ...sizes, collapsed }
}

/** How far one side may go, for its handle. */
export function sideRange(
  sizes: SplitSizes,
  side: 'left' | 'right',
  deskWidth: number,
): { least: number; most: number } {
  const other = side === 'left' ? 'right' : 'left'
  const otherWidth = sizes.collapsed.includes(other) ? railWidth : sizes[other]
  const least = leastWidth[side]
  return { least, most: Math.max(least, deskWidth - otherWidth - leastCenter(deskWidth)) }
}

function neededWidth(collapsed: readonly PaneKey[]): number {
  const panes = ['left', 'center', 'right'] as const
  return panes.reduce((sum, pane) => sum + (collapsed.includes(pane) ? railWidth : leastWidth[pane]), 0)
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, Math.max(least, most))))
}
