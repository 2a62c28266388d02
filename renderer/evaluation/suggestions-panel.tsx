// The suggestions over the sheet: those that wait, one line once none does, and those that were decided.
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { App } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { Suggestion } from '#shared/contract/suggestions.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import css from './suggestions.module.css'
import { DecidedSuggestions } from './suggestions-decided.tsx'
import { SuggestionsList } from './suggestions-list.tsx'
import { suggestionsText as text } from './suggestions-text.ts'
import { useSuggestionDraft } from './use-suggestion-draft.ts'
import { type SuggestionsDesk, useSuggestions } from './use-suggestions.ts'

export type SuggestionsPanelProps = {
  evaluation: Evaluation
  standard: EvaluationStandard
  items: readonly Item[]
  editable: boolean
  evidence: Pick<Evidence, 'openAnchor'>
  onEvaluation: (evaluation: Evaluation) => void
  /** Shows a criterion on the sheet. */
  onCriterion: (code: string) => void
  /** The keyboard goes back to the sheet. */
  onLeave: () => void
}

export function SuggestionsPanel(props: SuggestionsPanelProps) {
  const { evaluation, editable } = props
  const suggestions = useSuggestions(evaluation, editable, props.onEvaluation)
  if (suggestions.fault !== null) {
    return (
      <section className={css.panel} aria-label={text.title}>
        <p className={css.fault} role="alert">
          {text.fault(suggestions.fault)}
          <button type="button" className={css.link} onClick={suggestions.retry}>
            {text.retry}
          </button>
        </p>
      </section>
    )
  }
  if (suggestions.rows === null) {
    return (
      <section className={css.panel} aria-label={text.title} aria-busy="true">
        <p className={css.line}>{text.loading}</p>
      </section>
    )
  }
  return <ReadPanel {...props} suggestions={suggestions} rows={suggestions.rows} />
}

type ReadPanelProps = SuggestionsPanelProps & { suggestions: SuggestionsDesk; rows: readonly Suggestion[] }

function ReadPanel(props: ReadPanelProps) {
  const { evaluation, editable, rows, suggestions } = props
  const { message } = App.useApp()
  const waiting = rows.filter(({ state }) => state === 'open')
  const decided = rows.filter(({ state }) => state !== 'open')
  const [wanted, setWanted] = useState<'open' | 'decided' | 'closed' | null>(null)
  const [focusTurn, setFocusTurn] = useState(0)
  const draft = useSuggestionDraft(evaluation.id, waiting)
  const shown = wanted ?? (waiting.length > 0 && editable ? 'open' : 'closed')
  const view = shown === 'open' && waiting.length === 0 ? 'closed' : shown
  const toList = () => {
    if (waiting.length === 0) return
    setWanted('open')
    setFocusTurn((turn) => turn + 1)
  }
  useShortcuts({ a: toList }, { enabled: editable })

  /** The next one takes the keyboard; after the last the sheet does. */
  const onDecided = (id: string) => {
    const at = waiting.findIndex((one) => one.id === id)
    const next = waiting[at + 1] ?? waiting[at - 1]
    draft.select(next?.id ?? null)
    if (next === undefined) props.onLeave()
    else toList()
  }
  const accept = async (one: Suggestion) => {
    const { criterion, words, place } = draft.of(one)
    if (criterion === '') return void message.warning({ content: text.criterionNone, key: 'suggestion' })
    if (words.trim().length < 2) return void message.warning({ content: text.wordsNone, key: 'suggestion' })
    if (await suggestions.accept({ id: one.id, criterion, note: words.trim(), anchor: place })) onDecided(one.id)
  }
  const dismiss = async (one: Suggestion, reason: string) => {
    if (reason.trim().length < 2) return void message.warning({ content: text.reasonNone, key: 'suggestion' })
    if (await suggestions.dismiss(one.id, reason.trim())) onDecided(one.id)
  }
  return (
    <section className={css.panel} aria-label={text.title}>
      <PanelHead
        waiting={waiting}
        decided={decided}
        view={view}
        line={lineOf(rows, editable)}
        onView={setWanted}
        editable={editable}
      />
      {view === 'open' && (
        <SuggestionsList
          {...props}
          rows={waiting}
          draft={draft}
          focusTurn={focusTurn}
          onAccept={accept}
          onDismiss={dismiss}
        />
      )}
      {view === 'decided' && (
        <DecidedSuggestions
          rows={decided}
          items={props.items}
          onOpen={props.evidence.openAnchor}
          onCriterion={props.onCriterion}
          criterionOf={(findingId) => evaluation.findings.find(({ id }) => id === findingId)?.criterion ?? null}
          onReopen={editable ? (id) => void suggestions.reopen(id) : null}
        />
      )}
    </section>
  )
}

/** What the head says when nothing waits. */
function lineOf(rows: readonly Suggestion[], editable: boolean): string {
  const count = (state: Suggestion['state']) => rows.filter((row) => row.state === state).length
  if (rows.length === 0) return editable ? text.nothing : text.unmade
  return text.allDecided(count('accepted'), count('dismissed'))
}

type PanelHeadProps = {
  waiting: readonly Suggestion[]
  decided: readonly Suggestion[]
  view: 'open' | 'decided' | 'closed'
  line: string
  onView: (view: 'open' | 'decided' | 'closed') => void
  editable: boolean
}

function PanelHead({ waiting, decided, view, line, onView, editable }: PanelHeadProps) {
  const count = (severity: Suggestion['severity']) => waiting.filter((one) => one.severity === severity).length
  const isOpen = view !== 'closed'
  const opens = waiting.length > 0 ? 'open' : 'decided'
  const canOpen = waiting.length + decided.length > 0
  return (
    <header className={css.head}>
      <button
        type="button"
        className={css.caption}
        aria-expanded={isOpen}
        disabled={!canOpen}
        title={editable && waiting.length > 0 ? text.focusHint : undefined}
        onClick={() => onView(isOpen ? 'closed' : opens)}
      >
        {canOpen && <span aria-hidden="true">{isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />}</span>}
        <span className={css.title}>{text.title}</span>
      </button>
      <span className={css.counts}>
        {waiting.length > 0 ? text.counts(count('wrong'), count('lacking'), count('unchecked')) : line}
      </span>
      {isOpen && waiting.length > 0 && decided.length > 0 && (
        <span className={css.views}>
          {(['open', 'decided'] as const).map((key) => (
            <button
              key={key}
              type="button"
              className={css.view}
              aria-pressed={view === key}
              onClick={() => onView(key)}
            >
              {key === 'open' ? text.open(waiting.length) : text.decided(decided.length)}
            </button>
          ))}
        </span>
      )}
    </header>
  )
}
