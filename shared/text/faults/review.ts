export const reviewFaults = {} as const
