// A dossier with one paper, and the words most judgements need.
import { stat } from 'node:fs/promises'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { createSmallFiles } from './small-files.ts'
import { someFacts, type TestDesk } from './test-desk.ts'

export interface JudgedDossier {
  readonly dossierId: string
  readonly itemId: string
}

export async function fileDossier(home: TestDesk, pages = 3): Promise<JudgedDossier> {
  const files = await createSmallFiles()
  const { client, connection } = await home.as('archivist')
  const { id } = await client.dossiers.create(someFacts())
  const path = await files.pdf(`行政处罚决定书-${crypto.randomUUID()}.pdf`, pages)
  const offered = { name: '行政处罚决定书.pdf', sizeBytes: (await stat(path)).size }
  const [ticket] = await client.intake.offer({ dossierId: id, files: [offered] })
  const signal = new AbortController().signal
  const ended = await home.desk.receivePath(connection, ticket?.ticket ?? '', path, signal)
  await client.people.signOut({})
  await files.close()
  return { dossierId: id, itemId: ended.item?.id ?? '' }
}

/** A sheet on which everything is in order. */
export function fullSheet(standard: EvaluationStandard) {
  const items = standard.criteria.map((item) => ({ part: 'item', code: item.code, answer: fullMarks(item) }) as const)
  return [{ part: 'rest' } as const, ...items]
}

export const submission = {
  entries: ['law-complex'],
  proposedDecision: '罚款一万元。',
  facts: '经营未取得登记证的农药。',
  basis: '《行政处罚法》第五十八条。',
}
