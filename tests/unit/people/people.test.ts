// People of one archive: three guardians kept apart, a first passphrase that must go, and a signing key of one's own.
import { sign, verify, X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ArchiveRooms, openArchiveStore, openRooms } from '#main/archive-rooms.ts'
import { createIds, systemRandom } from '#main/clock.ts'
import type { Caller } from '#main/desk-core.ts'
import { foundArchive } from '#main/found-archive.ts'
import { createIncidents } from '#main/incidents.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { createArchive } from '#main/vault/index.ts'
import { guardianRoles, type Role, roles, rolesConflict } from '#shared/contract/roles.ts'
import { createTestClock, type TestClock } from '../../support/test-clock.ts'
import { cheapKdf, rulebookFolder } from '../../support/test-desk.ts'

const first = '首次口令-2026'
const own = '自己的口令-2026'
const rulebook = createRulebook({ folder: rulebookFolder })

let parent: string
let rooms: ArchiveRooms
let clock: TestClock

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'anjuan-people-'))
  clock = createTestClock()
  const newId = createIds(clock, systemRandom)
  const officer = (name: string, displayName: string) => ({ name, displayName, passphrase: own })
  const founding = {
    agency: '云山县农业农村局',
    administrator: officer('administrator', '管一'),
    security: officer('security', '密二'),
    auditor: officer('auditor', '审三'),
  }
  const slots = guardianRoles.map((guardian) => founding[guardian])
  const vault = await createArchive({ folder: join(parent, 'archive'), slots, now: clock.now, kdf: cheapKdf })
  const store = openArchiveStore({ vault, clock, create: true })
  await foundArchive({ store, vault, clock, newId, founding })
  const incidents = createIncidents({ clock, random: systemRandom })
  const tools = () => Promise.resolve(null)
  rooms = await openRooms(store, { vault, rulebook, clock, newId, incidents, tools, kdf: cheapKdf })
})
afterEach(async () => {
  await rooms.close()
  await rm(parent, { recursive: true, force: true })
})

const enter = (name: string, passphrase = own): Promise<Caller> => rooms.people.signIn(name, passphrase)

async function admit(name: string, displayName = name, granted: readonly Role[] = []) {
  const person = { name, displayName, unit: '云山县农业农村局', card: null, passphrase: first }
  const { id } = await rooms.people.create(await enter('administrator'), person)
  if (granted.length > 0) rooms.people.grantRoles(await enter('security'), id, granted)
  return id
}

/** Admitted, and the first passphrase replaced. */
async function settle(name: string, displayName = name, granted: readonly Role[] = []): Promise<Caller> {
  await admit(name, displayName, granted)
  return rooms.people.changePassphrase(await enter(name, first), first, own)
}

const idOf = (name: string) => rooms.people.list().find((person) => person.name === name)?.id ?? ''

describe('the three guardians', () => {
  test('no two of the three go together, nor one of them with work on cases; of case roles only the head stands alone or with reviewer', () => {
    for (const one of roles) {
      for (const other of roles.filter((role) => role !== one)) {
        const guardians = [one, other].filter((role) => (guardianRoles as readonly Role[]).includes(role)).length
        const pair = [one, other].sort().join()
        const alone = pair.includes('head') && pair !== 'head,reviewer' ? 'head-with-other-role' : null
        const wanted = [alone, 'guardian-with-case-role', 'two-guardians'][guardians]
        expect([one, other, rolesConflict([one, other])]).toEqual([one, other, wanted])
      }
      expect(rolesConflict([one])).toBeNull()
    }
    expect(rolesConflict([])).toBeNull()
  })

  test('such a grant is refused and changes nothing', async () => {
    const id = await admit('newcomer', '新人', ['archivist'])
    const security = await enter('security')
    const grant = (granted: Role[]) => () => rooms.people.grantRoles(security, id, granted)
    expect(grant(['administrator', 'auditor'])).toThrow('people.two-guardians')
    expect(grant(['security', 'inspector'])).toThrow('people.guardian-with-case-role')
    expect(rooms.people.list().find((person) => person.id === id)?.roles).toEqual(['archivist'])
    expect(grant(['reviewer', 'head'])().roles).toEqual(['reviewer', 'head'])
    expect(grant(['handler', 'handler'])().roles).toEqual(['handler'])
  })

  test('the last of each stays: neither disabled nor relieved until another is there', async () => {
    const [administrator, security] = [await enter('administrator'), await enter('security')]
    const auditor = idOf('auditor')
    await expect(rooms.people.disable(administrator, auditor)).rejects.toThrow('people.last-guardian')
    expect(() => rooms.people.grantRoles(security, auditor, ['archivist'])).toThrow('people.last-guardian')
    await settle('second', '审四', ['auditor'])
    expect((await rooms.people.disable(administrator, auditor)).state).toBe('disabled')
    // The disabled one is no successor.
    await expect(rooms.people.disable(administrator, idOf('second'))).rejects.toThrow('people.last-guardian')
    expect((await rooms.people.enable(administrator, auditor, first)).state).not.toBe('disabled')
    expect((await rooms.people.disable(administrator, idOf('second'))).state).toBe('disabled')
  })

  test('nobody changes the own roles or disables the own account', async () => {
    await settle('second-admin', '管五', ['administrator'])
    const administrator = await enter('administrator')
    await expect(rooms.people.disable(administrator, administrator.userId)).rejects.toThrow('people.own-account')
    await settle('second-security', '密六', ['security'])
    const security = await enter('security')
    expect(() => rooms.people.grantRoles(security, security.userId, [])).toThrow('people.own-roles')
  })
})

