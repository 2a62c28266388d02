// 档号 and metadata (DA/T 13, DA/T 46, DA/T 63): assigned, shown, exported; gaps in the numbering.

export const archival = {}
