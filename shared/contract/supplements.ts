// Supplements (补充归档): what is filed after the seal, sealed for itself, bound to what was sealed before.
import * as z from 'zod'
import { command, Id, Instant, query, Sha256 } from './procedure.ts'
import { caseWorkers } from './roles.ts'
import { text } from './text.ts'

export const Supplement = z.object({
  id: Id,
  dossierId: Id,
  /** 1, 2, 3 … within the dossier. */
  number: z.int(),
  reason: z.string(),
  state: z.enum(['open', 'sealed', 'dropped']),
  papers: z.int(),
  pages: z.int(),
  recordings: z.int(),
  recordingMs: z.int(),
  manifestSha256: Sha256.nullable(),
  begunBy: z.string(),
  begunAt: Instant,
  sealedBy: z.string().nullable(),
  sealedAt: Instant.nullable(),
})
export type Supplement = z.infer<typeof Supplement>

const One = z.object({ id: Id })

export const supplements = {
  list: query({
    by: caseWorkers,
    views: { event: 'dossier.viewed', subject: 'dossierId', once: true },
    input: z.object({ dossierId: Id }),
    output: z.array(Supplement),
  }),
  /** Opens one on a sealed dossier; from then on what is filed goes into it. One at a time. */
  begin: command({
    by: ['archivist'],
    writes: 'supplement.begun',
    input: z.object({ dossierId: Id, reason: text(2, 500) }),
    output: Supplement,
  }),
  /** Freezes its manifest, which names the hash of what was sealed before, and the remarks sheet with its line. */
  seal: command({ by: ['archivist'], writes: 'supplement.sealed', input: One, output: Supplement }),
  /** Gives it up while it holds nothing. */
  drop: command({ by: ['archivist'], writes: 'supplement.dropped', input: One, output: Supplement }),
  /** In its canonical form, as it is or would be sealed. */
  manifest: query({
    by: caseWorkers,
    views: { event: 'dossier.viewed', subject: 'dossierId', once: true },
    input: z.object({ dossierId: Id, id: Id }),
    output: z.object({ canonical: z.string(), sha256: Sha256, sealed: z.boolean() }),
  }),
}
