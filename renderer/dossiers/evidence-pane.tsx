// The middle of every split desk: the item in front, and one beside it when two are compared.
import { useMemo } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import { InStepPane } from '../recordings/in-step-pane.tsx'
import { useStep } from '../recordings/use-step.ts'
import { classNames } from '../ui/class-names.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatMinute } from '../ui/format.ts'
import type { EvidenceCapture, EvidenceMark } from './evidence-marks.ts'
import css from './evidence-pane.module.css'
import { EvidenceView } from './evidence-view.tsx'
import { dossierText } from './text.ts'
import type { Evidence } from './use-evidence.ts'

export type EvidencePaneProps = {
  items: readonly Item[]
  evidence: Evidence
  /** When the objects were destroyed; null while there is something to show. */
  disposedAt?: string | null
  /** Findings to draw over pages and timelines. */
  marks?: readonly EvidenceMark[]
  capture?: EvidenceCapture
}

const noMarks: readonly EvidenceMark[] = []
const noCapture: EvidenceCapture = {}

export function EvidencePane(props: EvidencePaneProps) {
  const { evidence } = props
  const text = dossierText.evidence
  const step = useStep()
  if (props.disposedAt !== undefined && props.disposedAt !== null) {
    const { title, sentence } = text.disposed
    return <EmptyState title={title} sentence={sentence(formatMinute(props.disposedAt))} />
  }
  if (step.choices !== null) return <InStepPane step={step} />
  if (evidence.activeId === null) return <EmptyState title={text.empty.title} sentence={text.empty.sentence} />
  return (
    <div className={classNames(css.halves, evidence.sideId !== null && css.two)}>
      <Half key={evidence.activeId} {...props} itemId={evidence.activeId} half="front" />
      {evidence.sideId !== null && <Half key={evidence.sideId} {...props} itemId={evidence.sideId} half="side" />}
    </div>
  )
}

type HalfProps = EvidencePaneProps & { itemId: string; half: 'front' | 'side' }

function Half({ items, evidence, marks = noMarks, capture = noCapture, itemId, half }: HalfProps) {
  const text = dossierText.evidence
  const item = items.find((other) => other.id === itemId)
  const place = evidence.tabs.find((tab) => tab.itemId === itemId) ?? { itemId, page: null, ms: null }
  const jump = evidence.jump?.itemId === itemId ? evidence.jump : null
  const focused = evidence.sideId !== null && evidence.focus === half
  const own = useMemo(
    () => marks.filter(({ anchor }) => anchor.on !== 'absence' && anchor.itemId === itemId),
    [marks, itemId],
  )
  return (
    <section
      className={classNames(css.half, focused && css.focused)}
      aria-label={half === 'front' ? text.front : text.side}
      onFocusCapture={() => evidence.setFocus(half)}
      onPointerDownCapture={() => evidence.setFocus(half)}
    >
      {item === undefined ? (
        <EmptyState title={text.gone.title} sentence={text.gone.sentence} />
      ) : (
        <EvidenceView
          item={item}
          place={place}
          jump={jump}
          marks={own}
          capture={capture}
          onMoved={(to) => evidence.moved(itemId, to)}
        />
      )}
    </section>
  )
}
