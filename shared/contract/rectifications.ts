// Rectification (整改): notice, report, re-check, closing.

export const rectifications = {}
