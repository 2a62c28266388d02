// The door of filing: arranging, completeness, sheets, supplements, archival codes, metadata.
export { type Arranging, createArranging } from './arranging.ts'
export { type Checks, createChecks } from './checks.ts'
export { type Codes, createCodes } from './codes.ts'
export { createMetadata, type DescribedRecord, type MetadataBook } from './metadata.ts'
export { createPageNotes, dossierPages, type PageNotes } from './page-notes.ts'
