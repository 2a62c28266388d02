// Users of one archive. A person is admitted by the administrator with a first passphrase, given roles by the security
// officer, and makes the own signing key when first setting an own passphrase: nobody else ever knew what opens it
// (电子签名法 §13: data exclusive to the signer, under the signer's sole control).
import { createHash, X509Certificate } from 'node:crypto'
import type { Person } from '#shared/contract/people.ts'
import { type Role, rolesConflict } from '#shared/contract/roles.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { createSigningKey, issueCertificate } from '../opinions/signing/index.ts'
import { type Actor, type Store, system } from '../store/index.ts'
import type { KdfParameters, OpenVault, PersonalKey } from '../vault/index.ts'
import { rolesOf, toPerson, type UserRow, userById, userByName } from './rows.ts'

export interface NewPerson {
  readonly name: string
  readonly displayName: string
  readonly unit: string
  readonly card: string | null
  readonly passphrase: string
}

export interface SigningIdentity {
  /** PKCS#8; the caller overwrites it after use. */
  readonly privateKey: Buffer
  readonly certificate: Buffer
}

export interface People {
  /** Checks the passphrase and the person's state. Refuses `vault.wrong-passphrase`, `people.disabled`. */
  signIn(name: string, passphrase: string): Promise<Caller>
  /** For the passphrase that has just unlocked the archive: no second derivation. */
  signInUnlocked(name: string): Caller
  signedOut(caller: Caller): void
  /** The caller as the roles stand now; null when disabled meanwhile. */
  current(caller: Caller): Caller | null
  changePassphrase(caller: Caller, passphrase: string, next: string): Promise<Caller>
  list(): Person[]
  create(caller: Actor, person: NewPerson): Promise<Person>
  grantRoles(caller: Caller, id: string, roles: readonly Role[]): Person
  setDisabled(caller: Caller, id: string, disabled: boolean): Person
  /** Opens the person's own signing key for one signature. Refuses `vault.wrong-passphrase`, `people.no-signing-key`. */
  signingIdentity(caller: Caller, passphrase: string): Promise<SigningIdentity>
  displayName(name: string): string
}

const keyPurpose = 'signing-key'

