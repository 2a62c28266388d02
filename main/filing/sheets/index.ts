// The sheets' door.
export { createPassingFiles, type PassingFile, type PassingFiles } from './passing-files.ts'
export { createSheets, type Sheets } from './sheets.ts'
