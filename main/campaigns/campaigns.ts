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
import type { Caller } from '../desk-core.ts'
import { type Page, paged } from '../store/index.ts'
import { createAssigning, type Reassignment } from './assigning.ts'
import { previewOf } from './candidates.ts'
import { createDrawing, type ListedDossier } from './drawing.ts'
import { campaignLines, tasksOf } from './lines.ts'
import { createPlanning } from './planning.ts'
import type { CampaignRoom, Show } from './room.ts'
import { campaignDossiers } from './rows.ts'
import { createRunning } from './running.ts'
import { showCampaign } from './show.ts'
import { type CampaignPerson, createStaffing } from './staffing.ts'

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
  recommend(caller: Caller, wanted: ListedDossier): Campaign
  dropDossier(caller: Caller, wanted: ListedDossier): Campaign
  acceptChange(caller: Caller, wanted: ListedDossier): Campaign
  people(): CampaignPerson[]
  addMember(caller: Caller, id: string, member: NewMember): Campaign
  changeMember(
    caller: Caller,
    wanted: { id: string; memberId: string; role: 'leader' | 'inspector'; group: number; share: number },
  ): Campaign
  removeMember(caller: Caller, wanted: { id: string; memberId: string; reason: string }): Campaign
  assign(caller: Caller, id: string): Campaign
  reassign(caller: Caller, wanted: Reassignment): Campaign
  recuse(caller: Caller, assignmentId: string, reason: string): Campaign
  start(caller: Caller, id: string): Campaign
  begin(caller: Caller, assignmentId: string): Evaluation
  close(caller: Caller, id: string): Campaign
}

export function createCampaigns(room: CampaignRoom): Campaigns {
  const { store, rulebook } = room
  const show: Show = (caller, id) => showCampaign(room, caller, id)
  return {
    list(_caller, { offset, limit, state }) {
      const page = paged({ offset, limit }, (at) => campaignLines(store, { ...at, state }))
      return { ...page, rows: page.rows.map(({ total: _total, ...line }) => line) }
    },
    get: show,
    mine: (caller) => tasksOf(room, caller),
    preview({ id, scope, draw }) {
      const listed = id === null ? [] : campaignDossiers(store, id)
      return previewOf(store, rulebook.calendar(), scope, draw, new Set(listed.map((one) => one.dossier_id)))
    },
    ...createPlanning(room, show),
    ...createDrawing(room, show),
    ...createStaffing(room, show),
    ...createAssigning(room, show),
    ...createRunning(room, show),
  }
}
