// A small dossier of real files, filed and sealed as people do it: what evaluations and reviews are tried on.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Dossier, DossierFacts } from '#shared/contract/dossiers.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { someFacts, type TestDesk } from '../../support/test-desk.ts'

type Paper = { readonly title: string; readonly kind: string; readonly pages?: number; readonly seconds?: number }

/** Titles are what the tests look for on the screen. */
export const papers = {
  filing: { title: '立案审批表', kind: 'filing-approval', pages: 2 },
  inspection: { title: '现场检查笔录', kind: 'site-inspection-record', pages: 3 },
  decision: { title: '行政处罚决定书', kind: 'penalty-decision', pages: 4 },
  recording: { title: '现场检查录像', kind: 'site-inspection-recording', seconds: 8 },
} as const satisfies Record<string, Paper>

export async function fileSmallDossier(
  test: TestDesk,
  { sealed, facts }: { sealed: boolean; facts?: Partial<DossierFacts> },
): Promise<Dossier> {
  const files = await createSmallFiles()
  const { client, connection } = await test.as('archivist')
  try {
    const dossier = await client.dossiers.create(someFacts(facts))
    for (const [name, paper] of Object.entries(papers) as [string, Paper][]) {
      const path =
        paper.seconds === undefined
          ? await files.pdf(`${name}.pdf`, paper.pages ?? 1, paper.title)
          : await files.clip(`${name}.mp4`, paper.seconds)
      const file = {
        name: basename(path),
        sizeBytes: (await stat(path)).size,
        title: paper.title,
        paperKind: paper.kind,
      }
      const [ticket] = await client.intake.offer({ dossierId: dossier.id, files: [file] })
      if (ticket === undefined) throw new Error('an offer without a ticket')
      const filed = await test.desk.receivePath(connection, ticket.ticket, path, new AbortController().signal)
      if (filed.state !== 'filed') throw new Error(`not filed: ${filed.sentence}`)
    }
    return sealed ? await client.dossiers.seal({ id: dossier.id }) : await client.dossiers.get({ id: dossier.id })
  } finally {
    await client.people.signOut({})
    await files.close()
  }
}
