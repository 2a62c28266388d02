// The suggestions that wait, one line each; the selected one opens below. Arrows move, Enter shows the evidence, A accepts, D
// dismisses, E goes to the words, Esc back to the sheet.
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Suggestion } from '#shared/contract/suggestions.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { classNames } from '../ui/class-names.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { isTyping, keyName } from '../ui/use-shortcuts.ts'
import { SuggestionDetail } from './suggestion-detail.tsx'
import css from './suggestions.module.css'
import { suggestionsText as text } from './suggestions-text.ts'
import type { SuggestionDrafts } from './use-suggestion-draft.ts'
import type { SuggestionsDesk } from './use-suggestions.ts'
import { WholeDays } from './whole-days.tsx'

export type SuggestionsListProps = {
  rows: readonly Suggestion[]
  standard: EvaluationStandard
  items: readonly Item[]
  editable: boolean
  evidence: Pick<Evidence, 'openAnchor'>
  suggestions: SuggestionsDesk
  draft: SuggestionDrafts
  /** Changes when the keyboard should come to the selected row. */
  focusTurn: number
  onCriterion: (code: string) => void
  onAccept: (suggestion: Suggestion) => Promise<unknown>
  onDismiss: (suggestion: Suggestion, reason: string) => Promise<unknown>
  onLeave: () => void
}

export const severityTones: Readonly<Record<Suggestion['severity'], Tone>> = {
  wrong: 'bad',
  lacking: 'warn',
  unchecked: 'neutral',
}

export function SuggestionsList(props: SuggestionsListProps) {
  const { rows, draft, editable, suggestions, focusTurn } = props
  const list = useRef<HTMLUListElement>(null)
  const { selected } = draft
  useEffect(() => {
    const row = list.current?.querySelector(rowSelector(selected?.id ?? ''))
    row?.parentElement?.scrollIntoView({ block: 'nearest' })
  }, [selected?.id])
  // Once the row that was decided has gone: what is removed takes the keyboard with it.
  useEffect(() => {
    if (focusTurn > 0) list.current?.querySelector<HTMLElement>('[data-suggestion][tabindex="0"]')?.focus()
  }, [focusTurn])
  const focus = (selector: string) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus())
  const go = (to: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, to))]
    if (next === undefined) return
    draft.select(next.id)
    focus(rowSelector(next.id))
  }
  const show = (one: Suggestion, place: number) => {
    draft.change(one, { place })
    const anchor = one.anchors[place]
    if (anchor !== undefined) props.evidence.openAnchor(anchor)
  }
  const toRow = () => selected !== null && focus(rowSelector(selected.id))
  const accept = (one: Suggestion) => {
    if (suggestions.running) return
    if (draft.of(one).criterion !== '' && draft.of(one).words.trim().length < 2) focus('[data-words]')
    void props.onAccept(one)
  }
  const beginDismissing = (one: Suggestion) => {
    draft.change(one, { reason: draft.of(one).reason ?? '' })
    focus('[data-reason]')
  }
  const turn = (one: Suggestion, by: number) =>
    show(one, (draft.of(one).place + by + one.anchors.length) % one.anchors.length)
  const press = (name: string, one: Suggestion): boolean => {
    const at = rows.indexOf(one)
    if (name === 'ArrowDown') go(at + 1)
    else if (name === 'ArrowUp') go(at - 1)
    else if (name === 'Home') go(0)
    else if (name === 'End') go(rows.length - 1)
    else if (name === 'ArrowRight') turn(one, 1)
    else if (name === 'ArrowLeft') turn(one, -1)
    else if (name === 'Escape') props.onLeave()
    else if (!editable) return false
    else if (name === 'a') accept(one)
    else if (name === 'd') beginDismissing(one)
    else if (name === 'e') focus('[data-words]')
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.nativeEvent.isComposing || selected === null) return
    if (!press(keyName(event), selected)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul ref={list} className={css.list} aria-label={text.listOpen} onKeyDown={onKeyDown}>
      {rows.map((one) => (
        <li key={one.id} className={classNames(css.item, one === selected && css.selected)}>
          <SuggestionRow
            suggestion={one}
            selected={one === selected}
            onPress={() => {
              draft.select(one.id)
              show(one, draft.of(one).place)
            }}
          />
          {one === selected && (
            <SuggestionDetail
              {...props}
              suggestion={one}
              value={draft.of(one)}
              onChange={(change) => draft.change(one, change)}
              onShow={(place) => show(one, place)}
              onAccept={() => accept(one)}
              onBeginDismissing={() => beginDismissing(one)}
              onDismiss={(reason) => void props.onDismiss(one, reason)}
              onRow={toRow}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

const rowSelector = (id: string) => `[data-suggestion="${id}"]`

function SuggestionRow(props: { suggestion: Suggestion; selected: boolean; onPress: () => void }) {
  const { suggestion, selected, onPress } = props
  const { id, severity, criteria, words } = suggestion
  const code = criteria[0] ?? text.other
  const severityName = text.severities[severity]
  return (
    <button
      type="button"
      className={css.row}
      data-suggestion={id}
      tabIndex={selected ? 0 : -1}
      aria-current={selected ? 'true' : undefined}
      onClick={onPress}
    >
      <span className={css.code}>{code}</span>
      <span className={classNames(css.words, selected && css.whole)}>
        <WholeDays text={words} />
      </span>
      <span className={css.severity}>
        <StateTag plain tone={severityTones[severity]} label={severityName} />
      </span>
    </button>
  )
}
