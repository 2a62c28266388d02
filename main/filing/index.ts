// The door of filing: arranging, completeness, sheets, seal and supplements, archival codes, metadata.
// The door of filing: arranging, completeness, sheets, supplements, archival codes.
export { type Arranging, createArranging } from './arranging.ts'
export { type Checks, createChecks } from './checks.ts'
export { type Codes, createCodes } from './codes.ts'
export { clockOf, createDeadlines, type Deadlines } from './deadlines.ts'
export { createMetadata, type DescribedRecord, type MetadataBook } from './metadata.ts'
export { metadataXml } from './metadata-file.ts'
export { createPageNotes, dossierPages, type PageNotes } from './page-notes.ts'
export { createSealing, type Sealing } from './sealing.ts'
export { createPassingFiles, createSheets, type PassingFile, type PassingFiles, type Sheets } from './sheets/index.ts'
export { createSupplements, type Supplements } from './supplements.ts'
