// Parcels (往来包) between desks: parts of a campaign go out encrypted, signed results come back.

export const parcels = {}
