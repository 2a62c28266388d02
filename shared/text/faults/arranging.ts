export const arrangingFaults = {} as const
