// 背靠背: while a blind double evaluation of a dossier runs, what one of its inspectors marks on a recording or says there is
// nobody else's to see, until both sheets are concluded. The tables are read here directly: no recording depends on campaigns.
import { sql } from 'kysely'
import type { Store } from '../store/index.ts'

/** Whether the viewer must not see yet what this person (by sign-in name) put on this recording at that time. */
export type IsUnseen = (itemId: string, madeBy: string, madeAt: string) => boolean

export function unseenBy(store: Store, viewer: string, itemIds: readonly string[]): IsUnseen {
  const rows = store.all((q) =>
    q
      .selectFrom('assignment')
      .innerJoin('campaign', 'campaign.id', 'assignment.campaign_id')
      .innerJoin('campaign_member', 'campaign_member.id', 'assignment.member_id')
      .innerJoin('user', 'user.id', 'campaign_member.user_id')
      .innerJoin('item', 'item.dossier_id', 'assignment.dossier_id')
      .select(['item.id as item_id', 'user.name', 'assignment.assigned_at'])
      .where('campaign.state', '=', 'running')
      .where(sql`json_extract(campaign.plan, '$.way')`, '=', 'double')
      .where('user.name', '<>', viewer)
      .where(sql<boolean>`item.id in (select value from json_each(${JSON.stringify([...new Set(itemIds)])}))`)
      .where(
        (e) =>
          e
            .selectFrom('assignment as other')
            .select((o) => o.fn.countAll<number>().as('n'))
            .whereRef('other.campaign_id', '=', 'assignment.campaign_id')
            .whereRef('other.dossier_id', '=', 'assignment.dossier_id')
            .where('other.state', '=', 'concluded'),
        '<',
        2,
      ),
  )
  // What was there before anybody was assigned is no secret of the evaluation.
  return (itemId, madeBy, madeAt) =>
    rows.some((row) => row.item_id === itemId && row.name === madeBy && row.assigned_at <= madeAt)
}
