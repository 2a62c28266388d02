// The recordings' door: what a recording is made of, its playable copy, the docks it comes from, and the tray it waits in.
export { createDocks, type Docks } from './dock/docks.ts'
export { createTakeFile } from './dock/take-file.ts'
export type { MediaFacts } from './media/index.ts'
export { createCopyRunner, createRecordings, type Recordings } from './recordings.ts'
export { createAssignmentRunner } from './tray/assignment.ts'
export { createHoldings, type Holdings } from './tray/holdings.ts'
export { createTray, type Tray } from './tray/tray.ts'
