// The right pane of an evaluation: what may not be changed, the tree, the advice, the foot.
import { App } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { FindingComposer } from '../judging/finding-composer.tsx'
import { FindingList } from '../judging/finding-list.tsx'
import { focusNote } from '../judging/note-field.tsx'
import type { FindingsDesk } from '../judging/use-findings.ts'
import { useLatest } from '../judging/use-latest.ts'
import { type PhraseSource, usePhrases } from '../judging/use-phrases.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import { AdviceField } from './advice-field.tsx'
import css from './sheet.module.css'
import { SheetBanner } from './sheet-banner.tsx'
import { SheetDetail } from './sheet-detail.tsx'
import { useSheetEnd } from './sheet-end.tsx'
import { type Move, moved } from './sheet-moves.ts'
import { isAnswerRow } from './sheet-rows.ts'
import { SheetTree } from './sheet-tree.tsx'
import { useEvidenceStops } from './use-evidence-stops.ts'
import { usePut } from './use-put.ts'
import type { SheetRows } from './use-sheet-rows.ts'
import { type SheetDesk, useSheetView } from './use-sheet-store.ts'

export type SheetPaneProps = {
  evaluation: Evaluation
  standard: EvaluationStandard
  items: readonly Item[]
  editable: boolean
  sheetDesk: SheetDesk
  rows: SheetRows
  findings: FindingsDesk
  onAbsence: () => void
  /** Over the tree: what is suggested. */
  suggestions: ReactNode
}

export function SheetPane(props: SheetPaneProps) {
  const { evaluation, standard, editable, sheetDesk, rows } = props
  const { store } = sheetDesk
  const view = useSheetView(store)
  const { message } = App.useApp()
  const [typed, setTyped] = useState({ text: '', turn: 0 })
  const pane = useRef<HTMLDivElement>(null)
  const toReason = () => focusNote(pane.current)
  const { selected } = rows
  const move = (change: Move): boolean => {
    if (selected === null || !isAnswerRow(selected)) return false
    const result = moved(standard, view.sheet, selected, change)
    if (result.state === 'refused') {
      void message.warning({ content: result.sentence, key: 'sheet' })
      return false
    }
    store.change(result.sheet, change.do === 'reason' ? `reason ${selected.code}` : undefined)
    return true
  }
  const nextOpen = () => {
    const code = nextCode(
      props,
      view.score.open.map((open) => open.code),
    )
    if (code !== null) rows.reveal(code)
  }
  const nextUnexplained = () => {
    const code = nextCode(props, view.score.unexplained)
    if (code !== null) rows.reveal(code)
    toReason()
  }
  const end = useSheetEnd({ ...props, view, onNextOpen: nextOpen, onNextUnexplained: nextUnexplained })
  const showFinding = useLatest(props.findings.show)
  const drop = useLatest(props.findings.put)
  const stops = useEvidenceStops(selected, props.items, evaluation.findings)
  const put = usePut(selected, props.items, props.findings)
  const criterion = editable && selected !== null && isAnswerRow(selected) ? selected.code : null
  const phrases = usePhrases(standard.id, criterion)
  useShortcuts({ n: nextOpen, d: put }, { enabled: editable })
  useShortcuts({ g: stops.go })
  return (
    <div ref={pane} className={css.pane}>
      <SheetBanner evaluation={evaluation} restored={store.restored} />
      {props.suggestions}
      <SheetTree
        rows={rows.shown}
        selectedKey={selected?.key ?? ''}
        closed={rows.closed}
        editable={editable}
        select={rows.select}
        setClosed={rows.setClosed}
        move={move}
        typeAmount={(text) => setTyped({ text, turn: typed.turn + 1 })}
        toReason={toReason}
        finish={end.finish}
        undo={store.undo}
        redo={store.redo}
        standard={standard}
        sheet={view.sheet}
        score={view.score}
        findings={evaluation.findings}
        items={props.items}
        onFinding={showFinding}
        onDrop={editable ? drop : null}
        focusTurn={rows.focusTurn}
        after={<AdviceField value={view.advice} editable={editable} onChange={store.setAdvice} />}
        detail={
          selected !== null &&
          isAnswerRow(selected) && (
            <SheetDetail
              standard={standard}
              sheet={view.sheet}
              row={selected}
              editable={editable}
              onMove={move}
              typed={typed}
              onDone={rows.focus}
              onFinding={props.findings.here}
              onAbsence={props.onAbsence}
              stops={stops}
              phrases={phrases}
              findings={<RowFindings {...props} phrases={phrases} code={selected.code} />}
            />
          )
        }
      />
      {end.foot}
    </div>
  )
}

type RowFindingsProps = SheetPaneProps & { phrases: PhraseSource | null; code: string }

function RowFindings({ evaluation, items, findings, rows, phrases, code }: RowFindingsProps) {
  const { draft } = findings
  return (
    <>
      <FindingList
        findings={evaluation.findings.filter((finding) => finding.criterion === code)}
        items={items}
        activeId={findings.activeId}
        onOpen={findings.show}
        onRemove={findings.remove}
      />
      {draft !== null && draft.criterion === code && (
        <FindingComposer
          draft={draft}
          items={items}
          onDraft={findings.setDraft}
          onHere={findings.here}
          onKeep={() => {
            findings.keep()
            rows.focus()
          }}
          onDrop={() => {
            findings.drop()
            rows.focus()
          }}
          running={findings.running}
          phrases={phrases}
          sentence={findings.sentence}
        />
      )}
    </>
  )
}

/** The next of these codes below the selected row, and from the top again. */
function nextCode({ rows }: SheetPaneProps, codes: readonly string[]): string | null {
  const wanted = new Set(codes)
  const order = rows.rows.map((row) => row.key)
  const at = order.indexOf(rows.selected?.key ?? '')
  return [...order.slice(at + 1), ...order.slice(0, at + 1)].find((key) => wanted.has(key)) ?? null
}
