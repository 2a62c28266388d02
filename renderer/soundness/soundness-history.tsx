// Earlier tests of the dossier, the newest first; one of them is shown above.
import type { SoundnessSummary } from '#shared/contract/soundness.ts'
import { stageNames, testOutcomeNames } from '#shared/text/soundness.ts'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import css from './soundness.module.css'
import { soundnessText } from './text.ts'

const text = soundnessText.history
const tones: Readonly<Record<SoundnessSummary['outcome'], Tone>> = { passed: 'ok', failed: 'bad', unfinished: 'warn' }

export type SoundnessHistoryProps = {
  tests: readonly SoundnessSummary[]
  shownId: string
  onChoose: (id: string) => void
}

export function SoundnessHistory({ tests, shownId, onChoose }: SoundnessHistoryProps) {
  return (
    <section aria-label={text.title}>
      <h3 className={css.property}>{text.title}</h3>
      <ul>
        {tests.map((test) => {
          const at = formatMinute(test.testedAt)
          return (
            <li key={test.id} className={css.past}>
              <button
                type="button"
                className={css.choose}
                aria-current={test.id === shownId ? 'true' : undefined}
                onClick={() => onChoose(test.id)}
              >
                <span className={css.when}>{at}</span>
                <span className={css.what}>
                  {stageNames[test.stage]} · {text.counts(test.failed, test.waiting)}
                </span>
                <StateTag plain tone={tones[test.outcome]} label={testOutcomeNames[test.outcome]} />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
