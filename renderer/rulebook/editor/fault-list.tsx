// Everything that is to be put right, in order; each line goes to its field.
import { CheckCircleFilled } from '@ant-design/icons'
import type { DraftFault } from '#shared/rules/standard-draft-faults.ts'
import css from './editor.module.css'
import { editorText } from './text.ts'

const text = editorText.faults

/** More than this is not read, and mends itself with the first. */
const most = 60

export type FaultListProps = { faults: readonly DraftFault[]; examples: number; onJump: (path: string) => void }

export function FaultList({ faults, examples, onJump }: FaultListProps) {
  return (
    <aside className={css.faults} aria-label={text.title}>
      <h2>
        {text.title} {faults.length > 0 && <span className={css.faultCount}>{text.count(faults.length)}</span>}
      </h2>
      <div role="status" className="visually-hidden">
        {faults.length === 0 ? text.none : text.count(faults.length)}
      </div>
      {faults.length === 0 ? (
        <p className={css.noFault}>
          <CheckCircleFilled /> {examples === 0 ? text.none : text.noneWithExamples(examples)}
        </p>
      ) : (
        <ol>
          {faults.slice(0, most).map(({ path, sentence, gap }) => (
            <li key={`${path} ${sentence}`}>
              <button type="button" data-gap={gap} title={text.jump(sentence)} onClick={() => onJump(path)}>
                {sentence}
              </button>
            </li>
          ))}
        </ol>
      )}
      {faults.length > most && <p className={css.hint}>{text.more(faults.length - most)}</p>}
    </aside>
  )
}
