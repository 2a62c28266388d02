// 补充归档: what comes after the seal, with its own manifest and its own line in the remarks sheet.

export const supplements = {}
