// One row that takes an answer: code, words, state, amount; below it, when selected, everything one can do to it.
import { CaretDownOutlined, CaretRightOutlined, MinusCircleFilled } from '@ant-design/icons'
import { memo, type ReactNode } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Finding } from '#shared/contract/evidence.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import type { Sheet } from '#shared/rules/scoring.ts'
import type { Carried } from '../dossiers/carrying.ts'
import { useEvidenceDrop } from '../dossiers/use-evidence-drop.ts'
import { FindingChip } from '../judging/finding-list.tsx'
import { classNames } from '../ui/class-names.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { type RowState, rowState } from './row-state.ts'
import css from './sheet.module.css'
import { hasChildren } from './sheet-keys.ts'
import { type AnswerRow, wordsOf } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

export type SheetAnswerProps = {
  row: AnswerRow
  id: string
  standard: EvaluationStandard
  sheet: Sheet
  selected: boolean
  closed: boolean
  findings: readonly Finding[]
  items: readonly Item[]
  onFinding: (finding: Finding) => void
  detail: ReactNode
  onSelect: (key: string) => void
  /** Takes evidence dropped on the row; null where nothing may be changed. */
  onDrop: ((code: string, carried: Carried) => void) | null
  onClosed: (key: string, closed: boolean) => void
}

export function SheetAnswer({ standard, sheet, ...rest }: SheetAnswerProps) {
  const state = rowState(standard, sheet, rest.row)
  return (
    <>
      <AnswerLine {...rest} {...state} detail={null} />
      {rest.detail !== null && (
        <tr className={css.detailRow}>
          <td className={css.detailCell}>{rest.detail}</td>
        </tr>
      )}
    </>
  )
}

type AnswerLineProps = Omit<SheetAnswerProps, 'standard' | 'sheet'> & RowState

/** Only what it shows decides whether it is drawn again: a hundred rows stand still while one reason is typed. */
const AnswerLine = memo(function AnswerLine(props: AnswerLineProps) {
  const { row, id, selected, closed, findings, items, onFinding, onSelect, onClosed } = props
  const { label, tone, amount, reasonFor, reason } = props
  const lacking = reasonFor === 'wanted' && reason.trim() === ''
  const drop = useEvidenceDrop(props.onDrop && ((carried) => props.onDrop?.(row.code, carried)))
  return (
    <tr
      {...drop.handlers}
      data-drop={drop.over ? evaluationText.drop(row.code) : undefined}
      id={id}
      data-row={row.key}
      data-code={row.code}
      aria-level={row.level}
      aria-expanded={hasChildren(row) ? !closed : undefined}
      aria-selected={selected}
      aria-label={evaluationText.rowName(row.code, wordsOf(row), label, amount)}
      tabIndex={-1}
      className={classNames(
        css.answer,
        css[row.kind],
        row.kind === 'item' && !hasChildren(row) && css.leaf,
        selected && css.selected,
        drop.over && css.over,
      )}
      onClick={() => onSelect(row.key)}
    >
      <td className={css.codeCell}>
        {hasChildren(row) && (
          <button
            type="button"
            tabIndex={-1}
            className={css.caretButton}
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation()
              onClosed(row.key, !closed)
            }}
          >
            {closed ? <CaretRightOutlined /> : <CaretDownOutlined />}
          </button>
        )}
        <span className={css.code}>{row.code}</span>
      </td>
      <td className={css.wordsCell}>
        <span className={css.words}>{wordsOf(row)}</span>
        {!selected && findings.length > 0 && (
          <span className={css.chips}>
            {findings.map((finding) => (
              <FindingChip
                key={finding.id}
                anchor={finding.anchor}
                items={items}
                onOpen={finding.anchor.on === 'absence' ? undefined : () => onFinding(finding)}
              />
            ))}
          </span>
        )}
      </td>
      <td className={css.stateCell}>
        {lacking ? (
          <StateTag
            plain
            tone="warn"
            label={evaluationText.wantsReason}
            title={`${label}，${evaluationText.reason.wanted}。`}
          />
        ) : (
          <StateTag plain tone={tone} label={label} icon={tone === 'warn' ? <MinusCircleFilled /> : undefined} />
        )}
      </td>
      {row.kind !== 'veto' && <td className={css.amountCell}>{amount}</td>}
    </tr>
  )
})
