// The ledger of one redacted copy: what was hidden, where, why, at whose word, out of which original. It stays with the copy.

import * as z from 'zod'
import type { Item } from '#shared/contract/dossiers.ts'
import { RedactionPlan } from '#shared/contract/redactions.ts'

export const Ledger = z.object({
  schema: z.literal('anjuan-redaction'),
  version: z.literal(1),
  /** The job that made the copy. */
  job: z.string(),
  original: z.object({ itemId: z.string(), title: z.string(), sha256: z.string(), sizeBytes: z.int() }),
  planVersion: z.int(),
  plan: RedactionPlan,
  askedBy: z.string(),
  askedAt: z.string(),
  madeAt: z.string(),
  /** The arguments that ffmpeg was given. */
  how: z.string(),
})
export type Ledger = z.infer<typeof Ledger>

export function ledgerText(made: {
  readonly job: string
  readonly item: Item
  readonly version: number
  readonly plan: RedactionPlan
  readonly askedBy: string
  readonly askedAt: string
  readonly madeAt: Date
  readonly how: string
}): string {
  const { id: itemId, title, sha256, sizeBytes } = made.item
  const ledger: Ledger = {
    schema: 'anjuan-redaction',
    version: 1,
    job: made.job,
    original: { itemId, title, sha256, sizeBytes },
    planVersion: made.version,
    plan: made.plan,
    askedBy: made.askedBy,
    askedAt: made.askedAt,
    madeAt: made.madeAt.toISOString(),
    how: made.how,
  }
  return JSON.stringify(ledger)
}
