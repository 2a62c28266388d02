export const lendingFaults = {} as const
