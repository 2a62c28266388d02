// The pesticide case of the sample county as a dossier of small files: its kinds, titles and dates, without their words.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Dossier } from '#shared/contract/dossiers.ts'
import { DOSSIERS } from '../../../resources/sample/county/index.ts'
import { sampleFacts } from '../../support/checked-sample.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import type { TestDesk } from '../../support/test-desk.ts'

/** Kinds that show what the checklist finds; the others would only take time. */
const shown = [
  'filing-approval',
  'penalty-decision',
  'penalty-approval',
  'penalty-hearing-notice',
  'interview-record',
  'handling-opinion',
  'legal-review-opinion',
  'closing-report',
]

export async function fileCheckedDossier(test: TestDesk): Promise<Dossier> {
  const source = DOSSIERS.find(({ key }) => key === 'pesticide-penalty')
  if (source === undefined) throw new Error('no pesticide case')
  const files = await createSmallFiles()
  const { client, connection } = await test.as('archivist')
  try {
    const dossier = await client.dossiers.create(sampleFacts(source))
    for (const [at, paper] of source.sources.entries()) {
      if (!shown.includes(paper.kind)) continue
      const path = await files.pdf(`${at}.pdf`, 2)
      const sizeBytes = (await stat(path)).size
      const offered = {
        name: basename(path),
        sizeBytes,
        title: paper.title,
        paperKind: paper.kind,
        madeOn: paper.madeOn,
      }
      const [ticket] = await client.intake.offer({ dossierId: dossier.id, files: [offered] })
      if (ticket === undefined) throw new Error('an offer without a ticket')
      const filed = await test.desk.receivePath(connection, ticket.ticket, path, new AbortController().signal)
      if (filed.state !== 'filed') throw new Error(`not filed: ${filed.sentence}`)
    }
    return await client.dossiers.get({ id: dossier.id })
  } finally {
    await client.people.signOut({})
    await files.close()
  }
}
