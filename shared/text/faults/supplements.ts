export const supplementFaults = {} as const
