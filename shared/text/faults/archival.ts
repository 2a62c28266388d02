export const archivalFaults = {} as const
