// Numbers of opinions and issued papers: 〔year〕 and a serial without gaps, for each mark (发文代字). The mark is the office's own word;
// until it sets one, the kind's name stands there. One mark is one series, whichever table the papers lie in.
import type { IssuedKind } from '#shared/contract/issued.ts'
import type { OpinionSort } from '#shared/contract/opinions.ts'
import { formatPaperNumber, parsePaperNumber } from '#shared/rules/codes.ts'
import { dayOf } from '#shared/text/instant.ts'
import type { Store } from '../store/index.ts'

export const opinionMarks = { evaluation: '评查意', review: '法审意', statement: '音像说明' } as const satisfies Record<
  OpinionSort,
  string
>

/** A notice bears the number of its rectification. */
export const issuedMarks = {
  plan: '评方',
  draw: '评抽',
  'score-sheet': '评表',
  opinion: '评查意',
  recheck: '评复',
  circular: '评通',
} as const satisfies Record<Exclude<IssuedKind, 'notice'>, string>

type Mark = (typeof opinionMarks)[OpinionSort] | (typeof issuedMarks)[keyof typeof issuedMarks]

export function nextNumber(store: Store, mark: Mark, at: Date): string {
  const year = Number(dayOf(at.toISOString()).slice(0, 4))
  const series = `${mark}〔${year}〕%`
  const given = [
    ...store.all((q) => q.selectFrom('opinion').select('number').where('number', 'like', series)),
    ...store.all((q) => q.selectFrom('issued_paper').select('number').where('number', 'like', series)),
  ]
  const serials = given.map(({ number }) => {
    const parsed = parsePaperNumber(number)
    return parsed.state === 'valid' ? parsed.number.serial : 0
  })
  return formatPaperNumber({ mark, year, serial: Math.max(0, ...serials) + 1 })
}
