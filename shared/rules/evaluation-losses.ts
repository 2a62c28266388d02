// Where one judged dossier lost something, by criterion of its standard, and what applied to it at all.
import type { EvaluationStandard } from './pack-standard.ts'
import { type ItemScore, scoreItem } from './scoring.ts'
import type { ItemJudgement, Sheet } from './scoring-sheet.ts'

export interface Loss {
  readonly standardId: string
  readonly part: 'veto' | 'basic' | 'item'
  readonly code: string
  readonly title: string
  /** Null for what costs no points: a veto, a failed check. */
  readonly lostHundredths: number | null
  /** Points and coded defects that were lost within it. */
  readonly parts: readonly { readonly code: string; readonly text: string }[]
  readonly evidence: readonly string[]
}

/** Of two merged sheets a criterion is lost when either says so, with the larger loss. */
export function dossierLosses(
  standard: EvaluationStandard,
  sheets: readonly Sheet[],
): { losses: readonly Loss[]; applied: readonly Loss[] } {
  const losses = new Map<string, Loss>()
  const applied = new Map<string, Loss>()
  for (const sheet of sheets) {
    for (const { loss, lost } of answersOf(standard, sheet)) {
      applied.set(loss.code, loss)
      const before = losses.get(loss.code)
      if (lost && (before?.lostHundredths ?? -1) < (loss.lostHundredths ?? 0)) losses.set(loss.code, loss)
    }
  }
  return { losses: [...losses.values()], applied: [...applied.values()] }
}

type Answered = { readonly loss: Loss; readonly lost: boolean }

/** What was answered and applies, in the order of the standard. */
function answersOf(standard: EvaluationStandard, sheet: Sheet): Answered[] {
  const standardId = standard.id
  const vetoes = standard.vetoes.flatMap(({ code, text, evidence }): Answered[] => {
    const answer = sheet.vetoes[code]
    if (answer === undefined) return []
    const loss: Loss = { standardId, part: 'veto', code, title: text, lostHundredths: null, parts: [], evidence }
    return [{ loss, lost: answer.hit }]
  })
  const basics = standard.basics.flatMap(({ code, text, evidence, deductionHundredths }): Answered[] => {
    const answer = sheet.basics[code]
    if (answer === undefined) return []
    const lostHundredths = answer.deducted ? deductionHundredths : 0
    const loss: Loss = { standardId, part: 'basic', code, title: text, lostHundredths, parts: [], evidence }
    return [{ loss, lost: answer.deducted }]
  })
  const items = standard.criteria.flatMap((item): Answered[] => {
    const { code, title, evidence } = item
    const judgement = sheet.items[code]
    const scored = scoreItem(standard, item, judgement)
    if (scored.state === 'open' || scored.state === 'not-applicable') return []
    const isCheck = scored.state === 'passed' || scored.state === 'failed'
    const lostHundredths = isCheck ? null : lostBy(scored)
    const parts = partsOf(standard, item.code, judgement, scored)
    const lost = isCheck ? scored.state === 'failed' : lostBy(scored) > 0
    return [{ loss: { standardId, part: 'item', code, title, lostHundredths, parts, evidence }, lost }]
  })
  return [...vetoes, ...basics, ...items]
}

/** Coded defects may cost more than the item is worth, where only the total stops them. */
function lostBy({ standardHundredths, earnedHundredths, deductedHundredths }: ItemScore): number {
  return Math.max(deductedHundredths, standardHundredths - earnedHundredths)
}

function partsOf(
  standard: EvaluationStandard,
  code: string,
  judgement: ItemJudgement | undefined,
  scored: ItemScore,
): Loss['parts'] {
  const item = standard.criteria.find((one) => one.code === code)
  if (item === undefined || judgement?.state !== 'scored') return []
  const points = item.points.filter((point) => {
    const answer = judgement.points[point.code]
    if (answer === undefined || answer.state === 'not-applicable') return false
    return answer.state === 'missing' || answer.earnedHundredths < point.hundredths
  })
  const found = new Set(scored.losses.map((loss) => loss.code))
  const defects = (item.defects ?? []).filter((defect) => found.has(defect.code))
  return [...points, ...defects].map(({ code: partCode, text }) => ({ code: partCode, text }))
}
