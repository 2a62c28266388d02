// Whether what a signed opinion says it judged is what this archive holds. Read out of the file itself, since the row beside
// it says only what the program once meant to write.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { OpinionVerdict } from '#shared/contract/opinions.ts'
import { Sha256 } from '#shared/contract/procedure.ts'
import type { Store } from '../store/index.ts'
import { readAttachment } from './signing/index.ts'

/** What all kinds of opinion.json have in common. */
const Said = z.object({
  number: z.string(),
  dossier: z.object({ id: z.string() }),
  binding: z.object({
    archiveId: z.string(),
    manifestSha256: Sha256,
    of: z.enum(['seal', 'submission', 'filing']),
    journal: z.object({ position: z.int(), hash: Sha256 }),
    /** Of an evidence statement: the original bytes it speaks of. */
    recording: z.object({ itemId: z.string(), sha256: Sha256 }).optional(),
  }),
})
type Said = z.infer<typeof Said>

export interface BoundOpinion {
  readonly number: string
  readonly dossier_id: string
  readonly review_id: string | null
  readonly statement_id: string | null
}

/** What this archive itself would have to say of it. */
interface Held {
  /** The canonical text that was hashed. */
  readonly manifest: string
  readonly of: readonly Said['binding']['of'][]
  readonly recording: Said['binding']['recording']
}

/**
 * @param pdf the file being verified; what its signatures are worth is judged elsewhere
 * @returns `matches` only when number, dossier, archive, manifest, journal entry and recording all agree; `unknown` when the file does
 * not say, or what it names is not here
 */
export async function bindingOf(
  { store, archiveId }: { readonly store: Store; readonly archiveId: string },
  opinion: BoundOpinion,
  pdf: Uint8Array,
): Promise<OpinionVerdict['binding']> {
  const said = await readSaid(pdf)
  const held = heldOf(store, opinion)
  if (said === null || held === null) return 'unknown'
  const { binding } = said
  const entry = store.one((q) =>
    q.selectFrom('journal').select('hash').where('position', '=', binding.journal.position),
  )
  const agrees =
    said.number === opinion.number &&
    said.dossier.id === opinion.dossier_id &&
    binding.archiveId === archiveId &&
    held.of.includes(binding.of) &&
    binding.manifestSha256 === createHash('sha256').update(held.manifest).digest('hex') &&
    binding.journal.hash === entry?.hash &&
    binding.recording?.itemId === held.recording?.itemId &&
    binding.recording?.sha256 === held.recording?.sha256
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

function heldOf(store: Store, { dossier_id, review_id, statement_id }: BoundOpinion): Held | null {
  if (statement_id !== null) return heldOfStatement(store, statement_id)
  const row =
    review_id === null
      ? store.one((q) => q.selectFrom('dossier').select('manifest').where('id', '=', dossier_id))
      : store.one((q) => q.selectFrom('review').select('manifest').where('id', '=', review_id))
  const manifest = row?.manifest ?? null
  const of = review_id === null ? 'seal' : 'submission'
  return manifest === null ? null : { manifest, of: [of], recording: undefined }
}

/** The manifest as it was kept when the statement was composed; a sealed dossier must still say the same. */
function heldOfStatement(store: Store, id: string): Held | null {
  const row = store.one((q) =>
    q
      .selectFrom('statement')
      .innerJoin('item', 'item.id', 'statement.item_id')
      .innerJoin('object', 'object.id', 'item.object_id')
      .innerJoin('dossier', 'dossier.id', 'statement.dossier_id')
      .select(['statement.manifest', 'statement.item_id', 'object.sha256', 'dossier.manifest as sealed'])
      .where('statement.id', '=', id),
  )
  const manifest = row?.manifest ?? null
  if (row === null || manifest === null) return null
  const of: Held['of'] = row.sealed === manifest ? ['seal', 'filing'] : ['filing']
  return { manifest, of, recording: { itemId: row.item_id, sha256: row.sha256 } }
}
