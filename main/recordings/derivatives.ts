// What was made of an original and lies beside it: the playable copy, the poster, the filmstrip, the peaks.
import * as z from 'zod'
import { Filmstrip, type RecordingDetail } from '#shared/contract/recordings.ts'
import type { ObjectRole, Store } from '../store/index.ts'

export const previewRoles = ['poster', 'filmstrip', 'peaks'] as const satisfies readonly ObjectRole[]
export type PreviewRole = (typeof previewRoles)[number]

/** Kept as the recipe of the object. */
export const StripRecipe = Filmstrip.omit({ objectId: true })
export const PeaksRecipe = z.object({ perSecond: z.number().positive() })

interface Derivative {
  readonly id: string
  readonly role: ObjectRole
  readonly recipe: string | null
  readonly sha256: string
  readonly size_bytes: number
  readonly created_at: string
}

export function derivativesOf(store: Store, originalId: string): Derivative[] {
  return store.all((q) =>
    q
      .selectFrom('object')
      .select(['id', 'role', 'recipe', 'sha256', 'size_bytes', 'created_at'])
      .where('parent_id', '=', originalId),
  )
}

export function previewsIn(derivatives: readonly Derivative[]): RecordingDetail['previews'] {
  const made = (role: PreviewRole) => derivatives.find((each) => each.role === role)
  const [poster, strip, peaks] = [made('poster'), made('filmstrip'), made('peaks')]
  return {
    posterObjectId: poster?.id ?? null,
    filmstrip:
      strip === undefined ? null : { objectId: strip.id, ...StripRecipe.parse(JSON.parse(strip.recipe ?? '')) },
    peaks: peaks === undefined ? null : { objectId: peaks.id, ...PeaksRecipe.parse(JSON.parse(peaks.recipe ?? '')) },
  }
}

export function copyIn(derivatives: readonly Derivative[]): RecordingDetail['copy'] {
  const copy = derivatives.find((each) => each.role === 'viewing-copy')
  if (copy === undefined) return null
  return {
    objectId: copy.id,
    recipe: copy.recipe ?? '',
    sha256: copy.sha256,
    sizeBytes: copy.size_bytes,
    madeAt: copy.created_at,
  }
}

/** The copy steps aside for a better one. Its object stays: whoever is watching it goes on, and nothing is ever lost. */
export function supersedeCopy(store: Store, originalId: string): void {
  store.run((q) =>
    q
      .updateTable('object')
      .set({ role: 'former-copy' })
      .where('parent_id', '=', originalId)
      .where('role', '=', 'viewing-copy'),
  )
}
