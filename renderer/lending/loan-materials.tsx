// What is given of the dossier in this loan, each item to be read here or copied; and what is not, with why.
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Loan, ScopedItem } from '#shared/contract/lending.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import panel from '../dossiers/panels.module.css'
import { ClipCopyDialog } from './clip-copy-dialog.tsx'
import css from './lending.module.css'
import { type Opened, ReadingDialog } from './reading-dialog.tsx'
import { ItemWords, WithheldItems } from './scope-items.tsx'
import { lendingText } from './text.ts'
import { staleAfterLending } from './use-loan.ts'

const text = lendingText.loan

export function LoanMaterials({ loan }: { loan: Loan }) {
  const { message } = App.useApp()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [copying, setCopying] = useState<string | null>(null)
  const [cutting, setCutting] = useState<ScopedItem | null>(null)
  const read = useDeed(desk.lending.read, { refreshes: [], onDone: setOpened })
  const copy = useDeed(desk.lending.copy, {
    refreshes: staleAfterLending(),
    onDone: ({ number }) => void message.success(lendingText.copies.made(number)),
  })
  const clip = useDeed(desk.lending.copyClip, {
    done: lendingText.copies.queued,
    refreshes: [deskQuery.jobs.list.key(), ...staleAfterLending()],
    ownFailure: true,
    onDone: () => setCutting(null),
  })
  const copyItem = (item: ScopedItem) => {
    if (item.kind === 'recording') return setCutting(item)
    setCopying(item.itemId)
    copy.run({ id: loan.id, itemId: item.itemId })
  }
  const given = loan.scope.filter(({ excluded }) => excluded === null)
  const mayUse = loan.may.read || loan.may.copy
  if (loan.scope.length === 0) return null
  return (
    <section className={panel.divide} aria-label={text.materials}>
      <h3 className={panel.title}>{text.materials}</h3>
      <ul className={css.items}>
        {given.map((item) => (
          <li key={item.itemId} className={css.item}>
            <ItemWords item={item} />
            {mayUse && (
              <span className={css.acts}>
                {loan.may.read && (
                  <Button
                    size="small"
                    aria-label={text.readOf(item.title)}
                    onClick={() => read.run({ id: loan.id, itemId: item.itemId })}
                  >
                    {text.read}
                  </Button>
                )}
                {loan.may.copy && (
                  <Button
                    size="small"
                    aria-label={text.copyOf(item.title)}
                    loading={copy.running && copying === item.itemId}
                    disabled={copy.running && copying !== item.itemId}
                    onClick={() => copyItem(item)}
                  >
                    {text.copy}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <WithheldItems items={loan.scope.filter(({ excluded }) => excluded !== null)} />
      <ReadingDialog number={loan.number} opened={opened} onClose={() => setOpened(null)} />
      {cutting !== null && (
        <ClipCopyDialog
          item={cutting}
          deed={clip}
          onRun={(order) => clip.run({ id: loan.id, itemId: cutting.itemId, ...order })}
          onClose={() => {
            clip.clear()
            setCutting(null)
          }}
        />
      )}
    </section>
  )
}
