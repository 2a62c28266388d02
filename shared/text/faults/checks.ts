export const checkFaults = {} as const
