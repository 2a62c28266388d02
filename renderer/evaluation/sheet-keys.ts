// What the keys do on the sheet: move, judge, jump.
import type { KeyboardEvent } from 'react'
import { isTyping, keyName } from '../ui/use-shortcuts.ts'
import type { Move } from './sheet-moves.ts'
import { isAnswerRow, type SheetRow } from './sheet-rows.ts'

export type SheetKeys = {
  /** Rows now shown, in order. */
  rows: readonly SheetRow[]
  selectedKey: string
  closed: ReadonlySet<string>
  editable: boolean
  select: (key: string) => void
  setClosed: (key: string, closed: boolean) => void
  /** True when the sheet took it. */
  move: (move: Move) => boolean
  /** Starts typing an amount with what was typed. */
  typeAmount: (typed: string) => void
  toReason: () => void
  /** On to what comes next: the conclusion, then the opinion. */
  finish: () => void
  undo: () => void
  redo: () => void
}

const pageRows = 12

const judging: Readonly<Record<string, Move>> = {
  '+': { do: 'step', by: 1 },
  '=': { do: 'step', by: 1 },
  '-': { do: 'step', by: -1 },
  _: { do: 'step', by: -1 },
  x: { do: 'not-applicable' },
  Backspace: { do: 'clear' },
  Delete: { do: 'clear' },
}

/** Keys typed into a field stay there; a button keeps Enter and Space. */
export function pressOnSheet(event: KeyboardEvent, keys: SheetKeys): void {
  if (isTyping(event.target) || event.nativeEvent.isComposing) return
  const name = keyName(event)
  if (event.target instanceof HTMLButtonElement && (name === 'Enter' || name === 'Space')) return
  if (name === 'Ctrl+Enter') {
    keys.finish()
    event.preventDefault()
  } else if (pressToMove(name, keys) || (keys.editable && pressToJudge(name, keys))) event.preventDefault()
}

function pressToMove(name: string, keys: SheetKeys): boolean {
  const { rows, selectedKey, closed } = keys
  const at = rows.findIndex((row) => row.key === selectedKey)
  const row = rows[at]
  if (row === undefined) return false
  const go = (to: number) => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, to))]
    if (target !== undefined) keys.select(target.key)
    return true
  }
  switch (name) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'PageDown':
      return go(at + pageRows)
    case 'PageUp':
      return go(at - pageRows)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'ArrowRight':
      if (!hasChildren(row)) return false
      if (closed.has(row.key)) keys.setClosed(row.key, false)
      else go(at + 1)
      return true
    case 'ArrowLeft':
      if (hasChildren(row) && !closed.has(row.key)) keys.setClosed(row.key, true)
      else if (row.parent !== null) keys.select(row.parent)
      return true
    default:
      return false
  }
}

function pressToJudge(name: string, keys: SheetKeys): boolean {
  const row = keys.rows.find((one) => one.key === keys.selectedKey)
  if (name === 'Ctrl+Z') keys.undo()
  else if (name === 'Ctrl+Y' || name === 'Ctrl+Shift+Z') keys.redo()
  else if (row === undefined) return false
  else if (!isAnswerRow(row)) {
    if (name !== 'Enter') return false
    keys.setClosed(row.key, !keys.closed.has(row.key))
  } else if (name === 'Enter') {
    if (keys.move({ do: 'clean' })) keys.select(nextAnswer(keys.rows, row.key))
  } else if (name === 'm' || name === 'v') {
    if (keys.move({ do: name === 'm' ? 'missing' : 'bad' })) keys.toReason()
  } else if (name === 'r') keys.toReason()
  else if (/^[0-9.]$/.test(name) && (row.kind === 'point' || row.kind === 'bonus')) keys.typeAmount(name)
  else if (/^[0-9]$/.test(name) && row.kind === 'defect') keys.move({ do: 'count', count: Number(name) })
  else {
    const move = judging[name]
    if (move === undefined) return false
    keys.move(move)
  }
  return true
}

export function hasChildren(row: SheetRow): boolean {
  if (row.kind === 'item') return row.item.points.length + (row.item.defects?.length ?? 0) > 0
  return row.kind === 'section' || row.kind === 'group'
}

/** The next row that takes an answer. A criterion judged as a whole leads past its own points or defects. */
function nextAnswer(rows: readonly SheetRow[], key: string): string {
  const at = rows.findIndex((row) => row.key === key)
  const next = rows.slice(at + 1).find((row) => isAnswerRow(row) && row.parent !== key)
  return next?.key ?? key
}
