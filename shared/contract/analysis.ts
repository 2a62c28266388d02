// What evaluations show over time: frequent defects, rates, trends.

export const analysis = {}
