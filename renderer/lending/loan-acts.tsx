// What the person here may do with a loan now: decide it, take it back, enter its return. Each asks before it is done.
import { Button } from 'antd'
import { useState } from 'react'
import type { Loan } from '#shared/contract/lending.ts'
import { scopeWords, wayNames } from '#shared/text/lending.ts'
import { desk } from '../desk/client.ts'
import { type Deed, useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { lendingText } from './text.ts'
import { staleAfterLending } from './use-loan.ts'

const { dialogs, loan: text } = lendingText

type Act = 'approve' | 'decline' | 'withdraw' | 'return'

export function LoanActs({ loan }: { loan: Loan }) {
  const [asked, setAsked] = useState<Act | null>(null)
  const { may } = loan
  if (!may.decide && !may.withdraw && !may.return) return null
  return (
    <div className={panel.actions}>
      {may.decide && (
        <>
          <Button type="primary" onClick={() => setAsked('approve')}>
            {text.approve}
          </Button>
          <Button onClick={() => setAsked('decline')}>{text.decline}</Button>
        </>
      )}
      {may.withdraw && <Button onClick={() => setAsked('withdraw')}>{text.withdraw}</Button>}
      {may.return && <Button onClick={() => setAsked('return')}>{text.return}</Button>}
      {asked !== null && <ActDialog act={asked} loan={loan} onClose={() => setAsked(null)} />}
    </div>
  )
}

function ActDialog({ act, loan, onClose }: { act: Act; loan: Loan; onClose: () => void }) {
  const deeds = useActs(onClose)
  const { id, borrower, way, items } = loan
  const given = { who: borrower.name, way: wayNames[way], scope: scopeWords(items) }
  const words = {
    approve: {
      reason: { label: dialogs.approve.note, required: false },
      consequence: dialogs.approve.consequence(given),
    },
    decline: { reason: { label: dialogs.decline.reason, required: true }, consequence: dialogs.decline.consequence },
    withdraw: { reason: undefined, consequence: dialogs.withdraw.consequence },
    return: { reason: { label: dialogs.return.note, required: false }, consequence: dialogs.return.consequence },
  }[act]
  const deed = deeds[act]
  return (
    <ConfirmDialog
      open
      title={dialogs[act].title}
      consequence={words.consequence}
      confirmLabel={text[act]}
      reason={words.reason}
      busy={deed.running}
      error={deed.failure?.sentence}
      onConfirm={(said) => deed.run({ id, said })}
      onCancel={onClose}
    />
  )
}

type Said = { readonly id: string; readonly said: string }

function useActs(onDone: () => void): Readonly<Record<Act, Deed<Said, Loan>>> {
  const settings = (act: Act) => ({
    done: dialogs[act].done,
    ownFailure: true,
    refreshes: staleAfterLending(),
    onDone,
  })
  return {
    approve: useDeed(({ id, said }: Said) => desk.lending.approve({ id, note: said }), settings('approve')),
    decline: useDeed(({ id, said }: Said) => desk.lending.decline({ id, reason: said }), settings('decline')),
    withdraw: useDeed(({ id }: Said) => desk.lending.withdraw({ id }), settings('withdraw')),
    return: useDeed(({ id, said }: Said) => desk.lending.return({ id, note: said }), settings('return')),
  }
}
