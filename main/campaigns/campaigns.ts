// Campaigns (评查批次): planned, drawn, assigned, run.
import type {
  Campaign,
  CampaignLine,
  CampaignTask,
  DrawCheck,
  DrawPreview,
  NewMember,
} from '#shared/contract/campaigns.ts'
import type { Evaluation } from '#shared/contract/evaluation.ts'
import type { CampaignPlan, CampaignScope, DrawRule } from '#shared/rules/campaign.ts'
import type { Clock } from '../clock.ts'
import type { Caller } from '../desk-core.ts'
import type { Evaluations } from '../evaluation/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import type { Page, Store } from '../store/index.ts'

export interface Campaigns {
  list(caller: Caller, filter: Page & { state: 'any' | 'open' | 'closed' }): { rows: CampaignLine[]; total: number }
  get(caller: Caller, id: string): Campaign
  mine(caller: Caller): CampaignTask[]
  preview(wanted: { id: string | null; scope: CampaignScope; draw: DrawRule }): DrawPreview
  create(caller: Caller, campaign: { title: string; plan: CampaignPlan }): Campaign
  change(caller: Caller, campaign: { id: string; title: string; plan: CampaignPlan }): Campaign
  drop(caller: Caller, id: string, reason: string): Campaign
  commit(caller: Caller, id: string, seed: string | null): Campaign
  draw(caller: Caller, id: string): Campaign
  verifyDraw(id: string): DrawCheck
  exportDraw(caller: Caller, id: string): { name: string; json: string }
  recommend(caller: Caller, wanted: { id: string; dossierId: string; reason: string }): Campaign
  dropDossier(caller: Caller, wanted: { id: string; dossierId: string; reason: string }): Campaign
  acceptChange(caller: Caller, wanted: { id: string; dossierId: string; reason: string }): Campaign
  addMember(caller: Caller, id: string, member: NewMember): Campaign
  changeMember(
    caller: Caller,
    wanted: { id: string; memberId: string; role: 'leader' | 'inspector'; group: number; share: number },
  ): Campaign
  removeMember(caller: Caller, wanted: { id: string; memberId: string; reason: string }): Campaign
  assign(caller: Caller, id: string): Campaign
  reassign(
    caller: Caller,
    wanted: { id: string; dossierId: string; seat: 1 | 2; memberId: string; reason: string },
  ): Campaign
  recuse(caller: Caller, assignmentId: string, reason: string): Campaign
  start(caller: Caller, id: string): Campaign
  begin(caller: Caller, assignmentId: string): Evaluation
  close(caller: Caller, id: string): Campaign
}

export function createCampaigns(_options: {
  store: Store
  rulebook: Rulebook
  evaluations: Evaluations
  clock: Clock
  newId: () => string
}): Campaigns {
  const later = (): never => {
    throw new Error('not built yet')
  }
  return {
    list: () => ({ rows: [], total: 0 }),
    get: later,
    mine: () => [],
    preview: later,
    create: later,
    change: later,
    drop: later,
    commit: later,
    draw: later,
    verifyDraw: later,
    exportDraw: later,
    recommend: later,
    dropDossier: later,
    acceptChange: later,
    addMember: later,
    changeMember: later,
    removeMember: later,
    assign: later,
    reassign: later,
    recuse: later,
    start: later,
    begin: later,
    close: later,
  }
}
