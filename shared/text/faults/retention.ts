export const retentionFaults = {} as const
