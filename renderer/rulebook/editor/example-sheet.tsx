// The sheet of one worked example, small: the rows whose answers differ from the start, or all of them; the chosen one is answered.
import { Checkbox, Input } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { EvaluationStandard, Example } from '#shared/rules/pack-standard.ts'
import type { Sheet } from '#shared/rules/scoring.ts'
import { exampleChange, exampleSheet } from '#shared/rules/standard-examples.ts'
import { AnswerButtons } from '../../evaluation/answer-buttons.tsx'
import { chosenOf, earnedOf } from '../../evaluation/row-chosen.ts'
import { rowState } from '../../evaluation/row-state.ts'
import { pressOnSheet } from '../../evaluation/sheet-keys.ts'
import { type Move, type Moved, moved } from '../../evaluation/sheet-moves.ts'
import { type AnswerRow, isAnswerRow, sheetRows, wordsOf } from '../../evaluation/sheet-rows.ts'
import { classNames } from '../../ui/class-names.ts'
import { StateTag } from '../../ui/state-tag.tsx'
import css from './editor.module.css'
import { editorText } from './text.ts'

const text = editorText.examples

export type ExampleSheetProps = {
  standard: EvaluationStandard
  example: Example
  onExample: (example: Example) => void
}

export function ExampleSheet({ standard, example, onExample }: ExampleSheetProps) {
  const [onlyChanged, setOnlyChanged] = useState(true)
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useState({ text: '', turn: 0 })
  const [refusal, setRefusal] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const sheet = exampleSheet(standard, example)
  const start = exampleSheet(standard, { ...example, sheet: nothing })
  const all = sheetRows(standard).filter(isAnswerRow)
  const differs = (row: AnswerRow) => answerText(sheet, row) !== answerText(start, row)
  const rows = onlyChanged ? all.filter((row) => differs(row) || row.key === chosen) : all
  const row = rows.find(({ key }) => key === chosen) ?? null
  const choose = (key: string | null) => {
    setChosen(key)
    setRefusal(null)
    setTyped(({ turn }) => ({ text: '', turn: turn + 1 }))
  }
  const move = (next: Move): boolean => {
    if (row === null) return false
    const result = withReason(standard, sheet, row, next)
    setRefusal(result.state === 'refused' ? result.sentence : null)
    if (result.state === 'moved') onExample({ ...example, sheet: exampleChange(start, result.sheet) })
    return result.state === 'moved'
  }
  const focus = (what: string) => requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(what)?.focus())
  const onKeyDown = (event: KeyboardEvent) => {
    if (row === null) return
    pressOnSheet(event, {
      rows,
      selectedKey: row.key,
      closed: none,
      editable: true,
      select: (key) => {
        choose(key)
        focus(`[data-line="${key}"]`)
      },
      setClosed: () => undefined,
      move,
      typeAmount: (text) => setTyped(({ turn }) => ({ text, turn: turn + 1 })),
      finish: () => undefined,
      toReason: () => focus('[data-reason] input'),
      // The editor's own undo takes back what is done here.
      undo: () => undefined,
      redo: () => undefined,
    })
  }
  return (
    <section className={css.sheet} aria-label={text.answers}>
      <div className={css.sheetHead}>
        <h2>{text.answers}</h2>
        <Checkbox checked={onlyChanged} onChange={({ target }) => setOnlyChanged(target.checked)}>
          {text.onlyChanged}
        </Checkbox>
      </div>
      {rows.length === 0 && <p className={css.waits}>{text.noChange}</p>}
      <ul ref={list} className={css.answers} onKeyDown={onKeyDown}>
        {rows.map((one) => (
          <li key={one.key}>
            <SheetLine
              standard={standard}
              sheet={sheet}
              row={one}
              chosen={one === row}
              onChosen={() => choose(one === row ? null : one.key)}
            />
            {one === row && (
              <Answering
                {...{ standard, sheet, row, move, typed, refusal }}
                onDone={() => focus(`[data-line="${row.key}"]`)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const none: ReadonlySet<string> = new Set()

/** An example needs reasons as a sheet does, but has no case to take them from: a word stands there until another is typed. */
function withReason(standard: EvaluationStandard, sheet: Sheet, row: AnswerRow, move: Move): Moved {
  const result = moved(standard, sheet, row, move)
  if (result.state === 'refused' || move.do === 'reason') return result
  const { reasonFor, reason } = rowState(standard, result.sheet, row)
  const lacks = reasonFor === 'wanted' && reason === ''
  return lacks ? moved(standard, result.sheet, row, { do: 'reason', text: text.reasonFilled }) : result
}

const nothing: Sheet = { items: {}, basics: {}, vetoes: {}, bonuses: {} }

/** What the sheet says of one row, for comparing. */
function answerText(sheet: Sheet, row: AnswerRow): string {
  const answer = () => {
    switch (row.kind) {
      case 'veto':
        return sheet.vetoes[row.code]
      case 'basic':
        return sheet.basics[row.code]
      case 'bonus':
        return sheet.bonuses[row.code]
      case 'item': {
        const item = sheet.items[row.code]
        return item?.state === 'scored' ? item.state : item
      }
      case 'point':
      case 'defect': {
        const item = sheet.items[row.item.code]
        if (item?.state !== 'scored') return undefined
        return row.kind === 'point' ? item.points[row.code] : item.defects?.[row.code]
      }
    }
  }
  return JSON.stringify(answer() ?? null)
}

type LineProps = { standard: EvaluationStandard; sheet: Sheet; row: AnswerRow; chosen: boolean; onChosen: () => void }

function SheetLine({ standard, sheet, row, chosen, onChosen }: LineProps) {
  const { label, tone, amount } = rowState(standard, sheet, row)
  return (
    <button
      type="button"
      aria-expanded={chosen}
      data-line={row.key}
      className={classNames(
        css.line,
        chosen && css.chosen,
        (row.kind === 'point' || row.kind === 'defect') && css.inner,
      )}
      onClick={onChosen}
    >
      <span className={css.optionCode}>{row.code}</span>
      <span className={css.optionWords}>{wordsOf(row)}</span>
      <StateTag plain tone={tone} label={label} />
      <span className={css.optionAmount}>{amount}</span>
    </button>
  )
}

type AnsweringProps = {
  standard: EvaluationStandard
  sheet: Sheet
  row: AnswerRow
  move: (move: Move) => boolean
  typed: { text: string; turn: number }
  refusal: string | null
  onDone: () => void
}

function Answering({ standard, sheet, row, move, typed, refusal, onDone }: AnsweringProps) {
  const { reasonFor, reason } = rowState(standard, sheet, row)
  const reasonId = useId()
  return (
    <div className={css.answering}>
      <AnswerButtons
        row={row}
        standard={standard}
        chosen={chosenOf(sheet, row)}
        earned={earnedOf(sheet, row)}
        onMove={(next) => void move(next)}
        typed={typed}
        onAmountDone={onDone}
      />
      {reasonFor !== 'none' && (
        <div className={css.reason} data-reason>
          <label htmlFor={reasonId}>{text.reason}</label>
          <Input
            id={reasonId}
            value={reason}
            maxLength={400}
            onChange={({ target }) => move({ do: 'reason', text: target.value })}
          />
        </div>
      )}
      {refusal !== null && <p className={css.fault}>{refusal}</p>}
    </div>
  )
}
