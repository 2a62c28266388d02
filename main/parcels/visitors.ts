// Dossiers of another archive that are here to be evaluated (来卷): when the work is over their keys are destroyed, as in a
// disposal, and what was found stays.
import { refuse } from '#shared/text/refusal.ts'
import type { Caller } from '../desk-core.ts'
import { forgetWords } from '../dossiers/index.ts'
import type { Store } from '../store/index.ts'
import type { ParcelDesk } from './desk.ts'
import { answerableOf, busyColleague, sentResults } from './make-answer.ts'
import { resultHash, resultText } from './seat-result.ts'

/** Ids of dossiers that came with this campaign and whose keys are here. */
export function visitorsOf(store: Store, campaignId: string): string[] {
  const rows = store.all((q) =>
    q
      .selectFrom('parcel_dossier')
      .innerJoin('parcel', 'parcel.id', 'parcel_dossier.parcel_id')
      .select('dossier_id')
      .distinct()
      .where('parcel.campaign_id', '=', campaignId)
      .where('removed_at', 'is', null),
  )
  return rows.map((row) => row.dossier_id)
}

/** All dossiers of other archives whose keys are here. */
export function visitorsHere(store: Store): string[] {
  const rows = store.all((q) =>
    q.selectFrom('parcel_dossier').select('dossier_id').distinct().where('removed_at', 'is', null),
  )
  return rows.map((row) => row.dossier_id)
}

/** Refuses `parcel.not-answerable`, `parcel.colleague-busy`, `parcel.no-visitors`, `parcel.unanswered`. */
export async function removeVisitors(
  desk: ParcelDesk,
  caller: Caller,
  { campaignId, evenUnsent }: { campaignId: string; evenUnsent: boolean },
): Promise<{ removed: number }> {
  const { store, clock } = desk
  const gone = store.record(caller, 'parcel.visitors-removed', campaignId, (note) => {
    const found = answerableOf(store, caller, campaignId)
    if (found === null) throw refuse('parcel.not-answerable')
    // Nobody takes the dossiers away under a colleague's hands.
    const busy = busyColleague(store, caller, campaignId)
    if (busy !== null) throw refuse('parcel.colleague-busy', { name: busy.name })
    const sent = sentResults(store, campaignId)
    const unsent = found.results.filter((result) => !sent.has(resultHash(resultText(result))))
    if (unsent.length > 0 && !evenUnsent) throw refuse('parcel.unanswered', { count: unsent.length })
    const at = clock.now().toISOString()
    const here = visitorsOf(store, campaignId)
    if (here.length === 0) throw refuse('parcel.no-visitors')
    const leaving = here.filter((id) => !isNeededElsewhere(store, campaignId, id))
    for (const dossierId of here) markRemoved(store, campaignId, dossierId, at)
    for (const dossierId of leaving) markDestroyed(store, dossierId, at)
    const over = { state: 'closed', closed_at: at, updated_at: at } as const
    store.run((q) => q.updateTable('campaign').set(over).where('id', '=', campaignId))
    const left = { state: 'withdrawn', reason: '来卷已移除', ended_at: at } as const
    store.run((q) =>
      q
        .updateTable('assignment')
        .set(left)
        .where('campaign_id', '=', campaignId)
        .where('state', 'in', ['assigned', 'working']),
    )
    note({ dossiers: leaving.length })
    return leaving
  })
  await eraseVisitors(desk)
  return { removed: gone.length }
}

/** It came for another campaign too, which still goes on here. */
function isNeededElsewhere(store: Store, campaignId: string, dossierId: string): boolean {
  const other = store.one((q) =>
    q
      .selectFrom('parcel_dossier')
      .innerJoin('parcel', 'parcel.id', 'parcel_dossier.parcel_id')
      .select('parcel_id')
      .where('dossier_id', '=', dossierId)
      .where('removed_at', 'is', null)
      .where('parcel.campaign_id', '!=', campaignId),
  )
  return other !== null
}

function markRemoved(store: Store, campaignId: string, dossierId: string, at: string): void {
  store.run((q) =>
    q
      .updateTable('parcel_dossier')
      .set({ removed_at: at })
      .where('dossier_id', '=', dossierId)
      .where('parcel_id', 'in', (e) => e.selectFrom('parcel').select('id').where('campaign_id', '=', campaignId)),
  )
}

function markDestroyed(store: Store, dossierId: string, at: string): void {
  const gone = { disposed_at: at, key_wrapped: null }
  store.run((q) => q.updateTable('dossier').set(gone).where('id', '=', dossierId))
  forgetWords(store, dossierId)
}

/** First the key of each, then its files; begun again when the archive is opened after a crash. */
export async function eraseVisitors({
  store,
  objects,
  clock,
}: Pick<ParcelDesk, 'store' | 'objects' | 'clock'>): Promise<void> {
  const rows = store.all((q) =>
    q
      .selectFrom('parcel_dossier')
      .innerJoin('dossier', 'dossier.id', 'parcel_dossier.dossier_id')
      .select(['dossier_id', 'dossier.disposed_at'])
      .distinct()
      .where('removed_at', 'is not', null)
      .where('erased_at', 'is', null),
  )
  const gone = rows.filter((row) => row.disposed_at !== null)
  if (gone.length === 0) return
  for (const { dossier_id } of gone) await objects.destroy(dossier_id)
  store.cutLog()
  const at = clock.now().toISOString()
  for (const { dossier_id } of gone) {
    store.run((q) => q.updateTable('parcel_dossier').set({ erased_at: at }).where('dossier_id', '=', dossier_id))
  }
}
