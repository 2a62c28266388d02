// A period decided before the seal counts from a day that only the seal fixed: it is entered when the periods are next looked at.
// No decision is made anew by this.
import { KeyDates } from '#shared/contract/dossiers.ts'
import type { RetentionSchedulePack } from '#shared/rules/pack.ts'
import { periodOf, termOf } from '#shared/rules/retention.ts'
import { dayOf } from '#shared/text/instant.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { type Store, system } from '../store/index.ts'

interface Begun {
  readonly dossierId: string
  readonly period: string
  readonly startsOn: string
  readonly endsOn: string | null
}

export function beginTerms(store: Store, rulebook: Rulebook): void {
  const begun = begunTerms(store, rulebook.retentionSchedule())
  const [only] = begun
  if (only === undefined) return
  if (begun.length === 1) enter(store, only)
  else {
    // One transaction for all: an archive that was brought in has thousands.
    store.record(system, 'retention.decided', null, (note) => {
      note({ dossiers: begun.length })
      for (const term of begun) enter(store, term)
    })
  }
}

function enter(store: Store, { dossierId, period, startsOn, endsOn }: Begun): void {
  store.record(system, 'retention.decided', dossierId, (note) => {
    note({ period, startsOn, endsOn })
    const term = { starts_on: startsOn, ends_on: endsOn }
    store.run((q) => q.updateTable('retention').set(term).where('dossier_id', '=', dossierId))
  })
}

function begunTerms(store: Store, pack: RetentionSchedulePack): Begun[] {
  const { event } = pack.start
  const rows = store.all((q) => {
    const waiting = q
      .selectFrom('retention')
      .innerJoin('dossier', 'dossier.id', 'retention.dossier_id')
      .select(['dossier_id', 'period', 'facts', 'sealed_at'])
      .where('starts_on', 'is', null)
      .where('dossier.state', '=', 'sealed')
      .where('disposed_at', 'is', null)
    // Those that will never say the day would else be read again each time.
    return event === 'sealed'
      ? waiting
      : waiting.where((e) => e(e.fn('json_extract', ['facts', e.val(`$.dates.${event}On`)]), 'is not', null))
  })
  return rows.flatMap(({ dossier_id, period, facts, sealed_at }) => {
    const { closedOn, decidedOn } = KeyDates.parse((JSON.parse(facts) as { dates: unknown }).dates)
    const days = { closedOn, decidedOn, sealedOn: sealed_at === null ? null : dayOf(sealed_at) }
    const { startsOn, endsOn } = termOf(days, periodOf(period, pack), pack)
    return startsOn === null ? [] : [{ dossierId: dossier_id, period, startsOn, endsOn }]
  })
}
