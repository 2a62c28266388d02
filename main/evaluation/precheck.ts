// Computes what an evaluation may be told before anybody has looked: Filing's checklist, the clocks, the recordings and the gate
// of legal review, as suggestions of one standard.
import { DossierFacts } from '#shared/contract/dossiers.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { type Suggested, seenByChecks, suggest } from '#shared/rules/precheck.ts'
import { type GateItem, ownRules, seenByClocks, seenByGate } from '#shared/rules/precheck-gate.ts'
import { dayOf } from '#shared/text/instant.ts'
import type { Clock } from '../clock.ts'
import { dossierRow } from '../dossiers/index.ts'
import { type Checks, clockOf } from '../filing/index.ts'
import { gateReviewsOf } from '../review/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'

export interface Precheck {
  /** Refuses `dossier.unknown`. */
  of(dossierId: string, standard: EvaluationStandard): Suggested[]
  /** What a rule is called, of no case; its code where no pack in force has it. */
  titleOf(rule: string): string
}

export function createPrecheck(options: { store: Store; rulebook: Rulebook; checks: Checks; clock: Clock }): Precheck {
  const { store, rulebook, checks, clock } = options
  return {
    of(dossierId, standard) {
      const row = dossierRow(store, dossierId)
      const { decidedOn } = DossierFacts.parse(JSON.parse(row.facts)).dates
      const items = itemsFor(store, dossierId)
      const maps = rulebook.precheckMaps(standard)
      const reviews = gateReviewsOf(store, dossierId, rulebook.calendar())
      const gate = maps.map((map) => map.gate).find((one) => one !== null) ?? null
      const filing = clockOf(rulebook, row, dayOf(clock.now().toISOString()))
      const sealedOn = row.sealed_at === null ? null : dayOf(row.sealed_at)
      const seen = [
        ...seenByChecks(checks.check(dossierId).findings, items),
        ...(gate === null ? [] : seenByGate({ decidedOn, items, reviews }, gate)),
        ...seenByClocks({ reviews }, filing === null || sealedOn === null ? null : { ...filing, sealedOn }),
      ]
      return suggest(seen, items, maps, standard)
    },
    titleOf(rule) {
      if (Object.hasOwn(ownRules, rule)) return ownRules[rule as keyof typeof ownRules]
      return rulebook.filingChecks().rules.find(({ code }) => code === rule)?.title ?? rule
    },
  }
}

/** What the checks saw: of the seal itself, without what was withdrawn. */
function itemsFor(store: Store, dossierId: string): GateItem[] {
  const rows = store.all((q) =>
    q
      .selectFrom('item')
      .innerJoin('object', 'object.id', 'item.object_id')
      .leftJoin('media', 'media.item_id', 'item.id')
      .where('item.dossier_id', '=', dossierId)
      .where('item.withdrawn_at', 'is', null)
      .where('item.outside_seal', '=', 0)
      .orderBy('item.volume')
      .orderBy('item.position')
      .select(['item.id', 'item.kind', 'item.paper_kind', 'item.title', 'item.made_on', 'item.pages'])
      .select(['object.sha256', 'media.duration_ms']),
  )
  return rows.map(({ paper_kind: paperKind, made_on: madeOn, duration_ms: durationMs, ...row }) => ({
    ...{ ...row, paperKind, madeOn, durationMs },
  }))
}
