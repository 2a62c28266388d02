// A heading of the sheet: a section or a group, how much of it is judged, what it came to.
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { formatPoints, type Score, type Sheet } from '#shared/rules/scoring.ts'
import { classNames } from '../ui/class-names.ts'
import css from './sheet.module.css'
import type { GroupRow, SectionRow } from './sheet-rows.ts'
import { standingOf } from './sheet-standing.ts'
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
  const title = titleOf(props)
  const hint = hintOf(props)
  const { open, sum } = standingOf(props)
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
        <span className={classNames(css.standing, open === 0 && css.done)}>
          {open === null ? evaluationText.optional : evaluationText.groupOpen(open)}
        </span>
        {sum !== '' && <span className={css.sum}>{sum}</span>}
      </td>
    </tr>
  )
}

function hintOf({ row, standard }: SheetHeadingProps): string | null {
  const { vetoes, basics, items, bonuses, bonusesFree } = evaluationText.sectionHints
  if (row.kind === 'group') return null
  const { scoring, bonus } = standard
  switch (row.part) {
    case 'vetoes':
      return vetoes[scoring.vetoEffect]
    case 'basics':
      return basics
    case 'bonuses': {
      const cap = bonus?.capHundredths ?? null
      return cap === null ? bonusesFree : bonuses(formatPoints(cap))
    }
    case 'items':
      if (scoring.formula === 'split') return null
      return scoring.formula === 'deduct' ? items.deduct(formatPoints(scoring.fullHundredths)) : items[scoring.formula]
  }
}

function titleOf({ row, standard }: SheetHeadingProps): string {
  if (row.kind === 'group') return row.title
  if (row.split !== null) return row.split.title
  const { sections } = evaluationText
  return row.part === 'items' && standard.scoring.formula === 'checklist' ? sections.checks : sections[row.part]
}
