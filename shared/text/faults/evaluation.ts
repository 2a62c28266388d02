export const evaluationFaults = {} as const
