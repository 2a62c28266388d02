// The door of campaigns.
export { type Campaigns, createCampaigns } from './campaigns.ts'
export { isMasked, maskedTitle } from './masking.ts'
export { recusalsOf } from './recusal.ts'
export {
  assertLeads,
  type CampaignDossierRow,
  type CampaignRow,
  campaignDossiers,
  campaignRow,
  changeOf,
  drawOf,
  frozenStandardOf,
  leads,
  type MemberRow,
  membersOf,
  planOf,
} from './rows.ts'
export { allConcluded, type SeatRow, seatResultsOf, seatsOf } from './seats.ts'
