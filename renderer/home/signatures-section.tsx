// Opinions whose next signature is this person's.
import { useQuery } from '@tanstack/react-query'
import type { Opinion } from '#shared/contract/opinions.ts'
import type { Session } from '#shared/contract/people.ts'
import { signingTurn } from '#shared/rules/signing-turn.ts'
import { opinionKindNames } from '#shared/text/states.ts'
import { deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { shortMinute } from './short-minute.ts'
import { homeText } from './text.ts'
import { TodoSection } from './todo-section.tsx'

const limit = 500

export function SignaturesSection() {
  const session = useSession()
  const query = useQuery({
    ...deskQuery.opinions.list.queryOptions({ input: { limit } }),
    select: ({ rows }) => {
      const mine = rows.filter((opinion) => waitsFor(opinion, session))
      return {
        total: mine.length,
        rows: mine.map((opinion) => ({
          key: opinion.id,
          title: opinion.dossierTitle,
          facts: [opinionKindNames[opinion.kind], opinion.number].join(' · '),
          end: shortMinute(opinion.composedAt),
          href: `#/opinions/${opinion.id}`,
        })),
      }
    },
  })
  const { title, none } = homeText.signatures
  return <TodoSection title={title} none={none} query={query} allHref="#/opinions" />
}

/** Signatures come in order: only the first one missing can be given now. */
export function waitsFor(opinion: Opinion, session: Session): boolean {
  return signingTurn(opinion.signers, session).state === 'mine'
}
