export const sheetFaults = {} as const
