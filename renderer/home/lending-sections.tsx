// Lending: what waits for this person's decision, and what should have come back.
import { useQuery } from '@tanstack/react-query'
import type { LoanFilter, LoanLine } from '#shared/contract/lending.ts'
import { wayNames } from '#shared/text/lending.ts'
import { deskQuery } from '../desk/client.ts'
import { homeText } from './text.ts'
import { type Todo, TodoSection } from './todo-section.tsx'

const limit = 500

/** Only what the rules let this person decide: never the own request. */
export function LoansToDecideSection() {
  return <LoanTodo filter="waiting" words={homeText.loansToDecide} keep={({ may }) => may.decide} />
}

export function OverdueLoansSection() {
  return <LoanTodo filter="overdue" words={homeText.loansOverdue} keep={() => true} />
}

type LoanTodoProps = {
  filter: Exclude<LoanFilter, 'all'>
  words: { readonly title: string; readonly none: string }
  keep: (row: LoanLine) => boolean
}

function LoanTodo({ filter, words, keep }: LoanTodoProps) {
  const query = useQuery({
    ...deskQuery.lending.list.queryOptions({ input: { filter, limit } }),
    select: ({ rows }): Todo => {
      const kept = rows.filter(keep)
      return { total: kept.length, rows: kept.map((row) => toRow(row, filter)) }
    },
  })
  return <TodoSection title={words.title} none={words.none} query={query} allHref={`#/lending?filter=${filter}`} />
}

function toRow(row: LoanLine, filter: LoanFilter) {
  const { id, number, dossierTitle, borrower, way, dueOn } = row
  return {
    key: id,
    title: dossierTitle,
    facts: [number, borrower.unit ?? borrower.name, wayNames[way]].join(' · '),
    end: filter === 'overdue' && dueOn !== null ? homeText.loansOverdue.due(dueOn) : undefined,
    href: `#/lending?filter=${filter}&loan=${id}`,
  }
}
