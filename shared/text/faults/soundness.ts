export const soundnessFaults = {} as const
