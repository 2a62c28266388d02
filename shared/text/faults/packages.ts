export const packageFaults = {} as const
