// Who signs a paper, in which place: named people, whoever leads the campaign, whoever holds a role.
import type { IssuedSigner } from '#shared/contract/issued.ts'
import type { Role } from '#shared/contract/roles.ts'
import { campaignRow, membersOf } from '../../campaigns/index.ts'
import type { Store } from '../../store/index.ts'

type As = IssuedSigner['as']

export interface Account {
  readonly userId: string
  readonly name: string
}

export function named(as: As, { userId, name }: Account): IssuedSigner {
  return { as, userId, name, signedAt: null, roles: [], among: [] }
}

export function anyOf(as: As, roles: readonly Role[], among: readonly string[] = []): IssuedSigner {
  return { as, userId: null, name: null, signedAt: null, roles: [...roles], among: [...among] }
}

/** The leaders with an account here that can sign; whoever made the campaign where nobody was made leader. */
export function leadersOf(store: Store, campaignId: string): Account[] {
  const led = membersOf(store, campaignId).flatMap(({ role, user_id, removed_at }) =>
    role === 'leader' && user_id !== null && removed_at === null ? [user_id] : [],
  )
  const accounts = accountsOf(store, led)
  if (accounts.length > 0) return accounts
  const { created_by } = campaignRow(store, campaignId)
  return store.all((q) =>
    q
      .selectFrom('user')
      .select(['id as userId', 'display_name as name'])
      .where('name', '=', created_by)
      .where('state', '=', 'active'),
  )
}

/** In the order asked for; those who can sign no more are left out. */
export function accountsOf(store: Store, userIds: readonly string[]): Account[] {
  const rows = store.all((q) =>
    q
      .selectFrom('user')
      .select(['id as userId', 'display_name as name'])
      .where('id', 'in', [...userIds])
      .where('state', '=', 'active'),
  )
  return [...new Set(userIds)].flatMap((id) => rows.find(({ userId }) => userId === id) ?? [])
}

/** The leader's place after others have theirs: nobody signs twice, so where no leader is left the head of the office checks. */
export function leaderAfter(leaders: readonly Account[], before: readonly string[]): IssuedSigner {
  const left = leaders.filter(({ userId }) => !before.includes(userId))
  const [only] = left
  if (only === undefined) return anyOf('checker', ['head'])
  return left.length === 1
    ? named('leader', only)
    : anyOf(
        'leader',
        [],
        left.map(({ userId }) => userId),
      )
}
