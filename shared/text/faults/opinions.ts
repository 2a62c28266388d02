export const opinionFaults = {} as const
