// What one sheet says of a criterion: its state, its points, its reasons, and the evidence found there.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor, Finding } from '#shared/contract/evidence.ts'
import type { SheetAnswer } from '#shared/contract/results.ts'
import { answerCategoryNames } from '#shared/text/results.ts'
import { FindingChip } from '../judging/finding-list.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'
import { useOpenAnchor } from './use-open-anchor.ts'

const text = resultsText.sheets

export type AnswerCellProps = {
  answer: SheetAnswer | null
  dossierId: string
  findings: readonly Finding[]
  items: readonly Item[]
}

export function AnswerCell({ answer, dossierId, findings, items }: AnswerCellProps) {
  if (answer === null) return <span className={css.quiet}>{text.none}</span>
  const { category, hundredths, ofHundredths, reason, points } = answer
  const lost = points.filter((point) => point.category !== 'full')
  const codes = [answer.code, ...points.map(({ code }) => code)]
  return (
    <>
      <span className={css.answer}>
        <span>{answerCategoryNames[category]}</span>
        {hundredths !== null && (
          <span className={css.amount}>{text.amount({ earned: hundredths, of: ofHundredths })}</span>
        )}
      </span>
      {reason !== '' && <p className={css.reason}>{reason}</p>}
      {lost.length > 0 && (
        <ul className={css.points}>
          {lost.map((point) => (
            <li key={point.code} className={css.point}>
              <span>{point.code}</span>
              <span>{point.reason || answerCategoryNames[point.category]}</span>
              <span className={css.amount}>
                {point.hundredths === null ? '' : text.amount({ earned: point.hundredths, of: point.ofHundredths })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Anchors
        dossierId={dossierId}
        anchors={findings.filter(({ criterion }) => codes.includes(criterion)).map(({ anchor }) => anchor)}
        items={items}
      />
    </>
  )
}

/** Chips that open the dossier at the page or second. */
export function Anchors({
  dossierId,
  anchors,
  items,
}: {
  dossierId: string
  anchors: readonly Anchor[]
  items: readonly Item[]
}) {
  const open = useOpenAnchor(dossierId)
  if (anchors.length === 0) return null
  return (
    <div className={css.chips}>
      {anchors.map((anchor) => (
        <FindingChip
          key={JSON.stringify(anchor)}
          anchor={anchor}
          items={items}
          onOpen={anchor.on === 'absence' ? undefined : () => open(anchor)}
        />
      ))}
    </div>
  )
}
