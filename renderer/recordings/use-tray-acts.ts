// What can be done with recordings in the tray, with the words said after it.
import { App } from 'antd'
import type { Holding } from '#shared/contract/tray.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useDeed } from '../desk/use-deed.ts'
import { trayText as text } from './tray-text.ts'

export function useTrayActs() {
  const { message } = App.useApp()
  const refreshes = [deskQuery.tray.key(), deskQuery.jobs.key()]
  const begun = ({ jobs }: { jobs: number }) => void message.success(text.accepted(jobs))
  const assign = useDeed(desk.tray.assign, { refreshes, onDone: begun, ownFailure: true })
  const assignOne = useDeed(desk.tray.assign, { refreshes, onDone: begun })
  const accept = useDeed(desk.tray.acceptOffers, {
    refreshes,
    onDone: ({ jobs }, { ids }) => {
      const rest = ids.length - jobs
      if (jobs === 0) void message.warning(text.noneAccepted)
      else void message.success(rest === 0 ? text.accepted(jobs) : text.someAccepted(jobs, rest))
    },
  })
  const setAside = useDeed(desk.tray.setAside, { refreshes, done: text.asideDone, ownFailure: true })
  const bringBack = useDeed(desk.tray.bringBack, { refreshes, done: text.backDone })
  return {
    assign,
    setAside,
    bringBack,
    /** One goes to its best offer, whatever its strength: the person sees it. Several only where there is no doubt. */
    accept(holdings: readonly Holding[]) {
      const [first] = holdings
      const [best] = first?.offers ?? []
      if (holdings.length === 1 && first !== undefined && best !== undefined) {
        assignOne.run({ ids: [first.id], dossierId: best.dossierId })
      } else if (holdings.some(({ offers }) => offers.length > 0)) {
        accept.run({ ids: holdings.map(({ id }) => id) })
      }
    },
    assignTo(holding: Holding, dossierId: string) {
      assignOne.run({ ids: [holding.id], dossierId })
    },
  }
}
