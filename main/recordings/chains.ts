// The chains of a dossier's recordings (分段链), and why a recording stops: said aloud on the next one, or written down.
// A reason is an annotation beside the dossier, so it may be given after the seal too.

import type * as z from 'zod'
import type { BreakReason, Chain } from '#shared/contract/recordings.ts'
import { correctedStart } from '#shared/rules/device-clock.ts'
import { chainsOf, type RecordedSegment } from '#shared/rules/recording-chains.ts'
import { refuse } from '#shared/text/refusal.ts'
import type { Clock } from '../clock.ts'
import { dossierRow, itemsOf } from '../dossiers/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Actor, Store } from '../store/index.ts'
import { capturedByContainer, recordingItem, toFacts } from './captures.ts'
import { shownNames } from './names.ts'
import { assertWithin, lengthOf } from './place.ts'

export interface BreakExplanation {
  readonly afterItemId: string
  readonly kind: 'spoken' | 'written'
  /** Where it is said; for a spoken reason only. */
  readonly heardIn: string | null
  readonly atMs: number | null
  readonly reason: string
}

export interface Chains {
  of(dossierId: string): Chain[]
  /** Refuses `chain.no-break` where nothing is missing, `chain.heard-in` where a spoken reason cannot be heard. */
  explainBreak(caller: Actor, explanation: BreakExplanation): Chain[]
}

type Reason = z.infer<typeof BreakReason>

export function createChains(options: { store: Store; rulebook: Rulebook; clock: Clock }): Chains {
  const { store, rulebook, clock } = options

  function of(dossierId: string): Chain[] {
    dossierRow(store, dossierId)
    const reasons = reasonsOf(store, dossierId)
    return chainsOf(segmentsOf(store, dossierId), rulebook.recordingPractice()).map((chain) => ({
      ...chain,
      segments: [...chain.segments],
      breaks: chain.breaks.map((found) => ({
        ...found,
        reason: found.kind === 'gap' ? (reasons.get(found.afterItemId) ?? null) : null,
      })),
    }))
  }

  return {
    of,
    explainBreak(caller, { afterItemId, kind, heardIn, atMs, reason }) {
      return store.record(caller, 'recording.break-explained', afterItemId, () => {
        const { dossierId } = recordingItem(store, afterItemId)
        const chain = of(dossierId).find(({ breaks }) =>
          breaks.some((found) => found.kind === 'gap' && found.afterItemId === afterItemId),
        )
        if (chain === undefined) throw refuse('chain.no-break')
        const place =
          kind === 'written' ? { heard_in: null, at_ms: null } : heardAt(store, chain, afterItemId, heardIn, atMs)
        const values = { kind, ...place, reason, explained_by: caller.name, explained_at: clock.now().toISOString() }
        store.run((q) =>
          q
            .insertInto('recording_break')
            .values({ item_id: afterItemId, ...values })
            .onConflict((conflict) => conflict.column('item_id').doUpdateSet(values)),
        )
        return of(dossierId)
      })
    },
  }
}

/** A spoken reason is heard on another recording of the same event, at a place that is in it. */
function heardAt(store: Store, chain: Chain, afterItemId: string, heardIn: string | null, atMs: number | null) {
  const segment = chain.segments.find(({ itemId }) => itemId === heardIn && itemId !== afterItemId)
  if (segment === undefined || atMs === null) throw refuse('chain.heard-in')
  assertWithin(store, recordingItem(store, segment.itemId), atMs)
  return { heard_in: segment.itemId, at_ms: atMs }
}

/** Clips are left out: they repeat a stretch of a recording that is there. */
function segmentsOf(store: Store, dossierId: string): RecordedSegment[] {
  const rows = store.all((q) =>
    q
      .selectFrom('capture')
      .innerJoin('item', 'item.id', 'capture.item_id')
      .where('item.dossier_id', '=', dossierId)
      .selectAll('capture'),
  )
  const captured = new Map(rows.map((row) => [row.item_id, row]))
  return itemsOf(store, dossierId).flatMap((item): RecordedSegment[] => {
    if (item.kind !== 'recording' || item.derivation !== null) return []
    const row = captured.get(item.id)
    const facts = row === undefined ? capturedByContainer(item.media?.recordedAt ?? null) : toFacts(row.facts)
    return [
      {
        itemId: item.id,
        title: item.title,
        deviceNumber: facts.deviceNumber,
        officerNumber: facts.officerNumber,
        officer: facts.officerName ?? facts.officerNumber,
        startedAt: correctedStart(facts.startedAt, row?.offset_ms ?? 0),
        durationMs: lengthOf(store, item),
      },
    ]
  })
}

function reasonsOf(store: Store, dossierId: string): Map<string, Reason> {
  const shown = shownNames(store)
  const rows = store.all((q) =>
    q
      .selectFrom('recording_break')
      .innerJoin('item', 'item.id', 'recording_break.item_id')
      .where('item.dossier_id', '=', dossierId)
      .selectAll('recording_break'),
  )
  return new Map(
    rows.map((row) => [
      row.item_id,
      {
        kind: row.kind,
        heardIn: row.heard_in,
        atMs: row.at_ms,
        reason: row.reason,
        by: shown(row.explained_by),
        at: row.explained_at,
      },
    ]),
  )
}
