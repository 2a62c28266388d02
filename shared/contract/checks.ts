// Completeness of a dossier: what is required, what lacks, what is out of order, and what would cure it.

export const checks = {}
