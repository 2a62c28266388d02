// Why a parcel is not made, opened or merged.
export const parcelFaults = {} as const
