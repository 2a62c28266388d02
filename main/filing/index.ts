// Filing's door.
export { createDeadlines, type Deadlines } from './deadlines.ts'
export { createSealing, type Sealing } from './sealing.ts'
export { createPassingFiles, createSheets, type PassingFile, type PassingFiles, type Sheets } from './sheets/index.ts'
export { createSupplements, type Supplements } from './supplements.ts'
