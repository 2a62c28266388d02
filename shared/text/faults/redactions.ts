// Why a redacted copy cannot be planned or made, and what to do about it.
export const redactionFaults = {} as const
