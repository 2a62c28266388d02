// Making, inspecting, unlocking an archive folder, and every way in which that is refused.
import { createHash } from 'node:crypto'
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createArchive, inspectArchive, unlockArchive } from '#main/vault/index.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { ADA, CHEAP_KDF, contentsOf, filesUnder, now, scratchArchive, scratchFolder } from './scratch.ts'

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return isRefusal(error) ? error.code : `not refused: ${error}`
}

const unlock = (folder: string, slot = ADA) => unlockArchive({ folder, ...slot, now })

test('an archive is made in a new folder, found locked, and opened again with the same keys', async () => {
  const made = await scratchArchive()
  const keys = [made.databaseKey('archive'), made.databaseKey('search'), made.journalSeed()]
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3)
  expect(keys.every((key) => key.length === 32)).toBe(true)
  expect(await inspectArchive(made.folder)).toEqual({ state: 'locked', archiveId: made.archiveId })

  const opened = await unlock(made.folder)
  expect(opened.archiveId).toBe(made.archiveId)
  expect([opened.databaseKey('archive'), opened.databaseKey('search'), opened.journalSeed()]).toEqual(keys)
  expect(opened.unseal('root', made.seal('root', Buffer.from('private')))).toEqual(Buffer.from('private'))
  opened.close()
  expect(() => opened.databaseKey('archive')).toThrow('closed')
})

test('two archives of the same people share no key', async () => {
  const [one, other] = [await scratchArchive(), await scratchArchive()]
  expect(one.databaseKey('archive')).not.toEqual(other.databaseKey('archive'))
  expect(() => other.unseal('root', one.seal('root', Buffer.from('x')))).toThrow('vault.sealed-altered')
})

test('archive.json names nobody and its copy is the same', async () => {
  const { folder } = await scratchArchive()
  const text = await readFile(join(folder, 'archive.json'), 'utf8')
  expect(text).not.toContain(ADA.name)
  expect(text).not.toContain(Buffer.from(ADA.name).toString('hex'))
  expect(await readFile(join(folder, 'keys/archive-copy.json'), 'utf8')).toBe(text)
  expect(await filesUnder(folder)).toEqual(['archive.json', 'keys/archive-copy.json'])
})

test('names and passphrases are the same however the keyboard composed them', async () => {
  const { folder } = await scratchArchive([{ name: 'José', passphrase: 'ｆｕｌｌｗｉｄｔｈ café' }])
  const typed = { name: 'Jose\u0301', passphrase: 'fullwidth cafe\u0301' }
  ;(await unlock(folder, typed)).close()
  expect(await refusalOf(unlock(folder, { ...typed, passphrase: 'Fullwidth cafe\u0301' }))).toBe(
    'vault.wrong-passphrase',
  )
})

test('a wrong passphrase and an unknown user are refused alike, and leave only their times', async () => {
  const { folder } = await scratchArchive()
  expect(await refusalOf(unlock(folder, { ...ADA, passphrase: 'wrong passphrase' }))).toBe('vault.wrong-passphrase')
  expect(await refusalOf(unlock(folder, { ...ADA, name: 'nobody' }))).toBe('vault.wrong-passphrase')
  expect(await readFile(join(folder, 'refused-unlocks'), 'utf8')).toBe(`${now().toISOString()}\n`.repeat(2))

  const vault = await unlock(folder)
  expect(await vault.drainRefusedUnlocks()).toEqual([{ at: now().toISOString() }, { at: now().toISOString() }])
  expect(await vault.drainRefusedUnlocks()).toEqual([])
  expect(await filesUnder(folder)).not.toContain('refused-unlocks')
  vault.close()
})

test('times set aside by a drain that was cut short are told by the next one', async () => {
  const vault = await scratchArchive()
  await writeFile(join(vault.folder, 'refused-unlocks.draining'), '2026-01-01T00:00:00.000Z\nnot a time\n')
  await writeFile(join(vault.folder, 'refused-unlocks'), '2026-01-02T00:00:00.000Z\n')
  const told = await vault.drainRefusedUnlocks()
  expect(told.map(({ at }) => at)).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'])
})

test('an unknown user takes as long as a wrong passphrase', async () => {
  const folder = join(await scratchFolder(), 'a')
  const kdf = { ...CHEAP_KDF, memoryKiB: 64 * 1024 }
  ;(await createArchive({ folder, slots: [ADA], kdf, now })).close()
  const took = async (name: string) => {
    const start = performance.now()
    await refusalOf(unlock(folder, { name, passphrase: 'wrong passphrase' }))
    return performance.now() - start
  }
  await took('warm-up')
  const pairs = [] as number[]
  for (let i = 0; i < 5; i += 1) pairs.push((await took('nobody')) / (await took(ADA.name)))
  // Without the derivation the ratio would be below 0.05.
  expect(pairs.sort((a, b) => a - b)[2]).toBeGreaterThan(0.4)
})

