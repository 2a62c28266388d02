// One campaign, step by step: the plan, the draw, the people and their places, the board, the results, its papers.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { CampaignState } from '#shared/rules/campaign.ts'
import { campaignStateWords, wayWords } from '#shared/text/campaigns.ts'
import { deskQuery } from '../desk/client.ts'
import { Read } from '../desk/read-state.tsx'
import { EvaluationViews } from '../evaluation/evaluation-views.tsx'
import { CampaignParcels } from '../parcels/campaign-parcels.tsx'
import { ResultsPanel } from '../results/results-panel.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { BoardStep } from './board-step.tsx'
import { CampaignActs } from './campaign-acts.tsx'
import { campaignTones } from './campaign-columns.tsx'
import { CampaignPapers } from './campaign-papers.tsx'
import { type CampaignStep, campaignSteps } from './campaign-search.ts'
import css from './campaigns.module.css'
import { DrawStep } from './draw-step.tsx'
import { PeopleStep } from './people-step.tsx'
import { PlanStep } from './plan-step.tsx'
import { StepTabs } from './step-tabs.tsx'
import { campaignText } from './text.ts'

const text = campaignText.one

export function CampaignScreen() {
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' })
  const query = useQuery(deskQuery.campaigns.get.queryOptions({ input: { id: campaignId } }))
  return (
    <EvaluationViews active="campaigns">
      <div className={css.page}>
        <Link className={css.back} to="/campaigns">
          <ArrowLeftOutlined aria-hidden /> {text.back}
        </Link>
        <Read query={query} loading={{ label: text.loading, rows: 8 }}>
          {(campaign) => <OpenCampaign campaign={campaign} />}
        </Read>
      </div>
    </EvaluationViews>
  )
}

/** How many of the first five steps are done. */
const done: Readonly<Record<CampaignState, number>> = {
  planned: 0,
  committed: 1,
  drawn: 2,
  running: 3,
  closed: 4,
  published: 5,
  dropped: 0,
}

function OpenCampaign({ campaign }: { campaign: Campaign }) {
  const { step: asked } = useSearch({ from: '/campaigns/$campaignId' })
  const navigate = useNavigate()
  const { id, number, title, state, way, concluded, seats } = campaign
  const step = asked ?? campaignSteps[Math.min(done[state], 4)] ?? 'plan'
  const go = (next: CampaignStep) =>
    void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id }, search: { step: next }, replace: true })
  return (
    <>
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        <span className={css.quiet}>{number}</span>
        <StateTag tone={campaignTones[state]} label={campaignStateWords[state]} />
        <span className={css.quiet}>{wayWords[way]}</span>
        {seats > 0 && <span className={css.quiet}>{text.progress(concluded, seats)}</span>}
        <span className={css.headEnd}>
          <CampaignParcels campaign={campaign} />
          <CampaignActs campaign={campaign} onMoved={go} />
        </span>
      </header>
      <StepTabs done={done[state]} active={step} onActive={go}>
        <Step step={step} campaign={campaign} />
      </StepTabs>
    </>
  )
}

function Step({ step, campaign }: { step: CampaignStep; campaign: Campaign }) {
  switch (step) {
    case 'plan':
      return <PlanStep campaign={campaign} />
    case 'draw':
      return <DrawStep campaign={campaign} />
    case 'people':
      return <PeopleStep campaign={campaign} />
    case 'board':
      return <BoardStep campaign={campaign} />
    case 'results':
      return <ResultsPanel campaign={campaign} />
    case 'papers':
      return <CampaignPapers campaign={campaign} />
  }
}
