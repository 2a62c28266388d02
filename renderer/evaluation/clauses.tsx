// The law a row rests on: each clause by name; one press, or L, shows it in full with where it comes from.
import { CopyOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState } from 'react'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { Keycap } from '../judging/keycap.tsx'
import { classNames } from '../ui/class-names.ts'
import { copyText } from '../ui/copy-text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { useShortcuts } from '../ui/use-shortcuts.ts'
import css from './clauses.module.css'
import { evaluationText } from './text.ts'

const text = evaluationText.clauses

export function Clauses({ clauses, standard }: { clauses: readonly string[]; standard: EvaluationStandard }) {
  const [open, setOpen] = useState<number | null>(null)
  // L goes from one to the next, and closes after the last.
  const next = () => setOpen(open === null ? 0 : open + 1 < clauses.length ? open + 1 : null)
  useShortcuts({ l: next }, { enabled: clauses.length > 0 })
  const shown = open === null ? undefined : clauses[open]
  if (clauses.length === 0) return null
  return (
    <section className={css.clauses} aria-label={text.label}>
      <div className={css.names}>
        <span className={css.label}>
          {text.label} <Keycap name="L" />
        </span>
        {clauses.map((clause, place) => (
          <button
            key={clause}
            type="button"
            className={classNames(css.clause, place === open && css.open)}
            aria-expanded={place === open}
            onClick={() => setOpen(place === open ? null : place)}
          >
            {clause}
          </button>
        ))}
      </div>
      {shown !== undefined && <ClauseCard key={shown} clause={shown} standard={standard} />}
    </section>
  )
}

/** No pack carries the wording of laws yet, so the citation stands alone, and says whose it is. */
function ClauseCard({ clause, standard }: { clause: string; standard: EvaluationStandard }) {
  const { source, issuer, gradeNote } = standard
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={card} className={css.card} role="status">
      <p className={css.citation}>
        <span>{clause}</span>
        <ToolButton icon={<CopyOutlined />} label={text.copy} onPress={() => void copyText(clause)} />
      </p>
      <p>{text.noWording}</p>
      <p>{text.source(source.title, source.documentNumber ?? text.noNumber, issuer)}</p>
      {gradeNote && <p className={css.grade}>{text.grade(gradeNote)}</p>}
    </div>
  )
}
