// The standard as a tree, every row judged in place: the right pane of an evaluation.
import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Finding } from '#shared/contract/evidence.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import type { Score, Sheet } from '#shared/rules/scoring.ts'
import type { Carried } from '../dossiers/carrying.ts'
import css from './sheet.module.css'
import { SheetAnswer } from './sheet-answer.tsx'
import { SheetHeading } from './sheet-heading.tsx'
import { pressOnSheet, type SheetKeys } from './sheet-keys.ts'
import { isAnswerRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

export type SheetTreeProps = SheetKeys & {
  standard: EvaluationStandard
  sheet: Sheet
  score: Score
  findings: readonly Finding[]
  items: readonly Item[]
  /** A finding's chip was pressed. */
  onFinding: (finding: Finding) => void
  onDrop: ((code: string, carried: Carried) => void) | null
  /** What stands under the selected row: its answers, reason, findings and explanations. */
  detail: ReactNode
  /** Changes when the keyboard should come back to the tree. */
  focusTurn: number
  /** Below the last row. */
  after: ReactNode
}

export function SheetTree(props: SheetTreeProps) {
  const { rows, selectedKey, closed, standard, sheet, score, findings } = props
  const id = useId()
  const tree = useRef<HTMLTableElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  useSelectedInView(scroller, selectedKey)
  useEffect(() => {
    // Opened with nothing in hand, the desk is ready for the keys.
    if (document.activeElement === document.body) tree.current?.focus({ preventScroll: true })
  }, [])
  useLayoutEffect(() => {
    if (props.focusTurn > 0) tree.current?.focus({ preventScroll: true })
  }, [props.focusTurn])
  const byCode = useMemo(() => Map.groupBy(findings, (finding) => finding.criterion), [findings])
  const active = rows.some((row) => row.key === selectedKey) ? `${id}-${selectedKey}` : undefined
  return (
    <div ref={scroller} className={css.scroller}>
      <table ref={tree} {...treeAria(active)} className={css.tree} onKeyDown={(event) => pressOnSheet(event, props)}>
        <tbody className={css.body}>
          {rows.map((row) => {
            const shared = {
              id: `${id}-${row.key}`,
              selected: row.key === selectedKey,
              onSelect: props.select,
            }
            return isAnswerRow(row) ? (
              <SheetAnswer
                key={row.key}
                {...shared}
                row={row}
                standard={standard}
                sheet={sheet}
                closed={closed.has(row.key)}
                findings={byCode.get(row.code) ?? none}
                items={props.items}
                onFinding={props.onFinding}
                onDrop={props.onDrop}
                onClosed={props.setClosed}
                detail={row.key === selectedKey ? props.detail : null}
              />
            ) : (
              <SheetHeading
                key={row.key}
                {...shared}
                row={row}
                standard={standard}
                sheet={sheet}
                score={score}
                closed={closed.has(row.key)}
                onClosed={props.setClosed}
              />
            )
          })}
        </tbody>
      </table>
      {props.after}
    </div>
  )
}

/** The tree is one tab stop; the selected row is named by id, so that the keys reach every row. */
function treeAria(activeRow: string | undefined) {
  return {
    role: 'treegrid',
    'data-entry': '',
    tabIndex: 0,
    'aria-label': evaluationText.tree,
    'aria-activedescendant': activeRow,
  } as const
}

const none: readonly Finding[] = []

/** Keeps the selected row and what opens under it in view, below the heading that sticks. */
function useSelectedInView(scroller: RefObject<HTMLDivElement | null>, selectedKey: string) {
  const first = useRef(true)
  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(selectedKey)}"]`)
    if (first.current) row?.scrollIntoView({ block: 'center' })
    else if (row) {
      // What opens below first, then the row itself: when both do not fit, the row wins.
      row.nextElementSibling?.scrollIntoView({ block: 'nearest' })
      row.scrollIntoView({ block: 'nearest' })
    }
    first.current = false
  }, [scroller, selectedKey])
}
