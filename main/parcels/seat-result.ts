// A seat's result as it is signed and compared: its canonical text.
import { createHash } from 'node:crypto'
import { SeatResult } from '#shared/rules/campaign.ts'
import { canonicalJsonWithFractions } from '#shared/rules/canonical-json.ts'
import { EvaluationStandardPack } from '#shared/rules/pack.ts'
import { score } from '#shared/rules/scoring.ts'
import type { Store } from '../store/index.ts'
import { parsed } from './card.ts'

/** RFC 8785, with the fractions that regions on a page are given in. */
export const resultText = (result: SeatResult): string => canonicalJsonWithFractions(result)

export const resultHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Null for anything but the canonical text of a result. */
export function readResult(text: string): SeatResult | null {
  const { data: result } = SeatResult.safeParse(parsed(text))
  return result !== undefined && resultText(result) === text ? result : null
}

/** Whether its figures are what the frozen standard gives for its sheet: nobody's arithmetic is taken over. */
export function isScoredRightly(store: Store, result: SeatResult): boolean {
  const frozen = store.one((q) =>
    q
      .selectFrom('campaign_standard')
      .select(['sha256', 'body'])
      .where('campaign_id', '=', result.campaignId)
      .where('standard_id', '=', result.standardId),
  )
  if (frozen === null || frozen.sha256 !== result.standardSha256) return false
  const { data: standard } = EvaluationStandardPack.safeParse(parsed(frozen.body))
  if (standard === undefined) return false
  const found = score(standard, result.sheet)
  return (
    found.state === 'complete' &&
    found.judgedHundredths === result.judgedHundredths &&
    found.effectiveHundredths === result.effectiveHundredths &&
    (found.band?.title ?? null) === result.band &&
    found.vetoesHit.join('\n') === result.vetoesHit.join('\n')
  )
}
