// Rectification and feedback: what the agency has to cure or may object to, and what waits for its re-check.
import { useQuery } from '@tanstack/react-query'
import type { RectificationLine } from '#shared/contract/rectifications.ts'
import { deskQuery } from '../desk/client.ts'
import { DaysLeft } from '../results/rectification-state.tsx'
import { homeText } from './text.ts'
import { type Todo, type TodoRow, TodoSection } from './todo-section.tsx'

const limit = 500

export function CuresDueSection() {
  return <CureTodo filter="due" words={homeText.curesDue} keep={({ may }) => may.report} />
}

export function CuresToRecheckSection() {
  return <CureTodo filter="reported" words={homeText.curesToRecheck} keep={({ may }) => may.recheck} />
}

type CureTodoProps = {
  filter: 'due' | 'reported'
  words: { readonly title: string; readonly none: string }
  keep: (line: RectificationLine) => boolean
}

function CureTodo({ filter, words, keep }: CureTodoProps) {
  const query = useQuery({
    ...deskQuery.rectifications.list.queryOptions({ input: { filter, limit } }),
    select: ({ rows }): Todo => {
      const kept = rows.filter(keep)
      return { total: kept.length, rows: kept.map((line) => toRow(line, filter)) }
    },
  })
  return (
    <TodoSection title={words.title} none={words.none} query={query} allHref={`#/rectifications?filter=${filter}`} />
  )
}

function toRow(line: RectificationLine, filter: string): TodoRow {
  return {
    key: line.id,
    title: line.dossierTitle,
    facts: [line.number, homeText.curesDue.problems(line.problemCount - line.cured)].join(' · '),
    end: <DaysLeft line={line} />,
    href: `#/rectifications?filter=${filter}&rectification=${line.id}`,
  }
}

/** Results of the own agency, as long as an objection may be raised. */
export function FedBackSection() {
  const query = useQuery({
    ...deskQuery.results.fedBack.queryOptions({ input: {} }),
    select: (rows): Todo => {
      const open = rows.filter(({ may }) => may.object)
      return {
        total: open.length,
        rows: open.map(({ campaignId, dossierId, title, campaignTitle, band, objectionDueOn }) => ({
          key: `${campaignId} ${dossierId}`,
          title,
          facts: [campaignTitle, band].filter((part) => part !== null).join(' · '),
          end: objectionDueOn === null ? undefined : homeText.fedBack.until(objectionDueOn),
          href: `#/rectifications?part=feedback&campaign=${campaignId}&dossier=${dossierId}`,
        })),
      }
    },
  })
  const { title, none } = homeText.fedBack
  return <TodoSection title={title} none={none} query={query} allHref="#/rectifications?part=feedback" />
}
