// The door of campaigns.
export { type Campaigns, createCampaigns } from './campaigns.ts'
