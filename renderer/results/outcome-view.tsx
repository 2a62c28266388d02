// One dossier of a campaign with all that came of it: figures, sheets, problems, objections, and what may be done now.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import { resultSource } from '#shared/contract/issued.ts'
import type { Outcome } from '#shared/contract/results.ts'
import { formatPoints } from '#shared/rules/scoring.ts'
import { mergeRuleNames, outcomeWayNames } from '#shared/text/results.ts'
import { Read } from '../desk/read-state.tsx'
import panel from '../dossiers/panels.module.css'
import { useItems } from '../dossiers/use-items.ts'
import { IssuedPaperButton } from '../opinions/issued-paper-button.tsx'
import { type Field, FieldList } from '../ui/field-list.tsx'
import { formatDay, formatMinute } from '../ui/format.ts'
import { PanelTabs } from '../ui/panel-tabs.tsx'
import { Adjudication } from './adjudication.tsx'
import { OutcomeActs } from './outcome-acts.tsx'
import { ChangeList, ObjectionList, ProblemList } from './outcome-lists.tsx'
import { OutcomeStateTag } from './outcome-state.tsx'
import css from './results.module.css'
import { SheetTable } from './sheet-table.tsx'
import { resultsText } from './text.ts'
import { useOutcome } from './use-results.ts'

const text = resultsText.outcome
type Tab = 'sheets' | 'problems' | 'objections' | 'changes'
const panelId = 'outcome-body'

export type OutcomeViewProps = {
  /** Left out where the campaign is not at hand: for the agency. */
  campaign?: Campaign
  campaignId?: string
  dossierId: string
  onBack: () => void
}

export function OutcomeView({ campaign, campaignId = campaign?.id ?? '', dossierId, onBack }: OutcomeViewProps) {
  const query = useOutcome(campaignId, dossierId)
  return (
    <section className={css.panel}>
      <div className={css.bar}>
        <Button size="small" icon={<ArrowLeftOutlined />} onClick={onBack}>
          {text.back}
        </Button>
        {query.data !== undefined && (
          <>
            <h2 className={css.heading}>
              {query.data.title}
              <OutcomeStateTag line={query.data} />
            </h2>
            <div className={css.end}>
              {query.data.state === 'final' && (
                <IssuedPaperButton
                  kind="opinion"
                  size="middle"
                  sourceId={resultSource(query.data.campaignId, query.data.dossierId)}
                  mayMake={campaign?.leads === true}
                />
              )}
              <OutcomeActs outcome={query.data} />
            </div>
          </>
        )}
      </div>
      <Read query={query} loading={{ label: text.loading, shape: 'rows', rows: 8 }}>
        {(outcome) => <Body outcome={outcome} campaign={campaign} />}
      </Read>
    </section>
  )
}

function Body({ outcome, campaign }: { outcome: Outcome; campaign: Campaign | undefined }) {
  const [tab, setTab] = useState<Tab>(outcome.may.seeSheets ? 'sheets' : 'problems')
  const items = useItems(outcome.dossierId).data ?? []
  // Of two merged sheets no single one is the result: who may not see both sees the problems alone.
  const sheets = outcome.may.seeSheets || outcome.way !== 'merged'
  const tabs = [
    ...(sheets ? [{ key: 'sheets' as const, label: text.tabs.sheets }] : []),
    { key: 'problems' as const, label: text.tabs.problems, count: outcome.problems.length },
    { key: 'objections' as const, label: text.tabs.objections, count: outcome.objections },
    { key: 'changes' as const, label: text.tabs.changes, count: outcome.changes.length },
  ]
  if (outcome.state === 'comparing') {
    return (
      <div className={css.scroll}>
        <p className={panel.note}>{text.waiting}</p>
      </div>
    )
  }
  return (
    <div className={css.scroll}>
      <div className={css.stack}>
        <Standing outcome={outcome} campaign={campaign} />
        <FieldList fields={fieldsOf(outcome)} columns={3} labelWidth={5} />
        <PanelTabs label={text.tabs.label} tabs={tabs} active={tab} onActive={setTab} panelId={panelId} />
        <div id={panelId} role="tabpanel" aria-label={text.tabs[tab]}>
          {tab === 'sheets' && outcome.may.adjudicate && <Adjudication outcome={outcome} items={items} />}
          {tab === 'sheets' && !outcome.may.adjudicate && (
            <SheetTable outcome={outcome} items={items} choices={null} onChoice={() => undefined} />
          )}
          {tab === 'problems' && <ProblemList outcome={outcome} items={items} />}
          {tab === 'objections' && <ObjectionList outcome={outcome} items={items} />}
          {tab === 'changes' && <ChangeList outcome={outcome} />}
        </div>
      </div>
    </div>
  )
}

function Standing({ outcome, campaign }: { outcome: Outcome; campaign: Campaign | undefined }) {
  if (outcome.state === 'differing') return <p className={panel.warn}>{whyDiffering(outcome)}</p>
  if (outcome.way === 'merged' && campaign !== undefined) {
    return <p className={panel.note}>{text.merged(mergeRuleNames[campaign.plan.merge ?? 'average'])}</p>
  }
  return null
}

function whyDiffering({ sheets, differenceHundredths, allowedHundredths }: Outcome): string {
  const [one = [], two = []] = sheets.map(({ vetoesHit }) => vetoesHit)
  const alone = [...one.filter((code) => !two.includes(code)), ...two.filter((code) => !one.includes(code))]
  if (alone.length > 0) return text.vetoesDiffer(alone.join('、'))
  const difference = differenceHundredths ?? 0
  if (difference <= allowedHundredths) return text.verdictsDiffer
  return text.tooFar({ difference: formatPoints(difference), allowed: formatPoints(allowedHundredths) })
}

function fieldsOf(outcome: Outcome): Field[] {
  const { facts: names } = text
  const { effectiveHundredths, judgedHundredths, band, way, differenceHundredths } = outcome
  const points = (hundredths: number | null) => (hundredths === null ? null : text.points(hundredths))
  const by = (name: string | null, at: string | null) =>
    name === null || at === null ? null : text.by({ name, at: formatMinute(at) })
  return [
    {
      key: 'score',
      label: names.score,
      value: points(effectiveHundredths),
      note: judgedHundredths === effectiveHundredths ? undefined : `${names.judged} ${points(judgedHundredths) ?? ''}`,
    },
    { key: 'band', label: names.band, value: band },
    { key: 'way', label: names.way, value: way === null ? null : outcomeWayNames[way] },
    ...(differenceHundredths === null
      ? []
      : [{ key: 'difference', label: names.difference, value: points(differenceHundredths) }]),
    ...(outcome.judgedBy === null
      ? []
      : [
          {
            key: 'judged',
            label: names.judgedBy,
            value: by(outcome.judgedBy, outcome.judgedAt),
            note: outcome.note || undefined,
          },
        ]),
    {
      key: 'rechecked',
      label: names.rechecked,
      value: by(outcome.recheckedBy, outcome.recheckedAt),
      note: outcome.recheckNote || undefined,
    },
    { key: 'due', label: names.due, value: outcome.objectionDueOn === null ? null : formatDay(outcome.objectionDueOn) },
    { key: 'final', label: names.final, value: outcome.finalAt === null ? null : formatMinute(outcome.finalAt) },
    { key: 'standard', label: names.standard, value: outcome.standardTitle },
  ]
}
