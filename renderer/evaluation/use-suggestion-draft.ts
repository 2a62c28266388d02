// What is being made of a suggestion before it is decided: its criterion, its words, the place it rests on, the reason against
// it. Kept for this window, so that a reload loses no typing.
import type { Suggestion } from '#shared/contract/suggestions.ts'
import { useDraft } from '../desk/use-kept.ts'

export type SuggestionDraft = {
  readonly criterion: string
  readonly words: string
  /** Which of its anchors. */
  readonly place: number
  /** Null while nobody wants to dismiss it. */
  readonly reason: string | null
}

export type SuggestionDrafts = {
  readonly selected: Suggestion | null
  readonly select: (id: string | null) => void
  readonly of: (suggestion: Suggestion) => SuggestionDraft
  readonly change: (suggestion: Suggestion, change: Partial<SuggestionDraft>) => void
}

type Kept = { readonly id: string | null; readonly typed: Readonly<Record<string, Partial<SuggestionDraft>>> }

export function useSuggestionDraft(evaluationId: string, waiting: readonly Suggestion[]): SuggestionDrafts {
  const [kept, keep] = useDraft<Kept>(`suggestions.${evaluationId}`, { id: null, typed: {} })
  const of = (one: Suggestion): SuggestionDraft => ({ ...begun(one), ...kept.typed[one.id] })
  return {
    selected: waiting.find(({ id }) => id === kept.id) ?? waiting[0] ?? null,
    select: (id) => keep({ ...kept, id }),
    of,
    change(one, change) {
      const left = waiting.filter(({ id }) => id in kept.typed).map(({ id }) => [id, kept.typed[id] ?? {}] as const)
      const typed = { ...kept.typed[one.id], ...change }
      keep({ id: one.id, typed: { ...Object.fromEntries(left), [one.id]: typed } })
    },
  }
}

/** What waits for a check is nothing found yet: its words are the inspector's own. */
function begun({ criteria, severity, words }: Suggestion): SuggestionDraft {
  return { criterion: criteria[0] ?? '', words: severity === 'unchecked' ? '' : words, place: 0, reason: null }
}
