// One head of the review: a line while closed; question, prompts, verdict, words and findings while open.
import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { ReviewHead } from '#shared/rules/pack.ts'
import { FindingButtons } from '../judging/finding-buttons.tsx'
import { FindingComposer } from '../judging/finding-composer.tsx'
import { FindingList } from '../judging/finding-list.tsx'
import { Keycap } from '../judging/keycap.tsx'
import { NoteField } from '../judging/note-field.tsx'
import { judgingText } from '../judging/text.ts'
import { classNames } from '../ui/class-names.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import type { HeadsPaneProps } from './heads-pane.tsx'
import css from './review.module.css'
import type { ReviewView, Verdict } from './review-store.ts'
import { reviewText } from './text.ts'

export type HeadStepProps = HeadsPaneProps & {
  view: ReviewView
  head: ReviewHead
  place: number
  open: boolean
  onToggle: () => void
  onVerdict: (verdict: Verdict) => void
  onDone: () => void
}

const text = reviewText.heads
const verdicts = ['met', 'problem', 'not-applicable'] as const
const tones: Readonly<Record<Verdict, Tone>> = { met: 'ok', problem: 'bad', 'not-applicable': 'quiet' }

export function HeadStep(props: HeadStepProps) {
  const { head, place, open, review, view, onToggle } = props
  const verdict = view.heads[head.code]?.verdict ?? null
  const label = verdict === null ? text.open : text.verdicts[verdict]
  const count = review.findings.filter((finding) => finding.criterion === head.code).length
  return (
    <li data-head={head.code} className={classNames(css.step, open && css.openStep)}>
      <h3 className={css.stepHead}>
        <button type="button" className={css.stepButton} aria-expanded={open} onClick={onToggle}>
          <span className={css.caret}>{open ? <CaretDownOutlined /> : <CaretRightOutlined />}</span>
          <span className={css.place}>{place}</span>
          <span className={css.stepTitle}>{head.title}</span>
          {count > 0 && <span className={css.count}>{judgingText.marks(count)}</span>}
          <StateTag plain tone={verdict === null ? 'neutral' : tones[verdict]} label={label} />
        </button>
      </h3>
      {open && <StepBody {...props} />}
    </li>
  )
}

function StepBody(props: HeadStepProps) {
  const { head, editable, reviewStore, view, onVerdict } = props
  const judged = view.heads[head.code] ?? { verdict: null, note: '' }
  const wanted = judged.verdict === 'problem'
  return (
    <div className={css.stepBody}>
      <p className={css.question}>{head.question}</p>
      <ul className={css.prompts} aria-label={text.prompts}>
        {head.prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      <Clauses clauses={head.clauses} />
      {editable && (
        <fieldset className={css.verdicts}>
          <legend className="visually-hidden">{text.verdictLabel(head.title)}</legend>
          {verdicts.map((verdict, at) => (
            <button
              key={verdict}
              type="button"
              className={classNames(css.verdict, judged.verdict === verdict && css[tones[verdict]])}
              aria-label={text.verdicts[verdict]}
              aria-pressed={judged.verdict === verdict}
              aria-keyshortcuts={String(at + 1)}
              onClick={() => onVerdict(verdict)}
            >
              {text.verdicts[verdict]} <Keycap name={String(at + 1)} />
            </button>
          ))}
        </fieldset>
      )}
      <NoteField
        label={text.note(head.title)}
        hint={wanted ? `${text.noteProblem}，${text.noteWanted}` : text.noteHint}
        lacking={wanted && judged.note.trim() === ''}
        value={judged.note}
        editable={editable}
        rows={wanted ? 3 : 1}
        onChange={(note) => reviewStore.store.judge(head.code, { note })}
        onDone={props.onDone}
      />
      <StepFindings {...props} />
    </div>
  )
}

function Clauses({ clauses }: { clauses: readonly string[] }) {
  const [open, setOpen] = useState(false)
  return (
    <div className={css.clauses}>
      <button type="button" className={css.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {text.clauses} <span className={css.quiet}>{clauses.length}</span>
      </button>
      {open && <p className={css.quiet}>{clauses.join('、')}</p>}
    </div>
  )
}

function StepFindings({ head, review, items, findings, editable, onAbsence, onDone }: HeadStepProps) {
  const { draft } = findings
  return (
    <>
      <FindingList
        findings={review.findings.filter((finding) => finding.criterion === head.code)}
        items={items}
        activeId={findings.activeId}
        onOpen={findings.show}
        onRemove={findings.remove}
      />
      {draft !== null && draft.criterion === head.code && (
        <FindingComposer
          draft={draft}
          items={items}
          onDraft={findings.setDraft}
          onHere={findings.here}
          onKeep={() => {
            findings.keep()
            onDone()
          }}
          onDrop={() => {
            findings.drop()
            onDone()
          }}
          running={findings.running}
          sentence={findings.sentence}
        />
      )}
      {editable && (
        <div className={css.findingTools}>
          <FindingButtons onFinding={findings.here} onAbsence={onAbsence} />
        </div>
      )}
    </>
  )
}
