// Why a mark, a transcript, a clock or a break cannot be entered, and what to do about it.
export const markFaults = {} as const
