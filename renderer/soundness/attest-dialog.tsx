// Signs the answers to what a person must look at: questions with their answers above the passphrase; what is left open stays so.
import { Input, type InputRef, Radio } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import {
  type AttestedAnswer,
  attestedAnswers,
  type SoundnessLine,
  type SoundnessTest,
} from '#shared/contract/soundness.ts'
import { stageNames } from '#shared/text/soundness.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { formatMinute } from '../ui/format.ts'
import { HashText } from '../ui/hash-text.tsx'
import { PassphraseDialog } from '../ui/passphrase-dialog.tsx'
import { SentenceList } from '../ui/sentence-list.tsx'
import css from './soundness.module.css'
import { soundnessText } from './text.ts'

const text = soundnessText.attestation

type Filled = { readonly answer: AttestedAnswer; readonly note: string }

export type AttestDialogProps = {
  /** What was tested. */
  subject: { label: string; title: string }
  test: SoundnessTest
  /** What is asked; null while the dialog is closed. */
  lines: readonly SoundnessLine[] | null
  onClose: () => void
}

export function AttestDialog({ subject, test, lines, onClose }: AttestDialogProps) {
  const session = useSession()
  const [filled, setFilled] = useState<Readonly<Record<string, Filled>>>({})
  const [tries, setTries] = useState(0)
  const close = () => {
    setFilled({})
    setTries(0)
    attest.clear()
    onClose()
  }
  const attest = useDeed(desk.soundness.attest, {
    ownFailure: true,
    done: text.done,
    refreshes: [deskQuery.soundness.key(), deskQuery.journal.key()],
    onDone: () => close(),
  })
  const answers = (lines ?? []).flatMap(({ code }) => {
    const given = filled[code]
    return given === undefined ? [] : [{ code, ...given }]
  })
  const lacksNote = answers.some(({ answer, note }) => answer === 'failed' && note.trim() === '')
  const confirm = (passphrase: string) => {
    setTries(tries + 1)
    if (answers.length > 0 && !lacksNote) attest.run({ id: test.id, answers, passphrase })
  }
  return (
    <PassphraseDialog
      open={lines !== null}
      title={text.title}
      effect={
        <div className={css.form}>
          <SentenceList sentences={text.effects} />
          <div className={css.questions}>
            {(lines ?? []).map((line) => (
              <Question
                key={line.code}
                line={line}
                filled={filled[line.code]}
                tries={tries}
                onFill={(given) => setFilled({ ...filled, [line.code]: given })}
              />
            ))}
          </div>
          {tries > 0 && answers.length === 0 && (
            <p className={css.fault} role="alert">
              {text.noneChosen}
            </p>
          )}
        </div>
      }
      bound={[
        { key: 'title', label: subject.label, value: subject.title },
        {
          key: 'stage',
          label: text.bound.stage,
          value: `${stageNames[test.stage]}，${formatMinute(test.testedAt)}`,
        },
        {
          key: 'manifest',
          label: text.bound.manifest,
          value:
            test.manifestSha256 === null ? null : <HashText value={test.manifestSha256} label={text.bound.manifest} />,
        },
      ]}
      focusSecret={false}
      person={session.displayName}
      confirmLabel={text.confirm}
      busy={attest.running}
      error={attest.failure?.sentence}
      onConfirm={confirm}
      onCancel={close}
    />
  )
}

type QuestionProps = {
  line: SoundnessLine
  filled: Filled | undefined
  /** How often the answers were to be signed. */
  tries: number
  onFill: (filled: Filled) => void
}

function Question({ line, filled, tries, onFill }: QuestionProps) {
  const id = useId()
  const note = useRef<InputRef>(null)
  const lacking = tries > 0 && filled?.answer === 'failed' && filled.note.trim() === ''
  useEffect(() => {
    // Among many questions the one that lacks something may be out of sight.
    if (tries > 0 && lacking) note.current?.focus()
  }, [tries, lacking])
  return (
    <fieldset className={css.asked}>
      <legend>{line.title}</legend>
      <p id={id}>{line.question}</p>
      <Radio.Group
        aria-describedby={id}
        value={filled?.answer ?? null}
        options={attestedAnswers.map((value) => ({ value, label: text.answers[value] }))}
        onChange={(event) => onFill({ answer: event.target.value as AttestedAnswer, note: filled?.note ?? '' })}
      />
      {filled !== undefined && (
        <>
          <Input
            ref={note}
            value={filled.note}
            maxLength={500}
            aria-label={`${line.title} ${text.note}`}
            placeholder={text.noteHint}
            status={lacking ? 'error' : ''}
            aria-invalid={lacking}
            onChange={(event) => onFill({ ...filled, note: event.target.value })}
          />
          {lacking && <p className={css.fault}>{text.noteMissing}</p>}
        </>
      )}
    </fieldset>
  )
}
