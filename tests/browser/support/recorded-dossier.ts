// A dossier of small real recordings, filed as people do it: what the player and its panels are tried on.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { someFacts, type TestDesk } from '../../support/test-desk.ts'

export type RecordedDossier = { readonly dossier: Dossier; readonly itemIds: readonly string[] }

/** One clip for each title, each a little different, so that none is a duplicate of another. */
export async function fileRecordings(
  test: TestDesk,
  { titles, seconds = 8, sealed = false }: { titles: readonly string[]; seconds?: number; sealed?: boolean },
): Promise<RecordedDossier> {
  const files = await createSmallFiles()
  const { client, connection } = await test.as('archivist')
  try {
    const dossier = await client.dossiers.create(someFacts())
    const itemIds: string[] = []
    for (const [place, title] of titles.entries()) {
      const path = await files.clip(`r${place}.mp4`, seconds + place / 10)
      const { size: sizeBytes } = await stat(path)
      const [ticket] = await client.intake.offer({
        dossierId: dossier.id,
        files: [{ name: basename(path), sizeBytes, title, paperKind: 'site-inspection-recording' }],
      })
      if (ticket === undefined) throw new Error('an offer without a ticket')
      const filed = await test.desk.receivePath(connection, ticket.ticket, path, new AbortController().signal)
      if (filed.item === null) throw new Error(`not filed: ${filed.sentence}`)
      itemIds.push(filed.item.id)
    }
    const now = sealed ? client.dossiers.seal({ id: dossier.id }) : client.dossiers.get({ id: dossier.id })
    return { dossier: await now, itemIds }
  } finally {
    await client.people.signOut({})
    await files.close()
  }
}
