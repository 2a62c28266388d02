export const rulebookFaults = {} as const
