// The sheet of one worked example, small: the rows whose answers differ from the start, or all of them; the chosen one is answered.
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { EvaluationStandard, Example } from '#shared/rules/pack-standard.ts'
import type { Sheet } from '#shared/rules/scoring.ts'
import { exampleChange, exampleSheet } from '#shared/rules/standard-examples.ts'
import { AnswerButtons } from '../../evaluation/answer-buttons.tsx'
import { chosenOf, earnedOf } from '../../evaluation/row-chosen.ts'
import { rowState } from '../../evaluation/row-state.ts'
import { moved } from '../../evaluation/sheet-moves.ts'
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
  const sheet = exampleSheet(standard, example)
  const start = exampleSheet(standard, { ...example, sheet: nothing })
  const all = sheetRows(standard).filter(isAnswerRow)
  const differs = (row: AnswerRow) => answerText(sheet, row) !== answerText(start, row)
  const rows = onlyChanged ? all.filter((row) => differs(row) || row.key === chosen) : all
  const row = rows.find(({ key }) => key === chosen) ?? null
  const put = (next: Sheet) => onExample({ ...example, sheet: exampleChange(start, next) })
  return (
    <section className={css.sheet} aria-label={text.answers}>
      <div className={css.sheetHead}>
        <h3>{text.answers}</h3>
        <Checkbox checked={onlyChanged} onChange={({ target }) => setOnlyChanged(target.checked)}>
          {text.onlyChanged}
        </Checkbox>
      </div>
      {rows.length === 0 && <p className={css.waits}>{text.noChange}</p>}
      <ul className={css.answers}>
        {rows.map((one) => (
          <li key={one.key}>
            <SheetLine
              standard={standard}
              sheet={sheet}
              row={one}
              chosen={one.key === chosen}
              onChosen={() => setChosen(one.key === chosen ? null : one.key)}
            />
            {one === row && <Answering standard={standard} sheet={sheet} row={row} onSheet={put} />}
          </li>
        ))}
      </ul>
    </section>
  )
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

type AnsweringProps = { standard: EvaluationStandard; sheet: Sheet; row: AnswerRow; onSheet: (sheet: Sheet) => void }

function Answering({ standard, sheet, row, onSheet }: AnsweringProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const state = rowState(standard, sheet, row)
  const move = (next: Parameters<typeof moved>[3]) => {
    const result = moved(standard, sheet, row, next)
    setRefusal(result.state === 'refused' ? result.sentence : null)
    if (result.state === 'refused') return
    // An example needs reasons as a sheet does, but has no case to take them from: a word stands there until another is typed.
    const after = rowState(standard, result.sheet, row)
    const lacks = next.do !== 'reason' && after.reasonFor === 'wanted' && after.reason === ''
    const said = lacks ? moved(standard, result.sheet, row, { do: 'reason', text: text.reasonFilled }) : result
    onSheet(said.state === 'moved' ? said.sheet : result.sheet)
  }
  return (
    <div className={css.answering}>
      <AnswerButtons
        row={row}
        standard={standard}
        chosen={chosenOf(sheet, row)}
        earned={earnedOf(sheet, row)}
        onMove={move}
        typed={{ text: '', turn: 0 }}
        onAmountDone={() => undefined}
      />
      {state.reasonFor !== 'none' && (
        <Input
          aria-label={text.reason}
          addonBefore={text.reason}
          value={state.reason}
          maxLength={400}
          onChange={({ target }) => move({ do: 'reason', text: target.value })}
        />
      )}
      {refusal !== null && <p className={css.fault}>{refusal}</p>}
    </div>
  )
}
