// Hand-over: requests that wait for a head's decision. One's own is for another head.
import { useQuery } from '@tanstack/react-query'
import type { Package } from '#shared/contract/packages.ts'
import { packageFormNames } from '#shared/text/packages.ts'
import { deskQuery } from '../desk/client.ts'
import { shortMinute } from './short-minute.ts'
import { homeText } from './text.ts'
import { type Todo, TodoSection } from './todo-section.tsx'

const limit = 200

export function TransfersToDecideSection() {
  const query = useQuery({
    ...deskQuery.packages.list.queryOptions({ input: { direction: 'out', limit } }),
    select: ({ rows }): Todo => {
      const waiting = rows.filter(({ state, isMine }) => state === 'requested' && !isMine)
      return { total: waiting.length, rows: waiting.map(toRow) }
    },
  })
  const { title, none } = homeText.transfersToDecide
  return <TodoSection title={title} none={none} query={query} allHref="#/exchange" />
}

function toRow({ id, title, number, form, dossiers, requestedAt }: Package) {
  return {
    key: id,
    title,
    facts: [number, packageFormNames[form], homeText.transfersToDecide.dossiers(dossiers.length)].join(' · '),
    end: shortMinute(requestedAt),
    href: `#/exchange?way=out&package=${id}`,
  }
}
