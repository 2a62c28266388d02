// What the catalogues say of a case: the answer first, then each entry with its conditions, those that do not apply last and short.
import { CheckCircleFilled, CloseCircleFilled, QuestionCircleOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { CaseAnswer, EntryAnswer } from '#shared/contract/catalogues.ts'
import { classNames } from '../ui/class-names.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './catalogue-tester.module.css'
import { catalogueText as text } from './catalogue-text.ts'

const mustTones = { yes: 'info', undetermined: 'warn', no: 'quiet' } as const satisfies Record<string, Tone>
const standingTones = {
  caught: 'info',
  undetermined: 'warn',
  exempted: 'neutral',
  missed: 'quiet',
} as const satisfies Record<string, Tone>
const shapes: Readonly<Record<EntryAnswer['clauses'][number]['outcome'], ReactNode>> = {
  met: <CheckCircleFilled />,
  unmet: <CloseCircleFilled />,
  unknown: <QuestionCircleOutlined />,
}

export function CatalogueAnswer({ answer, several }: { answer: CaseAnswer; several: boolean }) {
  const missed = answer.entries.filter(({ standing }) => standing === 'missed')
  const others = answer.entries.filter(({ standing }) => standing !== 'missed')
  return (
    <div className={css.answer}>
      <div className={classNames(css.verdict, css[answer.mustBeReviewed])} role="status">
        <StateTag tone={mustTones[answer.mustBeReviewed]} label={text.must[answer.mustBeReviewed]} />
        {answer.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {answer.notInForce.map((sentence) => (
          <p key={sentence} className={css.quiet}>
            {sentence}
          </p>
        ))}
      </div>
      {others.map((entry) => (
        <Entry key={`${entry.catalogue.id} ${entry.code}`} entry={entry} several={several} />
      ))}
      {missed.length > 0 && (
        <section className={css.missed}>
          <h3 className={css.subtitle}>{text.missed(missed.length)}</h3>
          <ul>
            {missed.map((entry) => (
              <li key={`${entry.catalogue.id} ${entry.code}`}>
                <span className={css.missedName}>{entry.title}</span>
                <span>{entry.clauses.find(({ outcome }) => outcome === 'unmet')?.sentence}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Its conditions alone do not say why: an exemption frees the case, or might. */
function isByExemption({ standing, clauses }: EntryAnswer): boolean {
  return standing === 'exempted' || (standing === 'undetermined' && clauses.every(({ outcome }) => outcome === 'met'))
}

function Entry({ entry, several }: { entry: EntryAnswer; several: boolean }) {
  return (
    <section className={css.entry}>
      <header>
        <StateTag tone={standingTones[entry.standing]} label={text.standings[entry.standing]} />
        <h3>{entry.title}</h3>
        {several && <span className={css.quiet}>{entry.catalogue.title}</span>}
      </header>
      <p>{entry.says}</p>
      <ul className={css.clauses}>
        {entry.clauses.map(({ outcome, sentence }) => (
          <li key={sentence} className={css[outcome]}>
            <span title={text.outcomes[outcome]}>{shapes[outcome]}</span>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      {isByExemption(entry) && <p className={css.strong}>{entry.sentence}</p>}
      {entry.clause !== null && <p className={css.quiet}>{text.clause(entry.clause)}</p>}
      {entry.note !== null && <p className={css.doubt}>{text.note(entry.note)}</p>}
    </section>
  )
}
