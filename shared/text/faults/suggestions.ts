// Why a suggestion is not decided.
export const suggestionFaults = {} as const
