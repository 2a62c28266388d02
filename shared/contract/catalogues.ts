// Trying out a catalogue of major decisions (重大执法决定目录清单) on a made-up case: which entry catches it, and why.
import * as z from 'zod'
import {
  AgencyLevel,
  AmountOf,
  CaseFlag,
  Deviation,
  MajorDecisionPack,
  Measure,
  PartyKind,
  Procedure,
} from '../rules/pack-major-decision.ts'
import { DossierCategory } from '../rules/pack-words.ts'
import { Day, nothing, query, Sha256 } from './procedure.ts'

const Fen = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Null: not known. What is left unknown makes an answer undetermined. */
export const DecisionFacts = z.object({
  act: DossierCategory,
  procedure: Procedure.nullable(),
  measures: z.array(Measure).max(Measure.options.length).nullable(),
  party: PartyKind.nullable(),
  amounts: z.record(AmountOf, Fen.nullable()),
  powerSource: z.string().max(100).nullable(),
  agencyLevel: AgencyLevel.nullable(),
  hearing: z.boolean().nullable(),
  deviations: z.array(Deviation).max(Deviation.options.length).nullable(),
  flags: z.record(CaseFlag, z.boolean().nullable()),
})
export type DecisionFacts = z.infer<typeof DecisionFacts>

export const EntryAnswer = z.object({
  catalogue: z.object({ id: z.string(), title: z.string() }),
  code: z.string(),
  title: z.string(),
  says: z.string(),
  clause: z.string().nullable(),
  /** What is doubtful about the entry. */
  note: z.string().nullable(),
  standing: z.enum(['caught', 'undetermined', 'exempted', 'missed']),
  sentence: z.string(),
  clauses: z.array(z.object({ outcome: z.enum(['met', 'unmet', 'unknown']), sentence: z.string() })),
})
export type EntryAnswer = z.infer<typeof EntryAnswer>

export const CaseAnswer = z.object({
  mustBeReviewed: z.enum(['yes', 'no', 'undetermined']),
  sentences: z.array(z.string()),
  /** Those that catch the case first, then the undetermined, the exempted, the others. */
  entries: z.array(EntryAnswer),
  notInForce: z.array(z.string()),
})
export type CaseAnswer = z.infer<typeof CaseAnswer>

export const CatalogueFaults = z.object({
  /** The first field that is not as it must be; the entries are judged only when there is none. */
  field: z.object({ at: z.string(), why: z.string() }).nullable(),
  /** `entry`: its code, or the catalogue's id. */
  faults: z.array(z.object({ entry: z.string(), sentence: z.string() })),
})
export type CatalogueFaults = z.infer<typeof CatalogueFaults>

export const catalogues = {
  /** Those in force in this archive, the office's own first. */
  list: query({
    by: 'signed-in',
    input: nothing,
    output: z.array(z.object({ pack: MajorDecisionPack, sha256: Sha256 })),
  }),
  /** As on the day of the decision. Nothing is written down: it is about no dossier. */
  test: query({
    by: 'signed-in',
    input: z.object({ ids: z.array(z.string()).min(1).max(50), facts: DecisionFacts, on: Day }),
    output: CaseAnswer,
  }),
  /** What adopting this text as a catalogue would be refused for. */
  faults: query({
    by: 'signed-in',
    input: z.object({
      text: z
        .string()
        .min(1)
        .max(4 * 1024 * 1024),
    }),
    output: CatalogueFaults,
  }),
}
