// One line over the sheet when something about it must be known: closed, another's, its standard has moved, typing restored.
import { useQuery } from '@tanstack/react-query'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import { deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { classNames } from '../ui/class-names.ts'
import { formatMinute } from '../ui/format.ts'
import css from './sheet.module.css'
import { evaluationText } from './text.ts'

export function SheetBanner({ evaluation, restored }: { evaluation: Evaluation; restored: boolean }) {
  const session = useSession()
  const packs = useQuery({
    ...deskQuery.rulebook.list.queryOptions({ input: {} }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const text = evaluationText.desk
  const { concludedAt, inspector, standardId, standardSha256 } = evaluation
  const pack = packs.data?.find((one) => one.id === standardId)
  const hasMoved = pack !== undefined && pack.sha256 !== standardSha256
  return (
    <>
      {concludedAt !== null && <p className={css.banner}>{text.concluded(formatMinute(concludedAt))}</p>}
      {concludedAt === null && inspector !== session.displayName && (
        <p className={css.banner}>{text.ofAnother(inspector)}</p>
      )}
      {hasMoved && <p className={classNames(css.banner, css.warn)}>{text.standardMoved}</p>}
      {restored && concludedAt === null && <p className={css.banner}>{text.restored}</p>}
    </>
  )
}
