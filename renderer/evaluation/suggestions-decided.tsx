// The suggestions that were decided: what became of each, by whom, and the way back.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import type { Suggestion } from '#shared/contract/suggestions.ts'
import { FindingChip } from '../judging/finding-list.tsx'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './suggestions.module.css'
import { suggestionsText as text } from './suggestions-text.ts'
import { WholeDays } from './whole-days.tsx'

export type DecidedSuggestionsProps = {
  rows: readonly Suggestion[]
  items: readonly Item[]
  onOpen: (anchor: Anchor) => void
  onCriterion: (code: string) => void
  /** Of the finding that it became. */
  criterionOf: (findingId: string | null) => string | null
  /** Null where nothing may be changed. */
  onReopen: ((id: string) => void) | null
}

export function DecidedSuggestions({
  rows,
  items,
  onOpen,
  onCriterion,
  criterionOf,
  onReopen,
}: DecidedSuggestionsProps) {
  return (
    <ul className={css.list} aria-label={text.listDecided}>
      {rows.map(({ id, state, criteria, words, reason, anchors, findingId, decidedBy, decidedAt }) => {
        const criterion = criterionOf(findingId)
        const [anchor] = anchors
        return (
          <li key={id} className={css.decided}>
            <span className={css.code}>{criterion ?? criteria[0] ?? text.other}</span>
            <div className={css.past}>
              <p>
                <WholeDays text={words} />
              </p>
              {state === 'dismissed' && (
                <p className={css.reason}>
                  <span className={css.label}>{text.reason}</span>
                  {reason}
                </p>
              )}
              <div className={css.acts}>
                {anchor !== undefined && (
                  <FindingChip
                    anchor={anchor}
                    items={items}
                    onOpen={anchor.on === 'absence' ? undefined : () => onOpen(anchor)}
                  />
                )}
                {criterion !== null && (
                  <button type="button" className={css.link} onClick={() => onCriterion(criterion)}>
                    {text.toCriterion}
                  </button>
                )}
                {state === 'dismissed' && onReopen !== null && (
                  <button type="button" className={css.link} onClick={() => onReopen(id)}>
                    {text.reopen}
                  </button>
                )}
                {decidedBy !== null && decidedAt !== null && (
                  <span className={css.by}>{text.decidedBy(decidedBy, formatMinute(decidedAt))}</span>
                )}
              </div>
            </div>
            <span className={css.severity}>
              <StateTag plain tone={state === 'accepted' ? 'ok' : 'quiet'} label={text.states[state]} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
