// Why an issued paper is not composed or signed.
export const issuedFaults = {} as const
