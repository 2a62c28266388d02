// How a section or group of the sheet stands: how much of it is open, and what it came to.
import type { EvaluationStandard } from '#shared/rules/pack-standard.ts'
import { formatPoints, type Score, type Sheet } from '#shared/rules/scoring.ts'
import type { GroupRow, SectionRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

export type Standing = {
  /** Null where nothing has to be answered. */
  readonly open: number | null
  readonly sum: string
}

type StandingOf = { row: SectionRow | GroupRow; standard: EvaluationStandard; sheet: Sheet; score: Score }

export function standingOf({ row, standard, sheet, score }: StandingOf): Standing {
  if (row.kind === 'group') return { open: openIn(row.codes, score), sum: '' }
  switch (row.part) {
    case 'vetoes': {
      const hit = score.vetoesHit.length
      return { open: openIn(codesOf(standard.vetoes), score), sum: hit > 0 ? evaluationText.groupBad.vetoes(hit) : '' }
    }
    case 'basics': {
      const lost = standard.basics.filter(({ code }) => sheet.basics[code]?.deducted)
      const sum = lost.reduce((total, basic) => total + basic.deductionHundredths, 0)
      return { open: openIn(codesOf(standard.basics), score), sum: sum > 0 ? `−${formatPoints(sum)}` : '' }
    }
    case 'items':
      return itemsStanding(row, standard, score)
    case 'bonuses':
      return { open: null, sum: score.bonusHundredths > 0 ? `+${formatPoints(score.bonusHundredths)}` : '' }
  }
}

function itemsStanding({ split }: SectionRow, standard: EvaluationStandard, score: Score): Standing {
  const partOf = new Map(standard.criteria.map(({ code, part }) => [code, part]))
  const items = split === null ? score.items : score.items.filter(({ code }) => partOf.get(code) === split.code)
  const open = items.reduce((count, item) => count + item.open.length, 0)
  return { open, sum: itemsSum(split?.code ?? null, score) }
}

/** What the criteria come to, in the words of their formula. */
function itemsSum(part: string | null, { formula, parts, items, ...score }: Score): string {
  const { earnedHundredths, standardHundredths } = score
  switch (formula) {
    case 'split': {
      const own = parts.find(({ code }) => code === part)
      return own === undefined ? '' : outOf(own.hundredths, own.fullHundredths)
    }
    case 'deduct': {
      const lost = items.reduce((sum, item) => sum + item.deductedHundredths, 0)
      return lost === 0 ? '' : `−${formatPoints(lost)}`
    }
    case 'checklist': {
      const asked = items.filter(({ state }) => state !== 'not-applicable')
      return evaluationText.checked(asked.filter(({ state }) => state === 'passed').length, asked.length)
    }
    case 'hybrid':
    case 'items':
      return standardHundredths === 0 ? '' : outOf(earnedHundredths, standardHundredths)
  }
}

function outOf(earned: number, whole: number): string {
  return evaluationText.itemsSum(formatPoints(earned), formatPoints(whole))
}

function codesOf(rows: readonly { readonly code: string }[]): string[] {
  return rows.map(({ code }) => code)
}

function openIn(codes: readonly string[], score: Score): number {
  return score.open.filter(({ code, need }) => need === 'answer' && codes.includes(code)).length
}
