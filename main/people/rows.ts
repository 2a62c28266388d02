// How a user's row becomes what the desk shows.
import type { Person } from '#shared/contract/people.ts'
import { Role } from '#shared/contract/roles.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Store } from '../store/index.ts'

export interface UserRow {
  id: string
  name: string
  display_name: string
  unit: string
  card: string | null
  roles: string
  state: 'invited' | 'active' | 'disabled'
  signing_key_sealed: Buffer | null
  certificate: Buffer | null
  certificate_fingerprint: string | null
  created_at: string
  last_signed_in_at: string | null
}

export function rolesOf(row: Pick<UserRow, 'roles'>): Role[] {
  return Role.array().parse(JSON.parse(row.roles))
}

export function toPerson(row: UserRow): Person {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    unit: row.unit,
    card: row.card,
    roles: rolesOf(row),
    state: row.state,
    certificateFingerprint: row.certificate_fingerprint,
    createdAt: row.created_at,
    lastSignedInAt: row.last_signed_in_at,
  }
}

export function userById(store: Store, id: string): UserRow {
  const row = store.one((q) => q.selectFrom('user').selectAll().where('id', '=', id))
  if (row === null) throw refuse('people.unknown')
  return row
}

export function userByName(store: Store, name: string): UserRow | null {
  return store.one((q) => q.selectFrom('user').selectAll().where('name', '=', name))
}
