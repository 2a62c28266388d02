// At the end of the head: by which standard, by whom, and where the evaluation stands.
import type { Evaluation } from '#shared/contract/evaluation.ts'
import { evaluationStates } from '#shared/text/states.ts'
import { formatMinute } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import css from './evaluation-tag.module.css'
import { evaluationText } from './text.ts'

export function EvaluationTag({ evaluation }: { evaluation: Evaluation }) {
  const { standardTitle, inspector, state, concludedAt } = evaluation
  return (
    <span className={css.tag}>
      <span className={css.standard} title={standardTitle}>
        {standardTitle}
      </span>
      <span className={css.inspector}>{inspector}</span>
      <StateTag
        tone={state === 'concluded' ? 'ok' : 'info'}
        label={evaluationStates[state]}
        title={concludedAt === null ? undefined : evaluationText.desk.concluded(formatMinute(concludedAt))}
      />
    </span>
  )
}
