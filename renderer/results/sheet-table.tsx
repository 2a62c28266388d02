// The sheets of a dossier side by side, the rows on which they differ marked, and for the leader what is to count instead.
import { Checkbox, Input, Radio } from 'antd'
import { useMemo, useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Outcome, SheetAnswer } from '#shared/contract/results.ts'
import { sameAnswer } from '#shared/rules/agreement.ts'
import { judgementIn } from '#shared/rules/outcome.ts'
import { classNames } from '../ui/class-names.ts'
import { AnswerCell } from './answer-cell.tsx'
import { faultless, type Given, JudgementEditor } from './judgement-editor.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'

const text = resultsText.sheets

export type Choice = { from: 'one' | 'two' | 'own'; reason: string; judgement: Given | null }
export type Choices = Readonly<Record<string, Choice>>
export type Row = { key: string; part: SheetAnswer['part']; code: string; title: string; differs: boolean }

/** Rows of all sheets in their order; of one sheet nothing differs. */
export function rowsOf({ sheets, answers }: Pick<Outcome, 'sheets' | 'answers'>): Row[] {
  const [one, two] = sheets
  const all = sheets.length === 0 ? answers : sheets.flatMap((sheet) => sheet.answers)
  const rows = new Map<string, Row>()
  for (const { part, code, title } of all) {
    const key = `${part} ${code}`
    const differs =
      one !== undefined && two !== undefined && !sameAnswer(find(one.answers, key), find(two.answers, key))
    rows.set(key, { key, part, code, title, differs })
  }
  return [...rows.values()]
}

const find = (answers: readonly SheetAnswer[], key: string) =>
  answers.find(({ part, code }) => `${part} ${code}` === key) ?? null

export type SheetTableProps = {
  outcome: Outcome
  items: readonly Item[]
  /** Given while the leader adjudicates. */
  choices: Choices | null
  onChoice: (key: string, choice: Choice) => void
}

export function SheetTable({ outcome, items, choices, onChoice }: SheetTableProps) {
  const rows = useMemo(() => rowsOf(outcome), [outcome])
  const differing = rows.filter(({ differs }) => differs).length
  const [all, setAll] = useState(false)
  const double = outcome.sheets.length === 2
  const shown = double && !all ? rows.filter(({ differs }) => differs) : rows
  const decided = choices !== null || outcome.choices.length > 0
  const columns =
    outcome.sheets.length === 0
      ? [{ seat: 0, title: text.final, answers: outcome.answers, findings: [] }]
      : outcome.sheets.map(({ seat, inspector, answers, findings }) => ({
          ...{ seat, answers, findings },
          title: text.seat(seat, inspector ?? ''),
        }))
  return (
    <div className={css.stack}>
      {double && differing > 0 && (
        <Checkbox checked={!all} onChange={(event) => setAll(!event.target.checked)}>
          {text.onlyDiffering(differing)}
        </Checkbox>
      )}
      {shown.length === 0 && <p className={css.quiet}>{text.noDifference}</p>}
      {shown.length > 0 && (
        <table className={css.sheet} aria-label={double ? text.label : text.single}>
          <thead>
            <tr>
              <th scope="col" className={css.code}>
                {text.code}
              </th>
              <th scope="col">{text.criterion}</th>
              {columns.map(({ seat, title }) => (
                <th key={seat} scope="col" className={css.answerCell}>
                  {title}
                </th>
              ))}
              {decided && (
                <th scope="col" className={css.choiceCell}>
                  {text.choice}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <SheetRow key={row.key} {...{ outcome, row, columns, items, choices, decided, onChoice }} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

type SheetRowProps = SheetTableProps & {
  row: Row
  columns: readonly Pick<Outcome['sheets'][number], 'answers' | 'findings'>[]
  decided: boolean
}

function SheetRow({ outcome, row, columns, items, choices, decided, onChoice }: SheetRowProps) {
  const choice = choices?.[row.key] ?? null
  const className = classNames(row.differs && css.differing)
  const change = (next: Choice) => onChoice(row.key, next)
  return (
    <>
      <tr className={className}>
        <td className={css.code}>
          {row.code}
          {row.differs && <span className="visually-hidden">{text.differs}</span>}
        </td>
        <td>{row.title}</td>
        {columns.map(({ answers, findings }, at) => (
          <td key={columnKeys[at]}>
            <AnswerCell
              answer={find(answers, row.key)}
              dossierId={outcome.dossierId}
              findings={findings}
              items={items}
            />
          </td>
        ))}
        {decided && (
          <td>
            {choices === null ? (
              <Chosen outcome={outcome} row={row} />
            ) : (
              row.differs && <Choose outcome={outcome} row={row} choice={choice} onChoice={change} />
            )}
          </td>
        )}
      </tr>
      {choice?.from === 'own' && choice.judgement !== null && outcome.standard !== null && (
        // An own answer needs the width of the whole table: an item has up to eight points, each with a sentence.
        <tr className={className}>
          <td />
          <td colSpan={columns.length + 2}>
            <JudgementEditor
              standard={outcome.standard}
              value={choice.judgement}
              onChange={(judgement) => change({ ...choice, judgement })}
            />
          </td>
        </tr>
      )}
    </>
  )
}

const columnKeys = ['one', 'two'] as const

function Chosen({ outcome, row }: { outcome: Outcome; row: Row }) {
  const chosen = outcome.choices.find(({ part, code }) => part === row.part && code === row.code)
  if (chosen === undefined) return null
  const answer = find(outcome.answers, row.key)
  return (
    <>
      <span>{text.chosen[chosen.from]}</span>
      {chosen.reason !== '' && <p className={css.reason}>{chosen.reason}</p>}
      {chosen.from === 'own' && <AnswerCell answer={answer} dossierId={outcome.dossierId} findings={[]} items={[]} />}
    </>
  )
}

type ChooseProps = { outcome: Outcome; row: Row; choice: Choice | null; onChoice: (choice: Choice) => void }

function Choose({ outcome, row, choice, onChoice }: ChooseProps) {
  const { standard, sheets } = outcome
  const [one] = sheets
  const begin = (from: Choice['from']) => {
    const start = one === undefined ? null : judgementIn(one.sheet, row.part, row.code)
    const own = start?.answer == null && standard !== null ? faultless(standard, row.part, row.code) : start
    onChoice({ from, reason: choice?.reason ?? '', judgement: from === 'own' ? own : null })
  }
  return (
    <div className={css.choices}>
      <Radio.Group
        aria-label={`${row.code} ${text.choice}`}
        className={css.radios ?? ''}
        value={choice?.from ?? null}
        options={[
          { value: 'one', label: text.takeOne },
          { value: 'two', label: text.takeTwo },
          { value: 'own', label: text.own },
        ]}
        onChange={(event) => begin(event.target.value)}
      />
      {choice !== null && (
        <Input.TextArea
          aria-label={`${row.code} ${text.reason}`}
          placeholder={choice.from === 'own' ? text.reasonWanted : text.reason}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={2000}
          value={choice.reason}
          onChange={(event) => onChoice({ ...choice, reason: event.target.value })}
        />
      )}
    </div>
  )
}
