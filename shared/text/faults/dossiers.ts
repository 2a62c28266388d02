export const dossierFaults = {} as const
