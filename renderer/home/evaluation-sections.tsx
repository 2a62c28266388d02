// The inspector's: sheets under way, and sealed dossiers that nobody has evaluated.
import { useQuery } from '@tanstack/react-query'
import { campaignStateWords } from '#shared/text/campaigns.ts'
import { desk, deskQuery } from '../desk/client.ts'
import { useSession } from '../desk/session.tsx'
import { dossierRow } from './dossier-sections.tsx'
import { shortMinute } from './short-minute.ts'
import { homeText } from './text.ts'
import { TodoSection } from './todo-section.tsx'

const limit = 500

export function EvaluationsSection() {
  const { displayName } = useSession()
  const query = useQuery({
    ...deskQuery.evaluation.list.queryOptions({ input: { state: 'open', limit } }),
    select: ({ rows }) => {
      const mine = rows.filter((row) => row.inspector === displayName)
      return {
        total: mine.length,
        rows: mine.map((row) => ({
          key: row.id,
          title: row.dossierTitle,
          facts: row.standardTitle,
          end: homeText.evaluations.progress(row.open),
          href: `#/evaluation/${row.id}`,
        })),
      }
    },
  })
  const { title, none } = homeText.evaluations
  return <TodoSection title={title} none={none} query={query} allHref="#/evaluation" />
}

/** What campaigns have given to this inspector. */
export function CampaignTasksSection() {
  const query = useQuery({
    ...deskQuery.campaigns.mine.queryOptions({ input: {} }),
    select: (tasks) => ({
      total: tasks.length,
      rows: tasks.map((task) => ({
        key: task.assignmentId,
        title: task.title,
        facts: `${task.campaignNumber}，${task.campaignTitle}`,
        end: homeText.campaignTasks.states[task.state],
        href: task.evaluationId === null ? '#/campaigns' : `#/evaluation/${task.evaluationId}`,
      })),
    }),
  })
  const { title, none } = homeText.campaignTasks
  return <TodoSection title={title} none={none} query={query} allHref="#/campaigns" />
}

/** What this person organises and has not yet published or dropped; nothing where there is none. */
export function CampaignsLedSection() {
  const { displayName } = useSession()
  const query = useQuery({
    ...deskQuery.campaigns.list.queryOptions({ input: {} }),
    select: ({ rows }) => {
      const led = rows.filter(
        ({ origin, createdBy, state }) =>
          origin === 'here' && createdBy === displayName && state !== 'published' && state !== 'dropped',
      )
      return {
        total: led.length,
        rows: led.map(({ id, title, number, concluded, seats, state }) => ({
          key: id,
          title,
          facts: homeText.campaignsLed.progress({ number, concluded, seats }),
          end: campaignStateWords[state],
          href: `#/campaigns/${id}`,
        })),
      }
    },
  })
  const { title, none } = homeText.campaignsLed
  if (query.data?.total === 0) return null
  return <TodoSection title={title} none={none} query={query} allHref="#/campaigns" />
}

export function UnevaluatedSection() {
  const query = useQuery({
    queryKey: [...deskQuery.dossiers.list.key(), 'unevaluated'],
    queryFn: async ({ signal }) => {
      const [sealed, evaluations, tasks] = await Promise.all([
        desk.dossiers.list({ state: 'sealed', limit }, { signal }),
        desk.evaluation.list({ limit }, { signal }),
        desk.campaigns.mine({}, { signal }),
      ])
      // What a campaign has given is begun there.
      const evaluated = new Set([...evaluations.rows, ...tasks].map((row) => row.dossierId))
      return sealed.rows.filter((dossier) => !evaluated.has(dossier.id))
    },
    select: (dossiers) => ({
      total: dossiers.length,
      rows: dossiers.map((dossier) => ({
        ...dossierRow(dossier),
        href: `#/evaluation?start=true&dossier=${dossier.id}`,
        end: dossier.sealedAt === null ? '' : shortMinute(dossier.sealedAt),
      })),
    }),
  })
  const { title, none } = homeText.unevaluated
  return <TodoSection title={title} none={none} query={query} allHref="#/dossiers?state=sealed" />
}
