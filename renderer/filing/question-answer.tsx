// The answer to what no machine can check: one key, then what is wrong and where.
import { Button, Input, InputNumber } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { AnswerWord, CheckFinding } from '#shared/contract/checks.ts'
import { answerNames } from '#shared/text/checks.ts'
import { formatMinute } from '../ui/format.ts'
import { isTyping, keyName } from '../ui/use-shortcuts.ts'
import css from './checks.module.css'
import { checksText } from './checks-text.ts'
import type { CheckDeeds } from './use-checks.ts'

const text = checksText.question
const keys: Readonly<Record<AnswerWord, string>> = { yes: 'Y', no: 'N', 'not-applicable': '0' }
const words: readonly AnswerWord[] = ['yes', 'no', 'not-applicable']

export type QuestionAnswerProps = {
  dossierId: string
  finding: CheckFinding
  mayChange: boolean
  deeds: CheckDeeds
}

export function QuestionAnswer({ dossierId, finding, mayChange, deeds }: QuestionAnswerProps) {
  const { rule, subject, title, question } = finding
  const given = question?.answer ?? null
  const about = { dossierId, rule, subject }
  const say = (answer: AnswerWord) =>
    deeds.answer.run({ ...about, answer, note: given?.note ?? '', page: given?.page ?? null })
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (isTyping(event.target)) return
    const answer = words.find((word) => keys[word].toLowerCase() === keyName(event))
    if (answer === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const next = nextOpen(event.currentTarget)
    say(answer)
    if (answer !== 'no') next?.focus()
  }
  return (
    <>
      {mayChange && (
        <fieldset className={css.answers} data-open={given === null || undefined} onKeyDown={onKeyDown}>
          <legend className="visually-hidden">{text.group(title)}</legend>
          {words.map((word) => (
            <button
              key={word}
              type="button"
              className={css.answer}
              aria-pressed={given?.answer === word}
              aria-keyshortcuts={keys[word]}
              onClick={() => say(word)}
            >
              {answerNames[word]}
              <span className={css.key} aria-hidden="true">
                {keys[word]}
              </span>
            </button>
          ))}
          {given !== null && (
            <Button type="link" size="small" onClick={() => deeds.removeAnswer.run(about)}>
              {text.remove}
            </Button>
          )}
        </fieldset>
      )}
      {given !== null && <p className={css.by}>{text.by(given.by, formatMinute(given.at))}</p>}
      {mayChange && given?.answer === 'no' && (
        <Note
          key={given.at}
          {...given}
          title={title}
          onSave={(note, page) => deeds.answer.run({ ...about, answer: 'no', note, page })}
        />
      )}
    </>
  )
}

/** The first button of the next question that nobody has answered. */
function nextOpen(here: HTMLElement): HTMLElement | null {
  const open = [...document.querySelectorAll<HTMLElement>('fieldset[data-open]')]
  const after = open.find((one) => (here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  return after?.querySelector('button') ?? null
}

type NoteProps = {
  note: string
  page: number | null
  title: string
  onSave: (note: string, page: number | null) => void
}

function Note({ note, page, title, onSave }: NoteProps) {
  const [draft, setDraft] = useState({ note, page })
  const isChanged = draft.note.trim() !== note || draft.page !== page
  return (
    <div className={css.note}>
      <Input.TextArea
        aria-label={`${text.note}：${title}`}
        placeholder={text.noteHint}
        size="small"
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={500}
        value={draft.note}
        onChange={(event) => setDraft({ ...draft, note: event.target.value })}
      />
      <InputNumber
        aria-label={`${text.notePage}：${title}`}
        placeholder={text.notePage}
        size="small"
        min={1}
        max={100_000}
        precision={0}
        value={draft.page}
        onChange={(value) => setDraft({ ...draft, page: value })}
      />
      <Button size="small" disabled={!isChanged} onClick={() => onSave(draft.note.trim(), draft.page)}>
        {text.save}
      </Button>
    </div>
  )
}
