// Why a snapshot or a clip cannot be taken, and what to do about it.
export const extractFaults = {} as const