/** @param root the archive's own root, which certifies every signing key */
export function createPeople(options: {
  store: Store
  vault: OpenVault
  clock: Clock
  newId: () => string
  root: { certificate: Uint8Array; privateKey: () => Uint8Array }
  kdf?: KdfParameters | undefined
}): People {
  const { store, vault, clock, newId, root } = options

  function admit(row: UserRow): Caller {
    if (row.state === 'disabled') throw refuse('people.disabled')
    return store.record({ name: row.name }, 'people.signed-in', row.id, () => {
      const at = clock.now().toISOString()
      store.run((q) => q.updateTable('user').set({ last_signed_in_at: at }).where('id', '=', row.id))
      return toCaller(row, at)
    })
  }

  async function makeSigningKey(personal: PersonalKey, row: UserRow) {
    const { privateKey, publicKey } = await createSigningKey()
    const certificate = await issueCertificate({
      root: { certificate: root.certificate, privateKey: root.privateKey() },
      publicKey,
      name: row.display_name,
      unit: row.unit,
      now: clock.now(),
    })
    return {
      signing_key_sealed: personal.seal(keyPurpose, privateKey),
      certificate: Buffer.from(certificate),
      certificate_fingerprint: createHash('sha256').update(certificate).digest('hex'),
    }
  }

  return {
    async signIn(name, passphrase) {
      try {
        const personal = await vault.slots.check(name, passphrase)
        personal.close()
      } catch (error) {
        store.record(system, 'people.sign-in-refused', null, () => undefined)
        throw error
      }
      return this.signInUnlocked(name)
    },
    signInUnlocked(name) {
      const row = userByName(store, normalised(name))
      if (row === null) throw refuse('vault.wrong-passphrase')
      return admit(row)
    },
    signedOut(caller) {
      store.record(caller, 'people.signed-out', caller.userId, () => undefined)
    },
    current(caller) {
      const row = userById(store, caller.userId)
      return row.state === 'disabled' ? null : toCaller(row, caller.signedInAt)
    },
    async changePassphrase(caller, passphrase, next) {
      const row = userById(store, caller.userId)
      if (passphrase === next) throw refuse('people.same-passphrase')
      const { before, after } = await vault.slots.change({ name: row.name, passphrase, next })
      try {
        const keys =
          row.signing_key_sealed === null
            ? await makeSigningKey(after, row)
            : { signing_key_sealed: after.seal(keyPurpose, before.unseal(keyPurpose, row.signing_key_sealed)) }
        store.record(caller, 'people.passphrase-changed', row.id, () =>
          store.run((q) =>
            q
              .updateTable('user')
              .set({ ...keys, state: 'active' })
              .where('id', '=', row.id),
          ),
        )
      } finally {
        before.close()
        after.close()
      }
      return toCaller(userById(store, row.id), caller.signedInAt)
    },
    list: () => store.all((q) => q.selectFrom('user').selectAll().orderBy('created_at').orderBy('id')).map(toPerson),
    async create(caller, person) {
      const name = normalised(person.name)
      if (userByName(store, name) !== null || vault.slots.has(name)) throw refuse('people.name-taken')
      const personal = await vault.slots.add({ name, passphrase: person.passphrase, kdf: options.kdf })
      personal.close()
      const id = newId()
      store.record(caller, 'people.created', id, () =>
        store.run((q) =>
          q.insertInto('user').values({
            id,
            name,
            display_name: person.displayName,
            unit: person.unit,
            card: person.card,
            roles: '[]',
            state: 'invited',
            signing_key_sealed: null,
            certificate: null,
            certificate_fingerprint: null,
            created_at: clock.now().toISOString(),
            last_signed_in_at: null,
          }),
        ),
      )
      return toPerson(userById(store, id))
    },
    grantRoles(caller, id, roles) {
      return store.record(caller, 'people.roles-granted', id, (note) => {
        const row = userById(store, id)
        if (row.id === caller.userId) throw refuse('people.own-roles')
        const conflict = rolesConflict(roles)
        if (conflict === 'two-guardians') throw refuse('people.two-guardians')
        if (conflict === 'guardian-with-case-role') throw refuse('people.guardian-with-case-role')
        assertGuardiansRemain(store, row, roles)
        note({ roles: [...roles] })
        store.run((q) =>
          q
            .updateTable('user')
            .set({ roles: JSON.stringify([...new Set(roles)]) })
            .where('id', '=', id),
        )
        return toPerson(userById(store, id))
      })
    },
    setDisabled(caller, id, disabled) {
      return store.record(caller, disabled ? 'people.disabled' : 'people.enabled', id, () => {
        const row = userById(store, id)
        if (row.id === caller.userId) throw refuse('people.own-account')
        if (disabled) assertGuardiansRemain(store, row, [])
        const state = disabled ? 'disabled' : row.certificate === null ? 'invited' : 'active'
        store.run((q) => q.updateTable('user').set({ state }).where('id', '=', id))
        return toPerson(userById(store, id))
      })
    },
    async signingIdentity(caller, passphrase) {
      const row = userById(store, caller.userId)
      if (row.signing_key_sealed === null || row.certificate === null) throw refuse('people.no-signing-key')
      const { validTo } = new X509Certificate(row.certificate)
      if (new Date(validTo) < clock.now()) throw refuse('people.certificate-expired')
      const personal = await vault.slots.check(row.name, passphrase)
      try {
        return { privateKey: personal.unseal(keyPurpose, row.signing_key_sealed), certificate: row.certificate }
      } finally {
        personal.close()
      }
    },
    displayName: (name) => userByName(store, name)?.display_name ?? name,
  }
}

/** The three guardians are needed for the archive to be run at all: the last active one of each stays. */
function assertGuardiansRemain(store: Store, row: UserRow, roles: readonly Role[]): void {
  for (const guardian of ['administrator', 'security', 'auditor'] as const) {
    if (!rolesOf(row).includes(guardian) || roles.includes(guardian)) continue
    const others = store
      .all((q) => q.selectFrom('user').selectAll().where('id', '!=', row.id).where('state', '!=', 'disabled'))
      .filter((other) => rolesOf(other).includes(guardian))
    if (others.length === 0) throw refuse('people.last-guardian')
  }
}

/** Names typed on different keyboards compare equal. */
export function normalised(name: string): string {
  return name.normalize('NFKC').trim()
}

function toCaller(row: UserRow, signedInAt: string): Caller {
  return {
    userId: row.id,
    name: row.name,
    displayName: row.display_name,
    unit: row.unit,
    roles: rolesOf(row),
    mustChangePassphrase: row.state === 'invited',
    signedInAt,
  }
}
