// The filing range (归档范围) as the checklist knows it: papers and recordings that must be there. What is wrong in them otherwise
// (terms, order, numbers) is the checklist's own matter.
import type { Completeness } from '#shared/rules/soundness.ts'
import type { Checks } from '../filing/index.ts'

export function completenessBy(checks: Pick<Checks, 'check'>): (dossierId: string) => Completeness {
  return (dossierId) => {
    const { findings } = checks.check(dossierId)
    const inRange = findings.filter(({ family }) => family === 'papers' || family === 'recordings')
    const lacking = inRange.filter(({ state }) => state === 'lacking')
    const wrong = inRange.filter(({ state }) => state === 'wrong')
    return {
      lacking: lacking.length,
      wrong: wrong.length,
      titles: [...lacking, ...wrong].map(({ sentence }) => sentence),
    }
  }
}
