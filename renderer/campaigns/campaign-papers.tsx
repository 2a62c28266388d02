// The papers of a campaign: plan, draw record and circular, made here; those of its dossiers, made where their matter stands.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { IssuedPaper } from '#shared/contract/issued.ts'
import { issuedNames } from '#shared/text/issued.ts'
import { opinionStates } from '#shared/text/states.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { issuedColumns, signedWords } from '../opinions/issued-columns.tsx'
import { IssuedPaperButton } from '../opinions/issued-paper-button.tsx'
import { IssuedPaperDialog } from '../opinions/issued-paper-dialog.tsx'
import { issuedText } from '../opinions/issued-text.ts'
import { opinionTones } from '../opinions/opinion-columns.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import css from './campaign-papers.module.css'

const text = issuedText.campaign
const own = ['plan', 'draw', 'circular'] as const
type OwnKind = (typeof own)[number]

export function CampaignPapers({ campaign }: { campaign: Campaign }) {
  const [opened, setOpened] = useState<string | null>(null)
  const papers = useQuery(deskQuery.issued.list.queryOptions({ input: { campaignId: campaign.id, limit: 500 } }))
  return (
    <section className={css.papers} aria-label={text.label}>
      <p className={css.lead}>{text.lead}</p>
      <Read query={papers} loading={{ shape: 'rows', rows: 8 }}>
        {({ rows, total }) => (
          <>
            <ul className={css.own}>
              {own.map((kind) => (
                <OwnPaper
                  key={kind}
                  kind={kind}
                  campaign={campaign}
                  paper={rows.find((paper) => paper.kind === kind) ?? null}
                />
              ))}
            </ul>
            <h3 className={css.title}>{text.others}</h3>
            <DossierPapers papers={rows.filter(({ kind }) => !isOwn(kind))} total={total} onOpen={setOpened} />
          </>
        )}
      </Read>
      {opened !== null && <IssuedPaperDialog id={opened} onClose={() => setOpened(null)} />}
    </section>
  )
}

function isOwn(kind: IssuedPaper['kind']): kind is OwnKind {
  return own.some((one) => one === kind)
}

type OwnProps = { kind: OwnKind; campaign: Campaign; paper: IssuedPaper | null }

function OwnPaper({ kind, campaign, paper }: OwnProps) {
  return (
    <li className={css.one}>
      <span className={css.name}>{issuedNames[kind]}</span>
      <span className={css.number}>{paper?.number ?? text.notMade}</span>
      {paper === null ? <span /> : <Standing paper={paper} />}
      <span className={css.act}>
        <IssuedPaperButton kind={kind} sourceId={campaign.id} reason={whyNot(kind, campaign)} short />
      </span>
    </li>
  )
}

/** What the desk would say too; whether all results are final is known to it alone. */
function whyNot(kind: OwnKind, { leads, committedAt, drawnAt, startedAt }: Campaign): string | null {
  if (!leads) return text.onlyLeader
  const since = { plan: committedAt, draw: drawnAt, circular: startedAt }[kind]
  return since === null ? text.waits[kind] : null
}

function Standing({ paper }: { paper: IssuedPaper }) {
  return (
    <span className={css.state}>
      <StateTag plain tone={opinionTones[paper.state]} label={opinionStates[paper.state]} />
      <span className={css.dim}>{signedWords(paper)}</span>
    </span>
  )
}

type DossierPapersProps = { papers: readonly IssuedPaper[]; total: number; onOpen: (id: string) => void }

function DossierPapers({ papers, total, onOpen }: DossierPapersProps) {
  const { title, sentence } = text.empty
  return (
    <div className={css.table}>
      <DataTable
        label={text.others}
        columns={issuedColumns}
        rows={papers}
        rowKey={({ id }) => id}
        totalRows={Math.max(papers.length, total - own.length)}
        onOpen={({ id }) => onOpen(id)}
        {...(papers.length === 0 ? { placeholder: <EmptyState title={title} sentence={sentence} /> } : {})}
      />
    </div>
  )
}
