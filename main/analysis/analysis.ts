// Analysis of evaluations: the figures of what counts, by a filter, and the same as a workbook.
import type { Analysis, AnalysisFilter } from '#shared/contract/analysis.ts'
import { evaluationFigures } from '#shared/rules/evaluation-figures.ts'
import type { Caller } from '../desk-core.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Store } from '../store/index.ts'
import { type Counted, countedResults } from './counted.ts'
import { analysisWorkbook } from './workbook.ts'

export interface AnalysisService {
  figures(caller: Caller, filter: AnalysisFilter): Analysis
  /** Writes `analysis.exported`. */
  export(caller: Caller, filter: AnalysisFilter): Promise<{ xlsx: string; dossiers: number }>
}

export function createAnalysis({ store, rulebook }: { store: Store; rulebook: Rulebook }): AnalysisService {
  function figures(caller: Caller, filter: AnalysisFilter): Analysis {
    const results = countedResults(store, caller)
    const stages = new Map(rulebook.paperKinds().kinds.map(({ code, stage }) => [code, stage]))
    const counted = results.filter((result) => fits(result, filter))
    return { choices: choicesOf(results), ...evaluationFigures(counted, (code) => stages.get(code) ?? null) }
  }

  return {
    figures,
    async export(caller, filter) {
      const found = figures(caller, filter)
      const xlsx = await analysisWorkbook(found, filter)
      const dossiers = found.all.dossiers
      return store.record(caller, 'analysis.exported', filter.campaignId, (note) => {
        note({ dossiers })
        return { xlsx: xlsx.toString('base64'), dossiers }
      })
    },
  }
}

function fits({ campaign, standard, finalOn }: Counted, { campaignId, standardId, from, to }: AnalysisFilter): boolean {
  return (
    (campaignId === null || campaign?.id === campaignId) &&
    (standardId === null || standard.id === standardId) &&
    (from === null || finalOn >= from) &&
    (to === null || finalOn <= to)
  )
}

function choicesOf(results: readonly Counted[]): Analysis['choices'] {
  const campaigns = new Map(results.flatMap(({ campaign }) => (campaign === null ? [] : [[campaign.id, campaign]])))
  const standards = new Map(results.map(({ standard }) => [standard.id, standard.title]))
  return {
    campaigns: [...campaigns.values()]
      .sort((a, b) => (a.on < b.on ? 1 : -1))
      .map(({ id, number, title }) => ({ id, number, title })),
    standards: [...standards].map(([id, title]) => ({ id, title })),
  }
}
