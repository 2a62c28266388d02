// A period decided before the seal counts from a day that only the seal fixed: it is entered when the periods are next looked at.
// No decision is made anew by this.
import { periodOf, termOf } from '#shared/rules/retention.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { type Store, system } from '../store/index.ts'
import { scheduledDossiers } from './scheduled.ts'

export function beginTerms(store: Store, rulebook: Rulebook): void {
  const waiting = store.all((q) =>
    q
      .selectFrom('retention')
      .innerJoin('dossier', 'dossier.id', 'retention.dossier_id')
      .select(['dossier_id', 'period'])
      .where('starts_on', 'is', null)
      .where('dossier.state', '=', 'sealed')
      .where('disposed_at', 'is', null),
  )
  const pack = rulebook.retentionSchedule()
  for (const { dossier_id, period } of waiting) {
    const [row] = scheduledDossiers(store, [pack], dossier_id)
    const term = row === undefined ? null : termOf(row.facts, periodOf(period, pack), pack)
    if (term === null || term.startsOn === null) continue
    store.record(system, 'retention.decided', dossier_id, (note) => {
      note({ period, startsOn: term.startsOn, endsOn: term.endsOn })
      store.run((q) =>
        q
          .updateTable('retention')
          .set({ starts_on: term.startsOn, ends_on: term.endsOn })
          .where('dossier_id', '=', dossier_id),
      )
    })
  }
}
