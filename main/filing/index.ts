// The filing's door: completeness of dossiers.
export { type Checks, createChecks } from './checks.ts'
// The door of filing: arranging, completeness, sheets, supplements, archival codes.
export { type Arranging, createArranging } from './arranging.ts'
// Filing's door.
export { type Codes, createCodes } from './codes.ts'
export { createMetadata, type DescribedRecord, type MetadataBook } from './metadata.ts'
export { createPageNotes, dossierPages, type PageNotes } from './page-notes.ts'
