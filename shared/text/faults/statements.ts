// Why an evidence statement cannot be composed, and what to do about it.
export const statementFaults = {} as const
