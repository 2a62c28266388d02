// Keys do not lie about in memory longer than they are needed: whoever handed one out finds it overwritten.
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openArchiveStore, openRooms } from '#main/archive-rooms.ts'
import { createIds, systemRandom } from '#main/clock.ts'
import { foundArchive } from '#main/found-archive.ts'
import { createIncidents } from '#main/incidents.ts'
import { createRulebook } from '#main/rulebook/index.ts'
import { headKeyFromSeed } from '#main/store/index.ts'
import { createArchive, unlockArchive } from '#main/vault/index.ts'
import { createTestClock } from '../../support/test-clock.ts'
import { cheapKdf, rulebookFolder } from '../../support/test-desk.ts'
import { composeUnsigned, createSigner, createTestRoot, signBlock } from '../opinions/signers.ts'
import { ADA, now, scratchArchive, scratchFolder } from './scratch.ts'

const isWiped = (bytes: Uint8Array) => bytes.every((byte) => byte === 0)

/** Every buffer that `method` gives back while `work` runs. */
async function madeBy<T>(method: 'from' | 'concat', work: () => T | Promise<T>): Promise<Buffer[]> {
  const spy = vi.spyOn(Buffer, method as 'concat')
  try {
    await work()
    return spy.mock.results.map((result) => result.value as Buffer)
  } finally {
    spy.mockRestore()
  }
}

test('opening the archive leaves neither the seed of the journal nor the key of the database', async () => {
  const [clock, newId] = [createTestClock(), createIds(createTestClock(), systemRandom)]
  const officer = (name: string) => ({ name, displayName: name, passphrase: '案卷测试口令-2026' })
  const founding = {
    agency: '云山县农业农村局',
    administrator: officer('administrator'),
    security: officer('security'),
    auditor: officer('auditor'),
  }
  const slots = [founding.administrator, founding.security, founding.auditor]
  const folder = join(await scratchFolder(), 'archive')
  const vault = await createArchive({ folder, slots, now: clock.now, kdf: cheapKdf })
  const handed: Buffer[] = []
  const noting = (key: Buffer) => {
    handed.push(key)
    return key
  }
  const watched = {
    ...vault,
    journalSeed: () => noting(vault.journalSeed()),
    databaseKey: (which: 'archive' | 'search') => noting(vault.databaseKey(which)),
  }
  const store = openArchiveStore({ vault: watched, clock, create: true })
  await foundArchive({ store, vault, clock, newId, founding })
  const rooms = await openRooms(store, {
    vault: watched,
    rulebook: createRulebook({ folder: rulebookFolder }),
    clock,
    newId,
    incidents: createIncidents({ clock, random: systemRandom }),
    tools: () => Promise.resolve(null),
    kdf: cheapKdf,
  })
  onTestFinished(() => rooms.close())
  expect(handed).toHaveLength(3)
  expect(handed.every(isWiped)).toBe(true)
})

test('making the journal key leaves no second copy of its seed, and the seed to its owner', async () => {
  const seed = Buffer.alloc(32, 7)
  const made = await madeBy('concat', () => headKeyFromSeed(seed))
  expect(made).toHaveLength(1)
  expect(made.every(isWiped)).toBe(true)
  expect(seed).toEqual(Buffer.alloc(32, 7))
})

test('signing leaves no copy of the signer\u2019s key', async () => {
  const signer = await createSigner(await createTestRoot(), '杨法明')
  const { bytes, signatureBoxes } = await composeUnsigned()
  const made = await madeBy('from', () => signBlock(bytes, signatureBoxes[0], signer))
  const key = Buffer.from(signer.privateKey)
  signer.privateKey.fill(0)
  expect(made.length).toBeGreaterThan(0)
  expect(made.filter((one) => Buffer.isBuffer(one) && key.equals(one))).toEqual([])
})

test('who leaves takes along what spared the second derivation, and may come back', async () => {
  const { folder } = await scratchArchive()
  const spy = vi.spyOn(Buffer, 'from')
  const vault = await unlockArchive({ folder, ...ADA, now })
  const copied = spy.mock.calls.flatMap(([source], at) => {
    const copy = spy.mock.results[at]?.value as Buffer
    return (source as unknown) instanceof Uint8Array && copy.length === 32 ? [copy] : []
  })
  spy.mockRestore()
  onTestFinished(() => vault.close())
  expect(copied.every(isWiped)).toBe(false)
  vault.slots.forget(ADA.name)
  expect(copied.every(isWiped)).toBe(true)
  ;(await vault.slots.check(ADA.name, ADA.passphrase)).close()
})
