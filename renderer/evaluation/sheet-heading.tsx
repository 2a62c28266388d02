// A heading of the sheet: a section or a group, how much of it is judged, what it came to.
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { formatPoints, type Score, type Sheet } from '#shared/rules/scoring.ts'
import { classNames } from '../ui/class-names.ts'
import css from './sheet.module.css'
import type { GroupRow, SectionRow } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

export type SheetHeadingProps = {
  row: SectionRow | GroupRow
  id: string
  standard: EvaluationStandard
  sheet: Sheet
  score: Score
  selected: boolean
  closed: boolean
  onSelect: (key: string) => void
  onClosed: (key: string, closed: boolean) => void
}

export function SheetHeading(props: SheetHeadingProps) {
  const { row, id, selected, closed, onSelect, onClosed } = props
  const title = row.kind === 'section' ? evaluationText.sections[row.part] : row.title
  const hint = row.kind === 'section' ? evaluationText.sectionHints[row.part] : null
  const { open, sum } = standing(props)
  return (
    <tr
      id={id}
      data-row={row.key}
      aria-level={row.level}
      aria-expanded={!closed}
      aria-selected={selected}
      tabIndex={-1}
      className={classNames(css.heading, css[row.kind], selected && css.selected)}
      onClick={() => {
        onSelect(row.key)
        onClosed(row.key, !closed)
      }}
    >
      <td className={css.headingCell}>
        <span className={css.caret} aria-hidden="true">
          {closed ? <CaretRightOutlined /> : <CaretDownOutlined />}
        </span>
        <span className={css.headingTitle}>{title}</span>
        {hint !== null && <span className={css.hint}>{hint}</span>}
        <span className={classNames(css.standing, open === 0 && css.done)}>{evaluationText.groupOpen(open)}</span>
        {sum !== '' && <span className={css.sum}>{sum}</span>}
      </td>
    </tr>
  )
}

function standing({ row, standard, sheet, score }: SheetHeadingProps): { open: number; sum: string } {
  if (row.kind === 'group') return { open: openIn(row.codes, score), sum: '' }
  switch (row.part) {
    case 'vetoes': {
      const hit = score.vetoesHit.length
      const codes = standard.vetoes.map(({ code }) => code)
      return { open: openIn(codes, score), sum: hit > 0 ? evaluationText.groupBad.vetoes(hit) : '' }
    }
    case 'basics': {
      const codes = standard.basics.map(({ code }) => code)
      const deducted = codes.filter((code) => sheet.basics[code]?.deducted).length
      return { open: openIn(codes, score), sum: deducted > 0 ? `−${formatPoints(score.deductedHundredths)}` : '' }
    }
    case 'items': {
      const open = score.items.reduce((count, item) => count + item.open.length, 0)
      const { earnedHundredths, standardHundredths } = score
      const sum = evaluationText.itemsSum(formatPoints(earnedHundredths), formatPoints(standardHundredths))
      return { open, sum: standardHundredths === 0 ? '' : sum }
    }
  }
}

function openIn(codes: readonly string[], score: Score): number {
  return score.open.filter(({ code, need }) => need === 'answer' && codes.includes(code)).length
}
