// The standard's own explanations of a row: rules on absence, common errors, notes, clauses. One press each.
import { useState } from 'react'
import { formatPoints } from '#shared/rules/scoring.ts'
import { classNames } from '../ui/class-names.ts'
import css from './sheet.module.css'
import { type AnswerRow, sourceOf } from './sheet-rows.ts'
import { evaluationText } from './text.ts'

type Topic = { key: string; title: string; lines: readonly string[] }

export function Explanations({ row }: { row: AnswerRow }) {
  const [open, setOpen] = useState<string | null>(null)
  const topics = topicsOf(row).filter((topic) => topic.lines.length > 0)
  const shown = topics.find((topic) => topic.key === open)
  if (topics.length === 0) return null
  return (
    <div className={css.explanations}>
      <div className={css.topics}>
        {topics.map(({ key, title, lines }) => (
          <button
            key={key}
            type="button"
            className={classNames(css.topic, key === open && css.topicOpen)}
            aria-expanded={key === open}
            onClick={() => setOpen(key === open ? null : key)}
          >
            {title}
            <span className={css.topicCount}>{lines.length}</span>
          </button>
        ))}
      </div>
      {shown && (
        <ul className={css.lines}>
          {shown.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function topicsOf(row: AnswerRow): Topic[] {
  const { explain } = evaluationText
  const source = sourceOf(row)
  return [
    { key: 'rules', title: explain.rules, lines: rulesOf(row) },
    { key: 'errors', title: explain.errors, lines: source.commonErrors },
    { key: 'notes', title: explain.notes, lines: source.notes },
  ]
}

function rulesOf(row: AnswerRow): string[] {
  const { explain } = evaluationText
  switch (row.kind) {
    case 'veto':
      return row.veto.onlyFor === null ? [] : [explain.special]
    case 'basic':
      return []
    case 'item': {
      const { missingWhen, notApplicableWhen } = row.item
      return [
        ...(missingWhen === null ? [] : [explain.missingWhen(missingWhen)]),
        notApplicableWhen === null ? explain.mustApply : explain.notApplicableWhen(notApplicableWhen),
      ]
    }
    case 'point': {
      const { notApplicableWhen, zeroesItem } = row.point
      return [
        ...(zeroesItem ? [explain.zeroes] : []),
        ...(notApplicableWhen === null ? [] : [explain.notApplicableWhen(notApplicableWhen)]),
      ]
    }
    case 'defect': {
      const { hundredths, counting, capHundredths, zeroesItem } = row.defect
      const cost = formatPoints(hundredths)
      return [
        counting === 'once' ? explain.once(cost) : explain.each(cost),
        ...(capHundredths === null ? [] : [explain.capped(formatPoints(capHundredths))]),
        ...(zeroesItem ? [explain.defectZeroes] : []),
      ]
    }
    case 'bonus':
      return [explain.bonusMost(formatPoints(row.bonus.hundredths))]
  }
}
