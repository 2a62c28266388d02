// The filing's door: completeness of dossiers.

// The door of filing: arranging, completeness, sheets, supplements, archival codes.
export { type Arranging, createArranging } from './arranging.ts'
export { type Checks, createChecks } from './checks.ts'
export { createPageNotes, dossierPages, type PageNotes } from './page-notes.ts'
