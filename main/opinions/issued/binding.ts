// Whether what a signed paper says it binds is what this archive holds. Read out of the file itself, like opinions.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { IssuedBinding } from '#shared/contract/issued.ts'
import type { OpinionVerdict } from '#shared/contract/opinions.ts'
import { canonicalJson } from '#shared/rules/canonical-json.ts'
import type { Store } from '../../store/index.ts'
import { readAttachment } from '../signing/index.ts'

/** What all kinds of paper.json have in common. */
const Said = z.object({ number: z.string(), kind: z.string(), sourceId: z.string(), binding: IssuedBinding })

interface Bound {
  readonly number: string
  readonly kind: string
  readonly source_id: string
  readonly campaign_id: string | null
}

/** SHA-256 of a campaign's plan as canonical JSON. @param plan JSON as it is stored */
export function planHash(plan: string): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(plan)))
    .digest('hex')
}

/** @returns `matches` only when all agree; `unknown` when the file does not say, or a dossier it names is not here */
export async function issuedBindingOf(
  { store, archiveId }: { readonly store: Store; readonly archiveId: string },
  paper: Bound,
  pdf: Uint8Array,
): Promise<OpinionVerdict['binding']> {
  const said = await readSaid(pdf)
  if (said === null) return 'unknown'
  const { binding } = said
  const own =
    said.number === paper.number &&
    said.kind === paper.kind &&
    said.sourceId === paper.source_id &&
    binding.archiveId === archiveId &&
    binding.planSha256 === heldPlan(store, paper.campaign_id) &&
    binding.journal.hash === heldEntry(store, binding.journal.position)
  if (!own) return 'differs'
  const held = binding.manifests.map(({ dossierId, sha256 }) => [heldManifest(store, dossierId), sha256])
  if (held.some(([here]) => here === null)) return 'unknown'
  return held.every(([here, sha256]) => here === sha256) ? 'matches' : 'differs'
}

async function readSaid(pdf: Uint8Array): Promise<z.infer<typeof Said> | null> {
  const bytes = await readAttachment(pdf, 'paper.json')
  if (bytes === null) return null
  try {
    return Said.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return null
  }
}

function heldPlan(store: Store, id: string | null): string | null {
  if (id === null) return null
  const row = store.one((q) => q.selectFrom('campaign').select('plan').where('id', '=', id))
  return row === null ? null : planHash(row.plan)
}

function heldEntry(store: Store, position: number): string | null {
  return store.one((q) => q.selectFrom('journal').select('hash').where('position', '=', position))?.hash ?? null
}

/** Hashed anew: the column beside the manifest says only what was once meant. */
function heldManifest(store: Store, dossierId: string): string | null {
  const row = store.one((q) => q.selectFrom('dossier').select('manifest').where('id', '=', dossierId))
  const manifest = row?.manifest ?? null
  return manifest === null ? null : createHash('sha256').update(manifest).digest('hex')
}
