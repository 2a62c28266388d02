// How two near scores of one dossier become one.

/** No source has a rule for it: it is the plan's, the average where the plan is silent. */
export const mergeRules = ['average', 'lower', 'higher'] as const
export type MergeRule = (typeof mergeRules)[number]
