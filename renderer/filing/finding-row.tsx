// One finding: its state, what was found, what would cure it, the papers it rests on, and its rule on demand.
import { RightOutlined } from '@ant-design/icons'
import { type ReactNode, useId, useState } from 'react'
import type { CheckFinding, CheckState } from '#shared/contract/checks.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import { checkStateNames } from '#shared/text/checks.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EvidenceChip } from '../ui/evidence-chip.tsx'
import { FieldList } from '../ui/field-list.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './checks.module.css'
import { checksText as text } from './checks-text.ts'
import { DatedSentence } from './dated-sentence.tsx'

const tones: Readonly<Record<CheckState, Tone>> = {
  lacking: 'bad',
  wrong: 'bad',
  'unknown-year': 'warn',
  unchecked: 'warn',
  passed: 'ok',
  'not-due': 'quiet',
}

export type FindingRowProps = {
  finding: CheckFinding
  items: readonly Item[]
  evidence: Evidence
  /** What can be said of it here. */
  children?: ReactNode
}

export function FindingRow({ finding, items, evidence, children }: FindingRowProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const { title, state, sentence, clause, cure, question } = finding
  const isTrouble = state === 'lacking' || state === 'wrong' || state === 'unknown-year'
  return (
    <li className={css.finding} data-state={state}>
      <div className={css.line}>
        <button
          type="button"
          className={css.title}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <RightOutlined className={css.arrow ?? ''} />
          <span>{title}</span>
        </button>
        <StateTag tone={tones[state]} label={checkStateNames[state]} />
      </div>
      <div className={css.under}>
        <p>
          <DatedSentence text={question !== null && state === 'unchecked' ? question.text : sentence} />
        </p>
        <Places finding={finding} items={items} evidence={evidence} />
        {children}
        {isTrouble && (
          <>
            <p className={css.cure}>
              <span className={css.cureWord}>{text.cure}</span>
              {cure}
            </p>
            {!open && <p className={css.clause}>{clause}</p>}
          </>
        )}
        <div id={id} hidden={!open} className={css.more}>
          {open && <Rule finding={finding} withCure={!isTrouble} />}
        </div>
      </div>
    </li>
  )
}

function Places({ finding: { title, itemIds, page }, items, evidence }: Omit<FindingRowProps, 'children'>) {
  const found = itemIds.flatMap((id) => items.find((item) => item.id === id) ?? [])
  if (found.length === 0) return null
  return (
    <ul className={css.chips} aria-label={text.evidence(title)}>
      {found.map((item) => (
        <li key={item.id}>
          <EvidenceChip
            kind={item.kind}
            label={item.title}
            title={item.title}
            place={page === null ? undefined : text.page(page)}
            active={evidence.activeId === item.id}
            onOpen={() =>
              evidence.open(page === null ? { itemId: item.id } : { itemId: item.id, page: within(item, page) })
            }
          />
        </li>
      ))}
    </ul>
  )
}

/** A page that is missing cannot be opened: the one before it can. */
function within(item: Item, page: number): number {
  return Math.min(page, item.pages ?? page)
}

function Rule({ finding, withCure }: { finding: CheckFinding; withCure: boolean }) {
  const { clause, source, due, grade, cure } = finding
  return (
    <FieldList
      labelWidth={5}
      fields={[
        { key: 'clause', label: text.clause, value: clause },
        { key: 'source', label: text.source, value: source },
        { key: 'due', label: text.due, value: due },
        { key: 'grade', label: text.grade, value: grade === 'sure' ? text.sure : text.example },
        ...(withCure ? [{ key: 'cure', label: text.cure, value: cure }] : []),
      ]}
    />
  )
}
