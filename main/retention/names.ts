// Sign-in names as people know each other, and who may take part in a disposal.
import type { Member } from '#shared/contract/disposals.ts'
import { caseWorkers, Role } from '#shared/contract/roles.ts'
import type { Store } from '../store/index.ts'

/** Answers with the name itself for whoever is not in the list. */
export function displayNames(store: Store): (name: string) => string {
  const shown = new Map(
    store.all((q) => q.selectFrom('user').select(['name', 'display_name'])).map((row) => [row.name, row.display_name]),
  )
  return (name) => shown.get(name) ?? name
}

/** Everybody who works on cases and has an own passphrase, and so a key to sign with. */
export function eligibleMembers(store: Store): Member[] {
  const rows = store.all((q) =>
    q.selectFrom('user').select(['name', 'display_name', 'roles']).where('state', '=', 'active').orderBy('name'),
  )
  return rows
    .map((row) => ({
      name: row.name,
      displayName: row.display_name,
      roles: Role.array().parse(JSON.parse(row.roles)),
    }))
    .filter(({ roles }) => roles.some((role) => caseWorkers.includes(role)))
}
