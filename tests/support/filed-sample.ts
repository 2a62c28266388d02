// Dossiers of the sample county, and one of many papers, filed from real files into the archive of a test desk.
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import type { Connection } from '#main/desk-core.ts'
import type { SampleDossier } from '../../resources/sample/make-sample.ts'
import { sampleFacts } from './checked-sample.ts'
import type { SmallFiles } from './small-files.ts'
import { type Client, someFacts, type TestDesk } from './test-desk.ts'

export interface Filer {
  readonly client: Client
  readonly connection: Connection
}

/** @param folder where `makeSample` wrote its files */
export async function fileSampleDossier(
  home: TestDesk,
  { client, connection }: Filer,
  folder: string,
  dossier: SampleDossier,
): Promise<string> {
  const { id } = await client.dossiers.create(sampleFacts(dossier))
  for (const { path, title, paperKind, madeOn, volume } of dossier.items) {
    await fileOne(home, { client, connection }, id, join(folder, path), { title, paperKind, madeOn, volume })
  }
  return id
}

const kinds = ['penalty-decision', 'interview-record', 'documentary-evidence', 'service-receipt', 'closing-report']

/** Papers of one page each, in no order. */
export async function fileManyPapers(home: TestDesk, filer: Filer, files: SmallFiles, count: number): Promise<string> {
  const dates = { ...someFacts().dates, closedOn: '2026-11-12' }
  const { id } = await filer.client.dossiers.create(someFacts({ title: `云山县${count}件材料案`, dates }))
  for (let at = 0; at < count; at++) {
    const paperKind = kinds[(at * 7) % kinds.length] ?? null
    const path = await files.pdf(`第${at + 1}件.pdf`, 1, `${count} ${at}`)
    await fileOne(home, filer, id, path, { title: `第${at + 1}件`, paperKind, madeOn: '2026-09-14', volume: 'main' })
  }
  return id
}

async function fileOne(
  home: TestDesk,
  { client, connection }: Filer,
  dossierId: string,
  path: string,
  described: { title: string; paperKind: string | null; madeOn: string; volume: 'main' | 'restricted' },
): Promise<void> {
  const offered = { name: basename(path), sizeBytes: (await stat(path)).size, ...described }
  const [ticket] = await client.intake.offer({ dossierId, files: [offered] })
  const filed = await home.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
  expect(filed.state, filed.sentence ?? '').toBe('filed')
}
