// What came of a campaign, dossier by dossier: the results tab, with each dossier behind its row, and how far two inspectors agree.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { OutcomeLine } from '#shared/contract/results.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { useHolds } from '../desk/session.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { AgreementView } from './agreement-view.tsx'
import { outcomeColumns } from './outcome-columns.tsx'
import { OutcomeView } from './outcome-view.tsx'
import { ResultActs } from './result-acts.tsx'
import css from './results.module.css'
import { resultsText } from './text.ts'

const text = resultsText.panel
type View = 'dossiers' | 'agreement'
const panelId = 'campaign-results'

export function ResultsPanel({ campaign }: { campaign: Campaign }) {
  const [opened, setOpened] = useState<string | null>(null)
  const [view, setView] = useState<View>('dossiers')
  const head = useHolds(['head'])
  const list = useQuery(deskQuery.results.list.queryOptions({ input: { campaignId: campaign.id } }))
  if (opened !== null) {
    return <OutcomeView campaign={campaign} dossierId={opened} onBack={() => setOpened(null)} />
  }
  return (
    <Read query={list} loading={{ label: text.loading, shape: 'rows', rows: 8 }}>
      {({ rows, leads, mayPublish, published, hidden }) => {
        const whole = leads || head || published
        const shown = whole ? view : 'dossiers'
        return (
          <section className={css.panel} aria-label={text.label}>
            <div className={css.bar}>
              {whole && (
                <PanelTabs
                  label={text.views.label}
                  tabs={(['dossiers', 'agreement'] as const).map((key) => ({ key, label: text.views[key] }))}
                  active={shown}
                  onActive={setView}
                  panelId={panelId}
                />
              )}
              <span className={css.count} role="status">
                {text.count({ all: rows.length, final: rows.filter(({ state }) => state === 'final').length })}
              </span>
              {leads && campaign.state !== 'published' && <span className={css.quiet}>{nextOf(rows)}</span>}
              {hidden > 0 && rows.length > 0 && <span className={css.quiet}>{text.hidden(hidden)}</span>}
            </div>
            <div id={panelId} role="tabpanel" aria-label={text.views[shown]} className={css.panel}>
              {shown === 'agreement' ? (
                <AgreementView campaignId={campaign.id} />
              ) : (
                <Dossiers {...{ campaign, rows, leads, mayPublish, hidden }} onOpen={setOpened} />
              )}
            </div>
          </section>
        )
      }}
    </Read>
  )
}

const stages = ['differing', 'objected', 'judged', 'rechecked', 'fed-back'] as const

/** What the leader does next, for the stage that is furthest behind. */
function nextOf(rows: readonly OutcomeLine[]): string | null {
  const left = rows.filter(({ droppedReason }) => droppedReason === null)
  const countOf = (stage: OutcomeLine['state']) => left.filter(({ state }) => state === stage).length
  const stage = stages.find((one) => countOf(one) > 0)
  if (stage !== undefined) return text.next[stage](countOf(stage))
  return left.length > 0 && countOf('final') === left.length ? text.next.final : null
}

type DossiersProps = {
  campaign: Campaign
  rows: readonly OutcomeLine[]
  leads: boolean
  mayPublish: boolean
  hidden: number
  onOpen: (dossierId: string) => void
}

function Dossiers({ campaign, rows, leads, mayPublish, hidden, onOpen }: DossiersProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const { plan } = campaign
  const columns = useMemo(() => outcomeColumns(plan.way === 'double' ? plan.differenceHundredths : null), [plan])
  const acts = leads && campaign.state !== 'published'
  const empty = hidden > 0 ? text.nothingForYou : text.empty
  return (
    <>
      {acts ? (
        <ResultActs
          campaign={campaign}
          rows={rows}
          ticked={ticked}
          mayPublish={mayPublish}
          onDone={() => setTicked(new Set())}
        />
      ) : (
        <span />
      )}
      <DataTable
        label={text.label}
        columns={columns}
        rows={rows}
        rowKey={({ dossierId }) => dossierId}
        rowHeight={44}
        checked={acts ? ticked : undefined}
        onChecked={acts ? setTicked : undefined}
        rowTone={({ state, droppedReason }) =>
          droppedReason !== null ? 'quiet' : state === 'differing' ? 'bad' : state === 'objected' ? 'warn' : null
        }
        onOpen={({ dossierId }) => onOpen(dossierId)}
        onPreview={({ dossierId }) => onOpen(dossierId)}
        {...(rows.length === 0 ? { placeholder: <EmptyState title={empty.title} sentence={empty.sentence} /> } : {})}
      />
    </>
  )
}
