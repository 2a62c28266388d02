// How a run behaves: the same files every time, only what was asked for, and a clean stop.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { makeSample } from '../../../resources/sample/make-sample.ts'

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('makes the same bytes twice, papers, pictures and recordings alike', { timeout: 120_000 }, async () => {
  const hashes = async (): Promise<string[]> => {
    const folder = newFolder()
    const { dossiers } = await makeSample({ folder, clips: 'small', only: ['grain-inspection', 'forest-registration'] })
    expect(dossiers.map(({ key }) => key)).toEqual(['grain-inspection', 'forest-registration'])
    return dossiers.flatMap(({ items }) =>
      items.map(
        ({ path }) =>
          `${path} ${createHash('sha256')
            .update(readFileSync(join(folder, path)))
            .digest('hex')}`,
      ),
    )
  }
  expect(await hashes()).toEqual(await hashes())
})

test('stops at once when asked, says why, and leaves no workshop behind', { timeout: 60_000 }, async () => {
  const folder = newFolder()
  const stop = new AbortController()
  const reason = new Error('enough')
  const made = makeSample({
    folder,
    clips: 'small',
    signal: stop.signal,
    onProgress: () => stop.abort(reason),
  })
  await expect(made).rejects.toThrow('enough')
  expect(readdirSync(folder)).not.toContain('.workshop')
})
