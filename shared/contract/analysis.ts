// What evaluations show over time: frequent defects, rates by agency, officers, category and stage, the trend between campaigns.
// Only results that are final count, and concluded evaluations that belong to no campaign.
import * as z from 'zod'
import { DossierCategory, Stage } from '../rules/pack-words.ts'
import { command, Day, Id, query } from './procedure.ts'
import { caseWorkers } from './roles.ts'

/** So many of so many; the share is left to whoever shows it. `of` is 0 where nothing could be counted. */
const Share = z.object({ count: z.int(), of: z.int() })
export type Share = z.infer<typeof Share>

export const defectParts = ['veto', 'basic', 'item'] as const

export const DefectFigure = z.object({
  standardId: z.string(),
  standardTitle: z.string(),
  part: z.enum(defectParts),
  code: z.string(),
  title: z.string(),
  /** Dossiers that show it, of those to which it applied. */
  share: Share,
  /** Mean loss of those that show it; null for what costs no points. */
  meanLossHundredths: z.int().nullable(),
  /** The point or coded defect lost most often within it. */
  worst: z.object({ code: z.string(), text: z.string(), dossiers: z.int() }).nullable(),
})
export type DefectFigure = z.infer<typeof DefectFigure>

/** What a set of judged dossiers comes to. */
export const Figures = z.object({
  dossiers: z.int(),
  /** Of the dossiers with a score; null where there is none. */
  averageHundredths: z.int().nullable(),
  scored: z.int(),
  /** In the best grade, of those whose standard has at least three. */
  excellent: Share,
  /** Above the lowest grade, of those whose standard has at least two. */
  qualified: Share,
  vetoed: z.int(),
  /** Criteria that lost something, over all dossiers. */
  defects: z.int(),
  /** Mean working time of one inspector over one dossier. */
  averageSeconds: z.int().nullable(),
  /** The most frequent defect. */
  top: z.object({ code: z.string(), title: z.string(), dossiers: z.int() }).nullable(),
})
export type Figures = z.infer<typeof Figures>

export const StageFigure = z.object({
  /** Null: criteria that concern the whole dossier. */
  stage: Stage.nullable(),
  defects: z.int(),
  dossiers: z.int(),
  top: Figures.shape.top,
})
export type StageFigure = z.infer<typeof StageFigure>

export const AnalysisFilter = z.object({
  campaignId: Id.nullable().default(null),
  /** Days on which results became final, both included. */
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  standardId: z.string().max(100).nullable().default(null),
})
export type AnalysisFilter = z.infer<typeof AnalysisFilter>

export const Analysis = z.object({
  /** What can be chosen: campaigns and standards with at least one result that counts for this caller. */
  choices: z.object({
    campaigns: z.array(z.object({ id: Id, number: z.string(), title: z.string() })),
    standards: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
  all: Figures,
  /** Most frequent first. */
  defects: z.array(DefectFigure),
  /** Most dossiers first. */
  agencies: z.array(Figures.extend({ agency: z.string() })),
  /** Officers of one dossier together, by name; most defects in a dossier first. Empty: none was entered. */
  officers: z.array(Figures.extend({ officers: z.array(z.string()) })),
  categories: z.array(Figures.extend({ category: DossierCategory })),
  stages: z.array(StageFigure),
  /** Campaigns in the order they began. */
  trend: z.array(Figures.extend({ campaignId: Id, number: z.string(), title: z.string(), on: Day })),
})
export type Analysis = z.infer<typeof Analysis>

export const analysis = {
  /** Names agencies and officers, so the journal keeps who looked. */
  figures: query({
    by: caseWorkers,
    views: { event: 'analysis.viewed', subject: 'campaignId', once: true },
    input: AnalysisFilter,
    output: Analysis,
  }),
  /** The same figures as a workbook of several sheets. */
  exportFigures: command({
    by: caseWorkers,
    writes: 'analysis.exported',
    input: AnalysisFilter,
    output: z.object({
      /** Base64 of the .xlsx. */
      xlsx: z.string(),
      dossiers: z.int(),
    }),
  }),
}
