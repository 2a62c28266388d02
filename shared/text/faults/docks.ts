// Why a dock's files cannot be read or taken, and what to do about it.
export const dockFaults = {} as const
