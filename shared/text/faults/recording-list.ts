// Why a signed reason for a missing recording cannot be entered, and what to do about it.
export const recordingListFaults = {} as const
