// 办结: saves what is left, says what cannot be taken back, then closes the sheet.
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { Score } from '#shared/rules/scoring.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import css from './conclude-dialog.module.css'
import { points } from './score-steps.tsx'
import type { SheetView } from './sheet-store.ts'
import { evaluationText } from './text.ts'

export type ConcludeDialogProps = {
  evaluation: Evaluation
  view: SheetView
  flush: () => Promise<boolean>
  onConcluded: (evaluation: Evaluation) => void
  onClose: () => void
}

export function ConcludeDialog({ evaluation, view, flush, onConcluded, onClose }: ConcludeDialogProps) {
  const text = evaluationText.conclude
  const [unsaved, setUnsaved] = useState(false)
  const deed = useDeed(desk.evaluation.conclude, {
    ownFailure: true,
    done: text.done,
    onDone: (concluded) => {
      onConcluded(concluded)
      onClose()
    },
  })
  const conclude = async () => {
    const saved = await flush()
    setUnsaved(!saved)
    if (saved) deed.run({ id: evaluation.id })
  }
  const { vetoesHit } = view.score
  const waiting = useWaitingSuggestions(evaluation.id)
  const fault = unsaved ? text.unsaved : (deed.failure?.sentence ?? null)
  return (
    <Modal
      open
      width={460}
      title={text.title}
      okText={text.action}
      cancelText={text.cancel}
      confirmLoading={deed.running}
      onOk={() => void conclude()}
      onCancel={onClose}
    >
      <dl className={css.figures}>
        {resultOf(view.score).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{text.vetoes}</dt>
          <dd>{vetoesHit.length}</dd>
        </div>
      </dl>
      {waiting > 0 && <p className={css.waiting}>{text.suggestions(waiting)}</p>}
      <ul className={css.effects}>
        {text.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {fault !== null && (
        <p className={css.fault} role="alert">
          {fault}
        </p>
      )}
    </Modal>
  )
}

/** A closed sheet takes no more suggestions: whoever passed them by is told while there is time. */
function useWaitingSuggestions(evaluationId: string): number {
  const input = { evaluationId }
  const list = useQuery({ ...deskQuery.suggestions.of.queryOptions({ input }), staleTime: Number.POSITIVE_INFINITY })
  return list.data?.rows.filter(({ state }) => state === 'open').length ?? 0
}

/** A figure as judged and as it counts; a grade where there are no points. */
function resultOf({ hasPoints, unscored, judgedHundredths, effectiveHundredths, band }: Score): [string, string][] {
  const { foot } = evaluationText
  if (!hasPoints) return [[foot.result, band?.title ?? foot.noGrades]]
  return [
    [foot.judged, points(judgedHundredths)],
    [foot.effective, unscored ? foot.unscored : points(effectiveHundredths)],
  ]
}
