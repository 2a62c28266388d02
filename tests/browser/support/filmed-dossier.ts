// A dossier with papers that call for recordings, and recordings of one device with a gap and an overlap: what the recording panels are tried on.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Dossier, DossierFacts, Item } from '#shared/contract/dossiers.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { type Client, someFacts, type TestDesk } from '../../support/test-desk.ts'

export interface FilmedDossier {
  readonly dossier: Dossier
  readonly client: Client
  readonly files: SmallFiles
  /** Files one more, by its title, as of this kind. */
  file(path: string, title: string, paperKind: string | null): Promise<Item>
  /** A clip whose container says when it began (UTC). */
  clip(title: string, seconds: number, startedAt: string, paperKind?: string | null): Promise<Item>
  close(): Promise<void>
}

export async function openFilmedDossier(test: TestDesk, facts?: Partial<DossierFacts>): Promise<FilmedDossier> {
  const files = await createSmallFiles()
  const { client, connection } = await test.as('archivist')
  const dossier = await client.dossiers.create(someFacts(facts))
  let count = 0

  async function file(path: string, title: string, paperKind: string | null): Promise<Item> {
    const named = { name: basename(path), sizeBytes: (await stat(path)).size, title, paperKind }
    const [ticket] = await client.intake.offer({ dossierId: dossier.id, files: [named] })
    if (ticket === undefined) throw new Error('an offer without a ticket')
    const filed = await test.desk.receivePath(connection, ticket.ticket, path, new AbortController().signal)
    const items = await client.dossiers.items({ id: dossier.id })
    const item = items.find((other) => other.title === title)
    if (item === undefined) throw new Error(`not filed: ${filed.sentence}`)
    return item
  }
  return {
    dossier,
    client,
    files,
    file,
    async clip(title, seconds, startedAt, paperKind = null) {
      count += 1
      const encoded = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-g', '25']
      const path = await files.clip(`clip-${count}.mp4`, seconds, [
        ...encoded,
        '-metadata',
        `creation_time=${startedAt}`,
      ])
      return file(path, title, paperKind)
    },
    async close() {
      await client.people.signOut({})
      await files.close()
    },
  }
}
