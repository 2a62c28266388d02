// Filing: progress, refusals, aborts; whatever goes wrong, nothing is left behind.
import { appendFileSync, truncateSync, utimesSync } from 'node:fs'
import { mkdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isRefusal } from '#shared/text/refusal.ts'
import { CHUNK, dossier, objectFiles, objectPath, patterned, scratchFolder, sha256, sourceFile } from './scratch.ts'

const MIB = 1024 * 1024
/** Above the size from which two workers carry an object. */
const LARGE = 9 * MIB + 12_345
const label = { name: '执法记录 001.mp4' }

test('the stored length does not tell the length of the name', async () => {
  const { vault, dossierKey } = await dossier()
  const put = (name: string) => vault.objects.put({ dossierKey, source: { bytes: new Uint8Array(9) }, label: { name } })
  const sizes = [await put('a'), await put('很长的名字'.repeat(60))].map(async ({ objectId }) => {
    const reader = await vault.objects.open(objectId, dossierKey)
    await reader.close()
    return [(await stat(objectPath(vault, objectId))).size, reader.label.name.length]
  })
  expect(await Promise.all(sizes)).toEqual([
    [4096 + 9 + 28, 1],
    [4096 + 9 + 28, 300],
  ])
  await expect(put('名'.repeat(2000))).rejects.toThrow('vault.name-too-long')
})

test('progress rises to the size, for small and large files', async () => {
  const { vault, dossierKey } = await dossier()
  for (const size of [3 * CHUNK + 5, LARGE]) {
    const told: number[] = []
    const source = { path: await sourceFile(patterned(size)) }
    await vault.objects.put({ dossierKey, source, label, onProgress: (bytes) => told.push(bytes) })
    expect(told.at(-1)).toBe(size)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  }
})

test('several large files at once are all filed right', async () => {
  const { vault, dossierKey } = await dossier()
  const files = [1, 2, 3, 4, 5].map((seed) => patterned(5 * MIB + seed, seed))
  const stored = await Promise.all(
    files.map(async (bytes) => vault.objects.put({ dossierKey, source: { path: await sourceFile(bytes) }, label })),
  )
  expect(stored.map((object) => object.sha256)).toEqual(files.map(sha256))
  const outcomes = await Promise.all(stored.map(({ objectId }) => vault.objects.verify(objectId, dossierKey)))
  expect(outcomes.every(({ state }) => state === 'intact')).toBe(true)
})

test('a source that cannot be read is refused and leaves nothing', async () => {
  const { vault, dossierKey } = await dossier()
  const folder = await scratchFolder()
  await mkdir(join(folder, 'folder'))
  for (const path of [join(folder, 'absent'), join(folder, 'folder'), '/dev/zero']) {
    const put = vault.objects.put({ dossierKey, source: { path }, label })
    await expect(put).rejects.toThrow('vault.source-unreadable')
  }
  expect(await objectFiles(vault)).toEqual([])
})

test('a source that changes while it is read is refused and leaves nothing', async () => {
  const { vault, dossierKey } = await dossier()
  const changes: ((path: string) => void)[] = [
    (path) => appendFileSync(path, 'x'),
    (path) => truncateSync(path, 5),
    (path) => utimesSync(path, new Date(), new Date()),
  ]
  for (const size of [2 * CHUNK, 64 * MIB]) {
    for (const change of changes) {
      const path = await sourceFile(patterned(1))
      await truncate(path, size)
      utimesSync(path, new Date(0), new Date(0))
      let changed = false
      const onProgress = () => {
        if (!changed) change(path)
        changed = true
      }
      const put = vault.objects.put({ dossierKey, source: { path }, label, onProgress })
      await expect(put).rejects.toThrow('vault.source-changed')
    }
  }
  expect(await objectFiles(vault)).toEqual([])
})

test('an aborted intake ends with the reason and leaves nothing', async () => {
  const { vault, dossierKey } = await dossier()
  const path = await sourceFile(patterned(1))
  await truncate(path, 200 * MIB)
  const endless = (async function* () {
    for (;;) yield patterned(CHUNK)
  })()
  const stuck = (async function* () {
    yield patterned(CHUNK + 1)
    await new Promise(() => {})
  })()
  for (const source of [{ path }, { stream: endless }, { stream: stuck }]) {
    const stop = new AbortController()
    const reason = new Error('stopped by the archivist')
    const put = vault.objects.put({ dossierKey, source, label, signal: stop.signal })
    globalThis.setTimeout(() => stop.abort(reason), 40)
    await expect(put).rejects.toBe(reason)
  }
  const stopped = AbortSignal.abort(new Error('before it began'))
  const put = vault.objects.put({ dossierKey, source: { path }, label, signal: stopped })
  await expect(put).rejects.toThrow('before it began')
  expect(await objectFiles(vault)).toEqual([])

  const bytes = patterned(LARGE)
  const stored = await vault.objects.put({ dossierKey, source: { path: await sourceFile(bytes) }, label })
  expect(stored.sha256).toBe(sha256(bytes))
})

test('a stream that breaks off hands its own error on and leaves nothing', async () => {
  const { vault, dossierKey } = await dossier()
  const broken = (async function* () {
    yield patterned(CHUNK * 2)
    throw new Error('connection lost')
  })()
  await expect(vault.objects.put({ dossierKey, source: { stream: broken }, label })).rejects.toThrow('connection lost')
  expect(await objectFiles(vault)).toEqual([])
})

test('a web stream is taken as it comes', async () => {
  const { vault, dossierKey } = await dossier()
  const bytes = patterned(CHUNK + 77)
  const stream = new Blob([Buffer.from(bytes)]).stream()
  const stored = await vault.objects.put({ dossierKey, source: { stream }, label })
  expect(stored).toMatchObject({ sha256: sha256(bytes), sizeBytes: bytes.length })
})

test('closing the vault in the middle of an intake fails it and leaves nothing', async () => {
  const { vault, dossierKey } = await dossier()
  const path = await sourceFile(patterned(1))
  await truncate(path, 300 * MIB)
  let began = () => {}
  const beginning = new Promise<void>((resolve) => {
    began = resolve
  })
  const put = vault.objects.put({ dossierKey, source: { path }, label, onProgress: began })
  const failed = put.catch((error: unknown) => error)
  await beginning
  vault.close()
  const error = await failed
  expect(error).toBeInstanceOf(Error)
  expect(isRefusal(error)).toBe(false)
  expect(await objectFiles(vault)).toEqual([])
})
