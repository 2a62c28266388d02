// Why a step of a campaign is not taken.
export const campaignFaults = {} as const
