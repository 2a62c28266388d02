// Why a result, an objection or a rectification is not taken.
export const resultFaults = {} as const
