// The catalogues of major decisions in force, and a made-up case under them, explained in sentences.
import type { CaseAnswer, DecisionFacts, EntryAnswer } from '#shared/contract/catalogues.ts'
import { type Catch, catchCase, type EntryResult } from '#shared/rules/major-decision.ts'
import type { MajorDecisionPack } from '#shared/rules/pack-major-decision.ts'
import { catchSentences, clauseSentence, notInForceSentence, resultSentence } from '#shared/text/major-decision.ts'
import { refuse } from '#shared/text/refusal.ts'
import { checkCatalogue, type Rulebook } from '../rulebook/index.ts'

export type Catalogues = ReturnType<typeof createCatalogues>

export function createCatalogues({ rulebook }: { rulebook: Rulebook }) {
  return {
    list: () => rulebook.majorDecisions().map((pack) => ({ pack, sha256: rulebook.hashOf(pack.id) })),
    /** Refuses `rulebook.unknown`. */
    test(input: { ids: readonly string[]; facts: DecisionFacts; on: string }): CaseAnswer {
      const packs = [...new Set(input.ids)].map((id) => catalogueOf(rulebook, id))
      return answerOf(catchCase(packs, input.facts, input.on))
    },
    faults: checkCatalogue,
  }
}

function catalogueOf(rulebook: Rulebook, id: string): MajorDecisionPack {
  const pack = rulebook.majorDecisions().find((one) => one.id === id)
  if (pack === undefined) throw refuse('rulebook.unknown', { id })
  return pack
}

const order = ['caught', 'undetermined', 'exempted', 'missed']

function answerOf(caught: Catch): CaseAnswer {
  const results = caught.results.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing))
  return {
    mustBeReviewed: caught.mustBeReviewed,
    sentences: catchSentences(caught),
    entries: results.map(entryOf),
    notInForce: caught.notInForce.map(notInForceSentence),
  }
}

function entryOf(result: EntryResult): EntryAnswer {
  const { catalogue, entry, standing, clauses } = result
  const { code, title, says, clause, note } = entry
  return {
    ...{ catalogue: { id: catalogue.id, title: catalogue.title }, code, title, says, clause, note, standing },
    sentence: resultSentence(result),
    clauses: clauses.map((one) => ({ outcome: one.outcome, sentence: clauseSentence(one, catalogue) })),
  }
}
