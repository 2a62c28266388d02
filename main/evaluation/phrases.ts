// Quick phrases (常用语): learnt in the transaction that keeps the words they come from, offered by criterion, hidden on request.
import type { Phrase } from '#shared/contract/phrases.ts'
import { byWorth, type CaseNames, phrasesOf } from '#shared/rules/phrases.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Store } from '../store/index.ts'

export interface Phrases {
  list(of: { standardId: string; criterion: string }): Phrase[]
  hide(caller: Caller, id: string): Record<never, never>
  /** Call inside record(). What names the case or its people is not learnt. */
  learn(standardId: string, facts: CaseNames, said: readonly Said[]): void
}

export type Said = { readonly criterion: string; readonly words: string }

/** More than a person can look through; the rest is found by typing on. */
const offered = 60

export function createPhrases(options: { store: Store; clock: Clock; newId: () => string }): Phrases {
  const { store, clock, newId } = options
  const now = () => clock.now().toISOString()

  function remember(standardId: string, criterion: string, words: string): void {
    store.run((q) =>
      q
        .insertInto('phrase')
        .values({ id: newId(), standard_id: standardId, criterion, words, uses: 1, used_at: now(), hidden_at: null })
        .onConflict((known) =>
          known
            .columns(['standard_id', 'criterion', 'words'])
            .doUpdateSet((e) => ({ uses: e('phrase.uses', '+', 1), used_at: now() })),
        ),
    )
  }

  return {
    list({ standardId, criterion }) {
      const item = itemOf(criterion)
      const rows = store.all((q) =>
        q
          .selectFrom('phrase')
          .selectAll()
          .where('standard_id', '=', standardId)
          .where('hidden_at', 'is', null)
          .where((e) => e.or([e('criterion', '=', item), e('criterion', 'like', `${item}.%`)])),
      )
      const all = rows.map(({ id, criterion: code, words, uses, used_at }): Phrase => {
        return { id, criterion: code, words, uses, usedAt: used_at }
      })
      const order = byWorth(clock.now())
      const own = all.filter((phrase) => phrase.criterion === criterion).sort(order)
      const beside = all.filter((phrase) => phrase.criterion !== criterion).sort(order)
      return onceEach([...own, ...beside]).slice(0, offered)
    },
    hide(caller, id) {
      return store.record(caller, 'phrase.hidden', id, () => {
        const hidden = store.run((q) => q.updateTable('phrase').set({ hidden_at: now() }).where('id', '=', id))
        if (hidden === 0) throw refuse('phrase.unknown')
        return {}
      })
    },
    learn(standardId, facts, said) {
      for (const { criterion, words } of said) {
        for (const phrase of phrasesOf(words, facts)) remember(standardId, criterion, phrase)
      }
    },
  }
}

/** P3-2.4 → P3-2. */
function itemOf(criterion: string): string {
  return criterion.split('.')[0] ?? criterion
}

function onceEach(phrases: readonly Phrase[]): Phrase[] {
  const seen = new Set<string>()
  return phrases.filter(({ words }) => !seen.has(words) && seen.add(words))
}
