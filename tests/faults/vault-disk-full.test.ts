// A disk that is really full: a small memory file system. Nothing half is left, and the archive works on.
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { createArchive, type DossierKey, type OpenVault, unlockArchive } from '#main/vault/index.ts'
import { ADA, CHEAP_KDF, contentsOf, filesUnder, now, patterned } from '../unit/vault/scratch.ts'

const MIB = 1024 * 1024
const mountPoint = mkdtempSync(join(tmpdir(), 'anjuan-full-'))

function mountSmallDisk(): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', mountPoint], { stdio: 'pipe' })
    return null
  } catch {
    return 'mounting a small file system needs root with the right to mount'
  }
}

const hindrance = mountSmallDisk()

afterAll(() => {
  if (hindrance === null) execFileSync('umount', [mountPoint])
  rmSync(mountPoint, { recursive: true, force: true })
})

const onSmallDisk = test.skipIf(hindrance !== null)
const because = hindrance === null ? '' : ` (skipped: ${hindrance})`

async function smallArchive(): Promise<{ vault: OpenVault; dossierKey: DossierKey }> {
  const folder = join(mountPoint, 'archive')
  onTestFinished(() => rm(folder, { recursive: true }))
  const vault = await createArchive({ folder, slots: [ADA], kdf: CHEAP_KDF, now })
  onTestFinished(() => vault.close())
  const { key: dossierKey } = await vault.dossierKeys.create('dossier-1')
  return { vault, dossierKey }
}

/** Uses up the small disk to the last block, until the test is over. */
function fillDisk(): { free: () => void } {
  const path = join(mountPoint, 'ballast')
  const free = () => rmSync(path, { force: true })
  onTestFinished(free)
  const ballast = openSync(path, 'w')
  try {
    for (;;) writeSync(ballast, Buffer.alloc(4096, 1))
  } catch {
    closeSync(ballast)
  }
  return { free }
}

onSmallDisk(`an intake that fills the disk is refused and leaves nothing${because}`, async () => {
  const { vault, dossierKey } = await smallArchive()
  const before = await contentsOf(vault.folder)
  const path = join(mkdtempSync(join(tmpdir(), 'anjuan-source-')), 'recording')
  onTestFinished(() => rm(path))
  await writeFile(path, '')
  await truncate(path, 30 * MIB)
  const put = (source: { path: string } | { bytes: Uint8Array }) =>
    vault.objects.put({ dossierKey, source, label: { name: '录像.mp4' } })
  await expect(put({ path })).rejects.toThrow('vault.disk-full')
  await expect(put({ bytes: patterned(30 * MIB) })).rejects.toThrow('vault.disk-full')
  expect(await contentsOf(vault.folder)).toEqual(before)

  const stored = await vault.objects.put({
    dossierKey,
    source: { bytes: patterned(5 * MIB) },
    label: { name: '录像.mp4' },
    verify: true,
  })
  expect(stored.sizeBytes).toBe(5 * MIB)
})

onSmallDisk(`on a full disk slots and keys are refused, and stay as they were${because}`, async () => {
  const { vault } = await smallArchive()
  const before = await contentsOf(vault.folder)
  const disk = fillDisk()
  const guest = { name: 'guest', passphrase: 'guest passphrase', kdf: CHEAP_KDF }
  await expect(vault.slots.add(guest)).rejects.toThrow('vault.disk-full')
  await expect(vault.dossierKeys.create('dossier-2')).rejects.toThrow('vault.disk-full')
  await expect(unlockArchive({ folder: vault.folder, ...ADA, passphrase: 'wrong passphrase', now })).rejects.toThrow(
    'vault.wrong-passphrase',
  )
  ;(await unlockArchive({ folder: vault.folder, ...ADA, now })).close()
  disk.free()
  await rm(join(vault.folder, 'refused-unlocks'), { force: true })
  expect(await contentsOf(vault.folder)).toEqual(before)
  await vault.slots.add(guest)
  expect(vault.slots.has('guest')).toBe(true)
})

onSmallDisk(`no archive is begun on a full disk that cannot hold it${because}`, async () => {
  fillDisk()
  const folder = join(mountPoint, 'archive')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const create = createArchive({ folder, slots: [ADA], kdf: CHEAP_KDF, now })
  await expect(create).rejects.toThrow('vault.disk-full')
  expect(await filesUnder(folder)).toEqual([])
})