test('a folder without an archive is told from a folder whose archive.json was lost', async () => {
  const empty = await scratchFolder()
  expect(await inspectArchive(empty)).toEqual({ state: 'none' })
  expect(await inspectArchive(join(empty, 'not there'))).toEqual({ state: 'none' })
  expect(await refusalOf(unlock(empty))).toBe('vault.none')

  const { folder } = await scratchArchive()
  await rm(join(folder, 'archive.json'))
  expect(await inspectArchive(folder)).toEqual({ state: 'damaged' })
  expect(await refusalOf(unlock(folder))).toBe('vault.damaged')
  await cp(join(folder, 'keys/archive-copy.json'), join(folder, 'archive.json'))
  ;(await unlock(folder)).close()
})

test('a copy that a crash left behind the times is mended on unlocking', async () => {
  const { folder } = await scratchArchive()
  const path = join(folder, 'keys/archive-copy.json')
  const text = await readFile(path, 'utf8')
  await writeFile(path, 'of an hour ago')
  await refusalOf(unlock(folder, { ...ADA, passphrase: 'wrong passphrase' }))
  expect(await readFile(path, 'utf8')).toBe('of an hour ago')
  ;(await unlock(folder)).close()
  expect(await readFile(path, 'utf8')).toBe(text)
})

test('nothing is made over an archive or among other files', async () => {
  const { folder } = await scratchArchive()
  const before = await contentsOf(folder)
  const create = (into: string) => createArchive({ folder: into, slots: [ADA], kdf: CHEAP_KDF, now })
  expect(await refusalOf(create(folder))).toBe('vault.exists')
  await rm(join(folder, 'archive.json'))
  expect(await refusalOf(create(folder))).toBe('vault.exists')
  expect(await contentsOf(folder)).toEqual({ ...before, 'archive.json': undefined })

  const other = await scratchFolder()
  await writeFile(join(other, '照片.jpg'), 'x')
  expect(await refusalOf(create(other))).toBe('vault.folder-not-empty')
  expect(await filesUnder(other)).toEqual(['照片.jpg'])
})

test('an attempt that was cut short before archive.json can be made again', async () => {
  const folder = await scratchFolder()
  for (const name of ['keys', 'objects', 'incoming']) await mkdir(join(folder, name))
  ;(await createArchive({ folder, slots: [ADA], kdf: CHEAP_KDF, now })).close()
  ;(await unlock(folder)).close()
})

test('weak passphrases and two slots for one name are refused before anything is kept', async () => {
  const folder = await scratchFolder()
  const create = (slots: { name: string; passphrase: string }[]) =>
    createArchive({ folder, slots, kdf: CHEAP_KDF, now })
  expect(await refusalOf(create([{ name: 'a', passphrase: '七个字的口令啊' }]))).toBe('vault.weak-passphrase')
  expect(await refusalOf(create([ADA, { ...ADA, passphrase: 'another one' }]))).toBe('vault.slot-taken')
  expect(await filesUnder(folder)).toEqual([])
})

test('every damage to archive.json is noticed before a passphrase is asked', async () => {
  const { folder } = await scratchArchive()
  const path = join(folder, 'archive.json')
  const text = await readFile(path, 'utf8')
  const digits = [...text.matchAll(/[0-9a-f](?=[0-9a-f"])/g)].map((match) => match.index)
  const tried = digits.filter((_, i) => i % 37 === 0)
  const damaged = tried.map((at) => text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1))
  const whole = [
    '',
    '{',
    '[]',
    'null',
    text.slice(0, -20),
    text.replace('"mac"', '"extra": 1, "mac"'),
    '\u0000'.repeat(900),
  ]
  for (const content of [...damaged, ...whole]) {
    await writeFile(path, content)
    expect(await inspectArchive(folder)).toEqual({ state: 'damaged' })
  }
  expect(await refusalOf(unlock(folder))).toBe('vault.damaged')
  expect(damaged.length).toBeGreaterThan(15)
})

test('a doctored archive.json with a good checksum is noticed on unlocking', async () => {
  const { folder } = await scratchArchive([ADA, { name: 'second', passphrase: 'second passphrase' }])
  const path = join(folder, 'archive.json')
  const description = JSON.parse(await readFile(path, 'utf8'))
  description.slots.pop()
  const { format, archiveId, createdAt, salt, commitment, slots, mac } = description
  const canonical = JSON.stringify({ format, archiveId, createdAt, salt, commitment, slots })
  description.checksum = createHash('sha256').update(canonical).update(mac).digest('hex')
  await writeFile(path, JSON.stringify(description))
  expect((await inspectArchive(folder)).state).toBe('locked')
  expect(await refusalOf(unlock(folder))).toBe('vault.damaged')
})

test('an archive of a newer format is refused as such, whatever else it says', async () => {
  const { folder } = await scratchArchive()
  await writeFile(join(folder, 'archive.json'), JSON.stringify({ format: 9, anything: 'else' }))
  expect(await inspectArchive(folder)).toEqual({ state: 'future', found: 9, known: 1 })
  expect(await refusalOf(unlock(folder))).toBe('vault.future')
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that may not be written is refused (not as root, who may write everywhere)',
  async () => {
    const folder = await scratchFolder()
    await chmod(folder, 0o500)
    const create = createArchive({ folder, slots: [ADA], kdf: CHEAP_KDF, now })
    expect(await refusalOf(create)).toBe('vault.folder-denied')
  },
)
