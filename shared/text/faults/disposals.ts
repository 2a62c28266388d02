export const disposalFaults = {} as const
