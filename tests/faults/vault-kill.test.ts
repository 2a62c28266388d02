// kill -9 at any moment: what was told to be stored is whole, everything else is swept, the archive still opens.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { unlockArchive } from '#main/vault/index.ts'
import { ADA, filesUnder, now, patterned, scratchArchive, scratchFolder } from '../unit/vault/scratch.ts'

const CHILD = new URL('../unit/vault/busy-child.ts', import.meta.url).pathname

async function archiveWithDossier(): Promise<string> {
  const vault = await scratchArchive()
  ;(await vault.dossierKeys.create('dossier-1')).key.close()
  vault.close()
  return vault.folder
}

/** Kills a child `delayMs` after it said so many things were done, and returns all that it said. */
async function killAfter(done: number, delayMs: number, args: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const told: string[] = []
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    told.push(line)
    // The first line only says that the child is ready.
    if (told.length > done) resolve()
  })
  const closed = once(child, 'close')
  await enough
  await setTimeout(delayMs)
  child.kill('SIGKILL')
  expect((await closed)[1]).toBe('SIGKILL')
  return told.slice(1)
}

test.skipIf(process.platform === 'win32')(
  'a killed intake leaves nothing half, at any moment',
  { timeout: 60_000 },
  async () => {
    const folder = await archiveWithDossier()
    const source = join(await scratchFolder(), 'recording')
    await writeFile(source, patterned(6 * 1024 * 1024))
    const known = new Set<string>()
    let leftovers = 0
    for (const [done, delayMs] of [
      [0, 5],
      [0, 400],
      [1, 1],
      [2, 20],
      [2, 50],
      [3, 100],
    ] as const) {
      const told = await killAfter(done, delayMs, [folder, source, 'file'])
      for (const objectId of told) known.add(objectId)
      const vault = await unlockArchive({ folder, ...ADA, now })
      onTestFinished(() => vault.close())
      const { removed, setAside } = await vault.objects.sweep(known)
      leftovers += removed + setAside
      const dossierKey = await vault.dossierKeys.open('dossier-1', null)
      const files = await filesUnder(folder)
      expect(files.filter((file) => file.startsWith('incoming/'))).toEqual([])
      const objects = files.filter((file) => file.startsWith('objects/')).map((file) => file.slice(-32))
      expect(objects.sort()).toEqual([...known].sort())
      for (const objectId of told) expect((await vault.objects.verify(objectId, dossierKey)).state).toBe('intact')
    }
    // Otherwise the kills came between the intakes, and the test has shown nothing.
    expect(leftovers).toBeGreaterThan(0)
    expect(known.size).toBeGreaterThan(6)
  },
)

test.skipIf(process.platform === 'win32')(
  'a killed change of slots or keys leaves an archive that opens',
  { timeout: 60_000 },
  async () => {
    const folder = await archiveWithDossier()
    for (const delayMs of [0, 3, 9, 15, 22, 30]) {
      await killAfter(2, delayMs, [folder, '', 'change'])
      const vault = await unlockArchive({ folder, ...ADA, now })
      await vault.objects.sweep(new Set())
      if (vault.slots.has('guest')) await vault.slots.remove('guest')
      for (const file of await filesUnder(folder)) {
        expect(file).toMatch(/^(archive\.json|keys\/archive-copy\.json|keys\/[0-9a-f]{2}\/dossier-\d+)$/)
        const dossierId = /dossier-\d+$/.exec(file)?.[0]
        if (dossierId === undefined) JSON.parse(await readFile(join(folder, file), 'utf8'))
        else (await vault.dossierKeys.open(dossierId, null)).close()
      }
      for (let turn = 2; turn < 40; turn += 1) await vault.dossierKeys.destroy(`dossier-${turn}`)
      vault.close()
    }
  },
)
