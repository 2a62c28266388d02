// The end of the sheet: its foot, and the dialogs that lead on from it. 其余无问题, 办结, 制作意见书. Ctrl+Enter takes the next step.
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import { IssuedPaperButton } from '../opinions/issued-paper-button.tsx'
import { ConcludeDialog } from './conclude-dialog.tsx'
import { whyOpen } from './conclusion.ts'
import { RestDialog } from './rest-dialog.tsx'
import { ScoreSteps } from './score-steps.tsx'
import { SheetFoot } from './sheet-foot.tsx'
import type { SheetPaneProps } from './sheet-pane.tsx'
import type { SheetView } from './sheet-store.ts'
import { evaluationText } from './text.ts'
import { useWorkTimer } from './use-work-timer.ts'
import { WorkClock } from './work-clock.tsx'

export type SheetEndProps = SheetPaneProps & { view: SheetView; onNextOpen: () => void; onNextUnexplained: () => void }

export type SheetEnd = {
  readonly foot: ReactNode
  /** The next step, or why it cannot be taken yet. */
  readonly finish: () => void
}

export function useSheetEnd(props: SheetEndProps): SheetEnd {
  const { evaluation, standard, editable, sheetDesk, rows, view } = props
  const { store } = sheetDesk
  const [dialog, setDialog] = useState<'how' | 'rest' | 'conclude' | null>(null)
  const paused = useWorkTimer(editable, store.addSecond)
  const opinion = useOpinion(props)
  // Whatever a dialog came to, the keys go back to the sheet.
  const close = () => {
    setDialog(null)
    rows.focus()
  }
  const { message } = App.useApp()
  const why = whyOpen(view.score)
  const finish = () => {
    if (!editable) opinion?.onPress()
    else if (why === null) setDialog('conclude')
    else void message.warning({ content: why, key: 'sheet' })
  }
  const foot = (
    <>
      <SheetFoot
        score={view.score}
        hasVetoes={standard.vetoes.length > 0}
        time={<WorkClock store={store} paused={paused} />}
        save={editable ? view.save : null}
        onRetry={() => void store.flush()}
        onNextOpen={props.onNextOpen}
        onNextUnexplained={props.onNextUnexplained}
        onHow={() => setDialog('how')}
        onRest={editable && view.score.open.length > 0 ? () => setDialog('rest') : null}
        conclude={editable ? { reason: why, onPress: () => setDialog('conclude') } : null}
        opinion={opinion}
        paper={<ScoreSheetPaper evaluation={evaluation} />}
      />
      {dialog === 'how' && <ScoreSteps standard={standard} score={view.score} onClose={close} />}
      {dialog === 'rest' && (
        <RestDialog
          standard={standard}
          sheet={view.sheet}
          onClose={close}
          onRest={() => {
            store.clearRest()
            close()
          }}
        />
      )}
      {dialog === 'conclude' && (
        <ConcludeDialog
          evaluation={evaluation}
          view={view}
          flush={store.flush}
          onConcluded={sheetDesk.onEvaluation}
          onClose={close}
        />
      )}
    </>
  )
  return { foot, finish }
}

/** Its inspector makes it; whoever may see it opens it. */
function ScoreSheetPaper({ evaluation }: Pick<SheetEndProps, 'evaluation'>) {
  const session = useSession()
  if (evaluation.state !== 'concluded') return null
  return (
    <IssuedPaperButton
      kind="score-sheet"
      sourceId={evaluation.id}
      mayMake={evaluation.inspector === session.displayName}
    />
  )
}

/** After the conclusion: to the opinion there is, or to a new one, which its inspector composes. */
function useOpinion({ evaluation }: SheetEndProps) {
  const session = useSession()
  const navigate = useNavigate()
  const open = (opinionId: string) => void navigate({ to: '/opinions/$opinionId', params: { opinionId } })
  const compose = useDeed(desk.opinions.compose, {
    refreshes: [deskQuery.opinions.list.key(), deskQuery.evaluation.key()],
    onDone: (opinion) => open(opinion.id),
  })
  const text = evaluationText.foot
  const { id, state, inspector, opinionId } = evaluation
  if (state !== 'concluded') return null
  if (opinionId !== null) return { label: text.openOpinion, running: false, onPress: () => open(opinionId) }
  if (inspector !== session.displayName) return null
  return {
    label: text.compose,
    running: compose.running,
    onPress: () => compose.run({ kind: 'evaluation', sourceId: id }),
  }
}