describe('names', () => {
  test('a name is never given twice, also not in another width or to a disabled person’s successor', async () => {
    const id = await admit('wang01')
    await expect(admit('wang01')).rejects.toThrow('people.name-taken')
    await expect(admit('ｗａｎｇ０１')).rejects.toThrow('people.name-taken')
    await expect(admit(' wang01 ')).rejects.toThrow('people.name-taken')
    await rooms.people.disable(await enter('administrator'), id)
    await expect(admit('wang01')).rejects.toThrow('people.name-taken')
    expect(rooms.people.list().filter((person) => person.name.includes('wang'))).toHaveLength(1)
  })

  test('a name typed in full width or decomposed signs in the same person', async () => {
    await settle('lǚ２'.normalize('NFD'), '吕二')
    expect((await enter('lǚ2'.normalize('NFC'))).displayName).toBe('吕二')
    expect((await enter('ｌǚ２')).name).toBe('lǚ2'.normalize('NFC'))
  })
})

describe('passphrase and signing key', () => {
  test('a first passphrase must be replaced by another one, and only then is there a key', async () => {
    const id = await admit('yang', '杨法明')
    const guest = await enter('yang', first)
    expect(guest.mustChangePassphrase).toBe(true)
    await expect(rooms.people.signingIdentity(guest, first)).rejects.toThrow('people.no-signing-key')
    await expect(rooms.people.changePassphrase(guest, first, first)).rejects.toThrow('people.same-passphrase')
    await expect(rooms.people.changePassphrase(guest, '不对的口令', own)).rejects.toThrow('vault.wrong-passphrase')
    await expect(rooms.people.changePassphrase(guest, first, '短')).rejects.toThrow('vault.weak-passphrase')
    expect(rooms.people.list().find((one) => one.id === id)).toMatchObject({
      state: 'invited',
      certificateFingerprint: null,
    })

    const settled = await rooms.people.changePassphrase(guest, first, own)
    expect(settled.mustChangePassphrase).toBe(false)
    await expect(enter('yang', first)).rejects.toThrow('vault.wrong-passphrase')
    const person = rooms.people.list().find((one) => one.id === id)
    expect(person).toMatchObject({ state: 'active', certificateFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('the certificate names the person and the unit, and the archive’s root issued it', async () => {
    const yang = await settle('yang', '杨法明', ['reviewer'])
    const { certificate } = await rooms.people.signingIdentity(yang, own)
    const read = new X509Certificate(certificate)
    expect(read.subject).toContain('CN=杨法明')
    expect(read.subject).toContain('O=云山县农业农村局')
    const root = new X509Certificate(rooms.rootCertificate)
    expect(read.verify(root.publicKey)).toBe(true)
    expect(read.checkIssued(root)).toBe(true)
    expect(read.ca).toBe(false)
  })

  test('it signs, survives a changed passphrase, and signs again under the same certificate', async () => {
    const yang = await settle('yang', '杨法明')
    const text = Buffer.from('同意拟作出的决定。')
    const signature = async (passphrase: string) => {
      const { privateKey, certificate } = await rooms.people.signingIdentity(yang, passphrase)
      const made = sign('sha256', text, { key: privateKey, format: 'der', type: 'pkcs8' })
      return { made, certificate, key: new X509Certificate(certificate).publicKey }
    }
    const before = await signature(own)
    const next = '第二个口令-2026'
    await rooms.people.changePassphrase(yang, own, next)
    await expect(rooms.people.signingIdentity(yang, own)).rejects.toThrow('people.wrong-passphrase')
    const after = await signature(next)
    expect(after.certificate).toEqual(before.certificate)
    for (const { made } of [before, after]) expect(verify('sha256', text, before.key, made)).toBe(true)
    expect(verify('sha256', Buffer.from('不同意。'), before.key, after.made)).toBe(false)
  })

  test('two people have two keys, and neither’s passphrase opens the other’s', async () => {
    const yang = await settle('yang', '杨法明')
    const li = await settle('li', '李正清')
    const [one, other] = [await rooms.people.signingIdentity(yang, own), await rooms.people.signingIdentity(li, own)]
    expect(one.privateKey.equals(other.privateKey)).toBe(false)
    await rooms.people.changePassphrase(li, own, '只有李知道-2026')
    await expect(rooms.people.signingIdentity(li, own)).rejects.toThrow('people.wrong-passphrase')
    await expect(rooms.people.signingIdentity(yang, own)).resolves.toMatchObject({ certificate: one.certificate })
  })

  test('a certificate past its end signs nothing more', async () => {
    const yang = await settle('yang', '杨法明')
    clock.pass(60 * 24 * 366 * 5)
    await expect(rooms.people.signingIdentity(yang, own)).rejects.toThrow('people.certificate-expired')
  })

  test('a disabled person’s passphrase opens nothing; he comes back with a new one and the roles he had', async () => {
    const yang = await settle('yang', '杨法明', ['reviewer'])
    const administrator = await enter('administrator')
    await rooms.people.disable(administrator, yang.userId)
    expect(rooms.vault.slots.has('yang')).toBe(false)
    await expect(enter('yang')).rejects.toThrow('vault.wrong-passphrase')
    expect(rooms.people.current(yang)).toBeNull()
    await rooms.people.enable(administrator, yang.userId, first)
    await expect(enter('yang')).rejects.toThrow('vault.wrong-passphrase')
    expect(await enter('yang', first)).toMatchObject({ roles: ['reviewer'], mustChangePassphrase: true })
  })
})
