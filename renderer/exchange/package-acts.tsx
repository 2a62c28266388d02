// What may be done with an outgoing package, by whom and when.
import { Button } from 'antd'
import { useState } from 'react'
import type { Package } from '#shared/contract/packages.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useHolds } from '../desk/session.tsx'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import css from './exchange.module.css'
import { MakeDialog } from './make-dialog.tsx'
import { usePackageWork } from './package-work.ts'
import { exchangeText } from './text.ts'

const text = exchangeText.acts
type Asking = 'approve' | 'decline' | 'withdraw' | 'make' | null

export function PackageActs({ one }: { one: Package }) {
  const [asking, setAsking] = useState<Asking>(null)
  const isHead = useHolds(['head'])
  const isArchivist = useHolds(['archivist'])
  const working = usePackageWork()?.state === 'running'
  const decides = isHead && one.state === 'requested'
  const withdraws = isArchivist && one.isMine && (one.state === 'requested' || one.state === 'approved')
  const makes = isArchivist && one.state === 'approved'
  if (one.direction === 'in' || !(decides || withdraws || makes)) return null
  const close = () => setAsking(null)
  return (
    <>
      {decides && one.isMine && <p className={panel.warn}>{text.own}</p>}
      {one.state === 'requested' && !decides && <p className={panel.note}>{text.waiting}</p>}
      <div className={css.acts}>
        {decides && !one.isMine && (
          <>
            <Button type="primary" onClick={() => setAsking('approve')}>
              {text.approve}
            </Button>
            <Button danger onClick={() => setAsking('decline')}>
              {text.decline}
            </Button>
          </>
        )}
        {makes && (
          <Button type="primary" disabled={working} onClick={() => setAsking('make')}>
            {text.make}
          </Button>
        )}
        {withdraws && <Button onClick={() => setAsking('withdraw')}>{text.withdraw}</Button>}
      </div>
      <Decision one={one} asking={asking} onClose={close} />
      <MakeDialog one={one} open={asking === 'make'} onClose={close} />
    </>
  )
}

function Decision({ one, asking, onClose }: { one: Package; asking: Asking; onClose: () => void }) {
  const settings = { ownFailure: true, refreshes: [deskQuery.packages.key()], onDone: onClose }
  const approve = useDeed(desk.packages.approve, settings)
  const decline = useDeed(desk.packages.decline, settings)
  const withdraw = useDeed(desk.packages.withdraw, settings)
  const { id } = one
  const cancel = () => {
    for (const deed of [approve, decline, withdraw]) deed.clear()
    onClose()
  }
  return (
    <>
      <ConfirmDialog
        open={asking === 'approve'}
        title={text.approve}
        consequence={text.approveEffect}
        confirmLabel={text.approve}
        reason={{ label: text.approveReason, required: false }}
        busy={approve.running}
        error={approve.failure?.sentence}
        onConfirm={(decision) => approve.run({ id, decision })}
        onCancel={cancel}
      />
      <ConfirmDialog
        open={asking === 'decline'}
        danger
        title={text.decline}
        consequence={text.declineEffect}
        confirmLabel={text.decline}
        reason={{ label: text.declineReason, required: true }}
        busy={decline.running}
        error={decline.failure?.sentence}
        onConfirm={(decision) => decline.run({ id, decision })}
        onCancel={cancel}
      />
      <ConfirmDialog
        open={asking === 'withdraw'}
        danger
        title={text.withdraw}
        consequence={text.withdrawEffect}
        confirmLabel={text.withdraw}
        reason={{ label: text.withdrawReason, required: true }}
        busy={withdraw.running}
        error={withdraw.failure?.sentence}
        onConfirm={(reason) => withdraw.run({ id, reason })}
        onCancel={cancel}
      />
    </>
  )
}
