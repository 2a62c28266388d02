// Users of one archive. A person is admitted by the administrator with a first passphrase, given roles by the security
// officer, and makes the own signing key when first setting an own passphrase: nobody else ever knew what opens it
// (电子签名法 §13: data exclusive to the signer, under the signer's sole control).
import { createHash, X509Certificate } from 'node:crypto'
import type { Person } from '#shared/contract/people.ts'
import { type Role, rolesConflict } from '#shared/contract/roles.ts'
import { isReservedName } from '#shared/contract/sign-in-name.ts'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import { createSigningKey, issueCertificate } from '../opinions/signing/index.ts'
import type { Actor, Store } from '../store/index.ts'
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
  /** Takes the account's slot and signing key away for good. Refuses `people.own-account`, `people.last-guardian`. */
  disable(caller: Caller, id: string): Promise<Person>
  /** With a new first passphrase, as if newly admitted; the roles are as they were. Refuses `people.not-disabled`. */
  enable(caller: Caller, id: string, passphrase: string): Promise<Person>
  /** Opens the person's own signing key for one signature. Refuses `people.wrong-passphrase`, `people.no-signing-key`. */
  signingIdentity(caller: Caller, passphrase: string): Promise<SigningIdentity>
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

  /** A key of his own the first time, and when the certificate has expired; otherwise the one he has, sealed anew. */
  async function keysFor(row: UserRow, before: PersonalKey, after: PersonalKey) {
    if (row.signing_key_sealed === null || row.certificate === null) return makeSigningKey(after, row)
    if (new Date(new X509Certificate(row.certificate).validTo) < clock.now()) return makeSigningKey(after, row)
    const key = before.unseal(keyPurpose, row.signing_key_sealed)
    try {
      return { signing_key_sealed: after.seal(keyPurpose, key) }
    } finally {
      key.fill(0)
    }
  }

  async function makeSigningKey(personal: PersonalKey, row: UserRow) {
    const { privateKey, publicKey } = await createSigningKey()
    const rootKey = root.privateKey()
    try {
      const certificate = await issueCertificate({
        root: { certificate: root.certificate, privateKey: rootKey },
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
    } finally {
      rootKey.fill(0)
      privateKey.fill(0)
    }
  }

  /** Who signs was asked for his passphrase alone: the refusal must not send him looking for a mistyped name. */
  async function ownSlot(name: string, passphrase: string) {
    try {
      return await vault.slots.check(name, passphrase)
    } catch (error) {
      throw isRefusal(error, 'vault.wrong-passphrase') ? refuse('people.wrong-passphrase') : error
    }
  }

  return {
    async signIn(name, passphrase) {
      const row = userByName(store, normalised(name))
      try {
        const personal = await vault.slots.check(normalised(name), passphrase)
        personal.close()
      } catch (error) {
        // The account is named by its id: whoever typed need not be who it belongs to.
        if (isRefusal(error)) store.refused({ name: 'nobody' }, 'people.signed-in', row?.id ?? null, error)
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
      vault.slots.forget(caller.name)
      store.record(caller, 'people.signed-out', caller.userId, () => undefined)
    },
    current(caller) {
      const row = userById(store, caller.userId)
      return row.state === 'disabled' ? null : toCaller(row, caller.signedInAt)
    },
    async changePassphrase(caller, passphrase, next) {
      const row = userById(store, caller.userId)
      if (passphrase === next) throw refuse('people.same-passphrase')
      const { before, after } = await vault.slots.change({
        name: row.name,
        passphrase,
        next,
        // The administrator has known the first passphrase; nothing it ever opened may open the key that is made now.
        renewSecret: row.signing_key_sealed === null,
      })
      try {
        const keys = await keysFor(row, before, after)
        store.record(caller, 'people.passphrase-changed', row.id, () => {
          // Disabled while the new key was derived: it stays so.
          if (userById(store, row.id).state === 'disabled') throw refuse('people.disabled')
          store.run((q) =>
            q
              .updateTable('user')
              .set({ ...keys, state: 'active' })
              .where('id', '=', row.id),
          )
        })
      } finally {
        before.close()
        after.close()
      }
      return toCaller(userById(store, row.id), caller.signedInAt)
    },
    list: () => store.all((q) => q.selectFrom('user').selectAll().orderBy('created_at').orderBy('id')).map(toPerson),
    async create(caller, person) {
      const name = normalised(person.name)
      if (isReservedName(name)) throw refuse('people.name-reserved')
      if (userByName(store, name) !== null || vault.slots.has(name)) throw refuse('people.name-taken')
      const personal = await vault.slots.add({ name, passphrase: person.passphrase, kdf: options.kdf })
      personal.close()
      const id = newId()
      const insert = () =>
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
        )
      try {
        store.record(caller, 'people.created', id, insert)
      } catch (error) {
        // A slot without its person would open the archive for nobody in the list, and keep the name for good.
        await vault.slots.remove(name)
        throw error
      }
      return toPerson(userById(store, id))
    },
    grantRoles(caller, id, roles) {
      return store.record(caller, 'people.roles-granted', id, (note) => {
        const row = userById(store, id)
        if (row.id === caller.userId) throw refuse('people.own-roles')
        const conflict = rolesConflict(roles)
        if (conflict === 'two-guardians') throw refuse('people.two-guardians')
        if (conflict === 'guardian-with-case-role') throw refuse('people.guardian-with-case-role')
        if (conflict === 'head-with-other-role') throw refuse('people.head-with-other-role')
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
    async disable(caller, id) {
      const row = store.record(caller, 'people.disabled', id, () => {
        const found = userById(store, id)
        if (found.id === caller.userId) throw refuse('people.own-account')
        assertGuardiansRemain(store, found, [])
        const lost = { signing_key_sealed: null, certificate: null, certificate_fingerprint: null }
        store.run((q) =>
          q
            .updateTable('user')
            .set({ state: 'disabled', ...lost })
            .where('id', '=', id),
        )
        // Sealed by what his slot opened: nobody can open it again, and a card that was given out must not look alive.
        store.run((q) => q.deleteFrom('parcel_key').where('user_id', '=', id))
        return userById(store, id)
      })
      // His passphrase opens nothing any more, inside this program or outside it.
      await vault.slots.remove(row.name)
      return toPerson(row)
    },
    async enable(caller, id, passphrase) {
      const { name, state } = userById(store, id)
      if (state !== 'disabled')
        return store.record(caller, 'people.enabled', id, () => {
          throw refuse('people.not-disabled')
        })
      await vault.slots.remove(name)
      const personal = await vault.slots.add({ name, passphrase, kdf: options.kdf })
      personal.close()
      return store.record(caller, 'people.enabled', id, () => {
        store.run((q) => q.updateTable('user').set({ state: 'invited' }).where('id', '=', id))
        return toPerson(userById(store, id))
      })
    },
    async signingIdentity(caller, passphrase) {
      const row = userById(store, caller.userId)
      if (row.signing_key_sealed === null || row.certificate === null) throw refuse('people.no-signing-key')
      const { validTo } = new X509Certificate(row.certificate)
      if (new Date(validTo) < clock.now()) throw refuse('people.certificate-expired')
      const personal = await ownSlot(row.name, passphrase)
      try {
        return { privateKey: personal.unseal(keyPurpose, row.signing_key_sealed), certificate: row.certificate }
      } finally {
        personal.close()
      }
    },
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
