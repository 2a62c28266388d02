export const recordingFaults = {} as const
