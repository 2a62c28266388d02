// What the design promises of a stolen archive folder: no name, no title, no word of any paper can be read in it.
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SampleCounty } from '../../resources/sample/make-sample.ts'
import { makeSample } from '../../resources/sample/make-sample.ts'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { createTestDesk, passphrase, someFacts, type TestDesk } from '../support/test-desk.ts'

let desk: TestDesk
let sample: SmallFiles
let county: SampleCounty

/** Every word that would betray a case: names, numbers, titles, file names, what was typed, users, passphrases. */
function plantedWords(): string[] {
  const words = county.dossiers.flatMap((dossier) => [
    dossier.name,
    dossier.number,
    dossier.party.name,
    dossier.party.code,
    dossier.agency,
    ...dossier.officers.flatMap((officer) => [officer.name, officer.card]),
    ...dossier.items.flatMap((item) => [item.title, basename(item.path)]),
  ])
  return [...new Set([...words, county.county, county.note, passphrase, '云山县农业农村局', 'archivist', '和丽春'])]
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

beforeAll(async () => {
  desk = await createTestDesk()
  sample = await createSmallFiles()
  const only = ['felling-licence', 'pesticide-seizure', 'grain-inspection']
  county = await makeSample({ folder: sample.folder, clips: 'small', only })
  const { client, connection } = await desk.as('archivist')
  // A few of each kind will do: papers, pictures, recordings, in three dossiers.
  for (const whole of county.dossiers) {
    const dossier = { ...whole, items: [...whole.items.slice(0, 6), ...whole.items.slice(-2)] }
    const party = { kind: 'organisation', name: dossier.party.name, code: null, address: null } as const
    const facts = someFacts({ title: dossier.name, number: dossier.number, party, agency: dossier.agency })
    const { id } = await client.dossiers.create(facts)
    const paths = dossier.items.map((item) => join(sample.folder, item.path))
    const files = await Promise.all(
      dossier.items.map(async (item, at) => ({
        name: basename(item.path),
        sizeBytes: (await stat(paths[at] ?? '')).size,
        title: item.title,
      })),
    )
    const tickets = await client.intake.offer({ dossierId: id, files })
    for (const [at, { ticket }] of tickets.entries()) {
      await desk.desk.receivePath(connection, ticket, paths[at] ?? '', new AbortController().signal)
    }
  }
}, 240_000)

afterAll(async () => {
  await desk.close()
  await sample.close()
})

test('no planted word can be read in the archive folder, open or closed, in UTF-8 or UTF-16', async () => {
  const words = plantedWords()
  expect(words.length).toBeGreaterThan(60)
  for (const state of ['open', 'closed'] as const) {
    if (state === 'closed') await desk.desk.close()
    const files = await allFiles(desk.folder)
    expect(files.length).toBeGreaterThan(20)
    const found: string[] = []
    for (const file of files) {
      const bytes = await readFile(file)
      for (const word of words) {
        const big = Buffer.from(word, 'utf16le').swap16()
        for (const form of [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le'), big]) {
          if (bytes.includes(form)) found.push(`${word} in ${file}`)
        }
      }
      for (const word of words) if (file.slice(desk.folder.length).includes(word)) found.push(`${word} as a name`)
    }
    expect(found).toEqual([])
  }
})

test('the same search finds the words in a plain folder, so it is a search', async () => {
  const files = await allFiles(sample.folder)
  const names = files.map((file) => file.slice(sample.folder.length)).join('\n')
  const hits = plantedWords().filter((word) => names.includes(word))
  expect(hits.length).toBeGreaterThan(10)
})

test('nothing of the intake stays in the temporary folders', async () => {
  const left = (await allFiles(desk.folder)).filter((file) => file.includes(`${join(desk.folder, 'incoming')}/`))
  expect(left).toEqual([])
})
