// Numbers of opinions: 〔year〕 and a serial without gaps, per kind. The mark before them is the office's own word; until it
// sets one, the kind's name stands there.
import type { OpinionSort } from '#shared/contract/opinions.ts'
import { formatPaperNumber, parsePaperNumber } from '#shared/rules/codes.ts'
import { dayOf } from '#shared/text/instant.ts'
import type { Store } from '../store/index.ts'

const marks = { evaluation: '评查意', review: '法审意', statement: '音像说明' } as const satisfies Record<
  OpinionSort,
  string
>

export function nextNumber(store: Store, kind: OpinionSort, at: Date): string {
  const year = Number(dayOf(at.toISOString()).slice(0, 4))
  const numbers = store.all((q) => q.selectFrom('opinion').select('number').where('kind', '=', kind))
  const serials = numbers.map(({ number }) => {
    const parsed = parsePaperNumber(number)
    return parsed.state === 'valid' && parsed.number.year === year ? parsed.number.serial : 0
  })
  return formatPaperNumber({ mark: marks[kind], year, serial: Math.max(0, ...serials) + 1 })
}
