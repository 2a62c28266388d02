// What opens under a suggestion: its evidence and clause, the criterion it is entered under, its words, and the two decisions.
import { Input, Select } from 'antd'
import { type KeyboardEvent, useMemo } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Suggestion } from '#shared/contract/suggestions.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { FindingChip } from '../judging/finding-list.tsx'
import { Keycap } from '../judging/keycap.tsx'
import { classNames } from '../ui/class-names.ts'
import { isAnswerRow, sheetRows, wordsOf } from './sheet-rows.ts'
import css from './suggestions.module.css'
import { suggestionsText as text } from './suggestions-text.ts'
import type { SuggestionDraft } from './use-suggestion-draft.ts'

export type SuggestionDetailProps = {
  suggestion: Suggestion
  standard: EvaluationStandard
  items: readonly Item[]
  editable: boolean
  value: SuggestionDraft
  onChange: (change: Partial<SuggestionDraft>) => void
  /** Shows one of its places. */
  onShow: (place: number) => void
  onCriterion: (code: string) => void
  onAccept: () => void
  onBeginDismissing: () => void
  onDismiss: (reason: string) => void
  /** The keyboard goes back to the row. */
  onRow: () => void
}

export function SuggestionDetail(props: SuggestionDetailProps) {
  const { suggestion, items, editable, value, onShow } = props
  const { anchors, clause } = suggestion
  return (
    <div className={css.detail}>
      <ul className={css.chips} aria-label={text.place}>
        {anchors.map((anchor, place) => (
          <li key={JSON.stringify(anchor)}>
            <FindingChip
              anchor={anchor}
              items={items}
              active={place === value.place && anchors.length > 1}
              onOpen={() => onShow(place)}
            />
          </li>
        ))}
      </ul>
      <p className={css.clause}>
        <span className={css.label}>{text.clause}</span>
        {clause}
      </p>
      {editable && (value.reason === null ? <Accepting {...props} /> : <Dismissing {...props} reason={value.reason} />)}
    </div>
  )
}

function Accepting(props: SuggestionDetailProps) {
  const { suggestion, standard, value, onChange, onCriterion, onAccept, onBeginDismissing, onRow } = props
  const { severity, criteria } = suggestion
  const options = useCriteria(standard, criteria)
  const isOwn = severity === 'unchecked'
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && event.ctrlKey) onAccept()
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Escape') onRow()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <div className={css.criterion}>
        <Select
          size="small"
          className={classNames(css.select)}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={text.criterion}
          placeholder={text.criterionHint}
          value={value.criterion === '' ? null : value.criterion}
          status={value.criterion === '' ? 'warning' : ''}
          options={options}
          onChange={(criterion) => onChange({ criterion })}
        />
        {value.criterion !== '' && (
          <button type="button" className={css.link} onClick={() => onCriterion(value.criterion)}>
            {text.toCriterion}
          </button>
        )}
      </div>
      <Input.TextArea
        data-words=""
        size="small"
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={2000}
        aria-label={text.words}
        placeholder={isOwn ? text.wordsOwnHint : text.wordsHint}
        value={value.words}
        onChange={(event) => onChange({ words: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <div className={css.acts}>
        <button type="button" className={css.primary} aria-keyshortcuts="A" aria-label={text.accept} onClick={onAccept}>
          {text.accept}
          <Keycap name="A" />
        </button>
        <button
          type="button"
          className={css.act}
          aria-keyshortcuts="D"
          aria-label={text.dismiss}
          onClick={onBeginDismissing}
        >
          {text.dismiss}
          <Keycap name="D" />
        </button>
      </div>
    </>
  )
}

function Dismissing({ suggestion, reason, onChange, onDismiss, onRow }: SuggestionDetailProps & { reason: string }) {
  const cancel = () => {
    onChange({ reason: null })
    onRow()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey) return
    if (event.key === 'Enter') onDismiss(reason)
    else if (event.key === 'Escape') cancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <Input.TextArea
        data-reason=""
        size="small"
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={500}
        aria-label={text.reason}
        placeholder={text.reasonHint}
        value={reason}
        onChange={(event) => onChange({ reason: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <div className={css.acts}>
        <button type="button" className={css.primary} aria-keyshortcuts="Enter" onClick={() => onDismiss(reason)}>
          {text.confirm}
        </button>
        <button type="button" className={css.act} aria-keyshortcuts="Escape" onClick={cancel}>
          {text.cancel}
        </button>
        {text.reasons[suggestion.severity].map((words) => (
          <button key={words} type="button" className={css.quick} onClick={() => onDismiss(words)}>
            {words}
          </button>
        ))}
      </div>
    </>
  )
}

/** Those that the rule points at first, then all of the standard. */
function useCriteria(standard: EvaluationStandard, linked: readonly string[]) {
  return useMemo(() => {
    const all = sheetRows(standard)
      .filter(isAnswerRow)
      .map((row) => ({ value: row.code, label: `${row.code} ${wordsOf(row)}` }))
    const first = linked.flatMap((code) => all.filter(({ value }) => value === code))
    const others = all.filter(({ value }) => !linked.includes(value))
    return [
      ...(first.length === 0 ? [] : [{ label: text.linked, options: first }]),
      { label: text.others, options: others },
    ]
  }, [standard, linked])
}
