// Opinions and issued papers whose next signature is this person's.
import { useQuery } from '@tanstack/react-query'
import type { IssuedPaper } from '#shared/contract/issued.ts'
import type { Opinion } from '#shared/contract/opinions.ts'
import type { Session } from '#shared/contract/people.ts'
import { type Place, signingTurn } from '#shared/rules/signing-turn.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { opinionKindNames } from '#shared/text/states.ts'
import { deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { shortMinute } from './short-minute.ts'
import { homeText } from './text.ts'
import { type Todo, type TodoRow, TodoSection } from './todo-section.tsx'

const limit = 500

export function SignaturesSection() {
  const session = useSession()
  const opinions = useQuery(deskQuery.opinions.list.queryOptions({ input: { limit } }))
  const papers = useQuery(deskQuery.issued.list.queryOptions({ input: { limit } }))
  const { title, none } = homeText.signatures
  const refetch = () => Promise.all([opinions.refetch(), papers.refetch()])
  return (
    <TodoSection
      title={title}
      none={none}
      query={{ data: mine(opinions.data, papers.data, session), error: opinions.error ?? papers.error, refetch }}
      allHref="#/opinions"
    />
  )
}

/** Both lists as one, newest first, once both are read. */
function mine(
  opinions: { rows: Opinion[] } | undefined,
  papers: { rows: IssuedPaper[] } | undefined,
  session: Session,
): Todo | undefined {
  if (opinions === undefined || papers === undefined) return undefined
  const rows = [
    ...opinions.rows.filter(({ signers }) => waitsFor(signers, session)).map(opinionRow),
    ...papers.rows.filter(({ signers }) => waitsFor(signers, session)).map(paperRow),
  ].sort((a, b) => b.at.localeCompare(a.at))
  return { total: rows.length, rows }
}

type DatedRow = TodoRow & { readonly at: string }

function opinionRow({ id, dossierTitle, kind, number, composedAt }: Opinion): DatedRow {
  return {
    key: id,
    title: dossierTitle,
    facts: [opinionKindNames[kind], number].join(' · '),
    end: shortMinute(composedAt),
    href: `#/opinions/${id}`,
    at: composedAt,
  }
}

function paperRow({ id, title, kind, number, composedAt }: IssuedPaper): DatedRow {
  return {
    key: id,
    title,
    facts: [issuedNames[kind], number].join(' · '),
    end: shortMinute(composedAt),
    href: `#/issued/${id}`,
    at: composedAt,
  }
}

/** Signatures come in order: only the first one missing can be given now. A witness is asked by whoever drew, not by this list. */
export function waitsFor(signers: readonly Place[], session: Session): boolean {
  const turn = signingTurn(signers, session)
  return turn.state === 'mine' && turn.place.as !== 'witness'
}
