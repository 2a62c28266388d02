// Pictures of evidence: the page or region, the frame, that a finding points at, and its place in words.

import type { Derivation, Item } from '#shared/contract/dossiers.ts'
import type { Anchor } from '#shared/contract/evidence.ts'
import { anchorText } from '#shared/text/evidence.ts'
import { recipeKind } from '#shared/text/extracts.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { MediaTools } from '../jobs/index.ts'
import type { Recordings } from '../recordings/index.ts'
import type { Store } from '../store/index.ts'
import { detectSource, snippet } from './inspection/index.ts'
import type { DossierObjects } from './objects.ts'
import { itemById } from './rows.ts'

export interface EvidencePicture {
  readonly image: Uint8Array
  readonly mime: 'image/png' | 'image/jpeg'
}

/** One step from an extract back to what it was taken from. */
export type Provenance = Pick<Derivation, 'kind' | 'title' | 'startMs' | 'endMs' | 'sha256'> & {
  /** `frame`, `stream-copy` or `re-encode`. */
  readonly recipe: string
}

export interface Evidence {
  /** Refuses `evidence.foreign` (not of this dossier), `evidence.page`, `evidence.moment`. */
  assertAnchor(dossierId: string, anchor: Anchor): void
  /** “现场检查笔录 第 3 页”, “现场检查录像 00:12:31”, “缺:第二名执法人员签名”. */
  place(anchor: Anchor): string
  /** Of an anchor on an extract: what it was taken from, and what that was taken from; empty for what came as it is. */
  provenance(anchor: Anchor): Provenance[]
  /** Null for an absence, and for what has no picture (audio, DOCX). */
  picture(anchor: Anchor, widthPx: number): Promise<EvidencePicture | null>
}

export function createEvidence(options: {
  store: Store
  objects: DossierObjects
  recordings: Recordings
  tools: () => Promise<MediaTools | null>
}): Evidence {
  const { store, objects, recordings, tools } = options
  const never = new AbortController().signal

  async function pageOf(
    item: Item,
    anchor: Extract<Anchor, { on: 'page' }>,
    widthPx: number,
  ): Promise<EvidencePicture | null> {
    const reader = await objects.open(item.objectId)
    try {
      const detected = await detectSource(reader)
      if (detected === null) return null
      const order = { page: anchor.page, region: anchor.region, widthPx }
      const drawn = await snippet(reader, detected, order, { tools: await tools(), signal: never })
      return drawn === null ? null : { image: drawn.bytes, mime: drawn.mime }
    } finally {
      await reader.close()
    }
  }

  return {
    assertAnchor(dossierId, anchor) {
      if (anchor.on === 'absence') return
      const item = itemById(store, anchor.itemId)
      if (item.dossierId !== dossierId) throw refuse('evidence.foreign')
      if (anchor.on === 'page') {
        if (item.kind !== 'paper') throw refuse('evidence.page')
        if (item.pages !== null && anchor.page > item.pages) throw refuse('evidence.page')
        return
      }
      const duration = item.media?.durationMs
      if (duration === undefined || anchor.startMs > duration) throw refuse('evidence.moment')
      if (anchor.endMs !== null && anchor.endMs <= anchor.startMs) throw refuse('evidence.moment')
    },
    place: (anchor) => anchorText(anchor, anchor.on === 'absence' ? '' : itemById(store, anchor.itemId).title),
    provenance(anchor) {
      const steps: Provenance[] = []
      let derivation = anchor.on === 'absence' ? null : itemById(store, anchor.itemId).derivation
      while (derivation !== null) {
        const { kind, title, startMs, endMs, sha256, recipe, itemId } = derivation
        steps.push({ kind, title, startMs, endMs, sha256, recipe: recipeKind(recipe) })
        derivation = itemById(store, itemId).derivation
      }
      return steps
    },
    async picture(anchor, widthPx) {
      if (anchor.on === 'absence') return null
      const item = itemById(store, anchor.itemId)
      if (anchor.on === 'page') return item.viewing === 'docx' ? null : pageOf(item, anchor, widthPx)
      if (item.viewing !== 'video') return null
      return { image: await recordings.frameAt(item.id, anchor.startMs, widthPx, never), mime: 'image/jpeg' }
    },
  }
}
