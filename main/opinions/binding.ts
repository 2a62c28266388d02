// Whether what a signed opinion says it judged is what this archive holds. Read out of the file itself, since the row beside
// it says only what the program once meant to write.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { OpinionVerdict } from '#shared/contract/opinions.ts'
import { Sha256 } from '#shared/contract/procedure.ts'
import type { Store } from '../store/index.ts'
import { readAttachment } from './signing/index.ts'

/** What both kinds of opinion.json have in common. */
const Said = z.object({
  number: z.string(),
  dossier: z.object({ id: z.string() }),
  binding: z.object({
    archiveId: z.string(),
    manifestSha256: Sha256,
    of: z.enum(['seal', 'submission']),
    journal: z.object({ position: z.int(), hash: Sha256 }),
  }),
})
type Said = z.infer<typeof Said>

export interface BoundOpinion {
  readonly number: string
  readonly dossier_id: string
  readonly review_id: string | null
}

/**
 * @param pdf the file being verified; what its signatures are worth is judged elsewhere
 * @returns `matches` only when number, dossier, archive, manifest and journal entry all agree; `unknown` when the file does
 * not say, or what it names is not here
 */
export async function bindingOf(
  { store, archiveId }: { readonly store: Store; readonly archiveId: string },
  opinion: BoundOpinion,
  pdf: Uint8Array,
): Promise<OpinionVerdict['binding']> {
  const said = await readSaid(pdf)
  const manifest = heldManifest(store, opinion)
  if (said === null || manifest === null) return 'unknown'
  const { binding } = said
  const entry = store.one((q) =>
    q.selectFrom('journal').select('hash').where('position', '=', binding.journal.position),
  )
  const agrees =
    said.number === opinion.number &&
    said.dossier.id === opinion.dossier_id &&
    binding.archiveId === archiveId &&
    binding.of === (opinion.review_id === null ? 'seal' : 'submission') &&
    binding.manifestSha256 === createHash('sha256').update(manifest).digest('hex') &&
    binding.journal.hash === entry?.hash
  return agrees ? 'matches' : 'differs'
}

async function readSaid(pdf: Uint8Array): Promise<Said | null> {
  const bytes = await readAttachment(pdf, 'opinion.json')
  if (bytes === null) return null
  try {
    return Said.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return null
  }
}

/** The canonical text that was hashed: of the seal, or of what the review was submitted with. */
function heldManifest(store: Store, { dossier_id, review_id }: BoundOpinion): string | null {
  const held =
    review_id === null
      ? store.one((q) => q.selectFrom('dossier').select('manifest').where('id', '=', dossier_id))
      : store.one((q) => q.selectFrom('review').select('manifest').where('id', '=', review_id))
  return held?.manifest ?? null
}
