// The dossiers' door.
export { enterDerived, type NewDerived } from './derived-items.ts'
export { createDossiers, type Dossiers } from './dossiers.ts'
export { createEvidence, type Evidence, type EvidencePicture, type Provenance } from './evidence.ts'
export { createFindings, type Findings, findingsOf } from './findings.ts'
export { forgetWords } from './forget-words.ts'
export { detectOffered, inspectPaper, isEncryptedPdf, nameDisagrees, type PaperInspection } from './inspection/index.ts'
export { asOffered, createIntake, type Filing, type Intake } from './intake.ts'
export { createItems, type Items, touch } from './items.ts'
export { createLook, type LookInto } from './look.ts'
export { manifestItem, manifestOf } from './manifest.ts'
export { createDossierObjects, type DossierObjects } from './objects.ts'
export { assertChangeable, openPartOf, partItemsOf } from './parts.ts'
export {
  type DossierRow,
  dossierRow,
  insideItemsOf,
  itemById,
  itemsOf,
  keptDossierRow,
  openDossierRow,
} from './rows.ts'
export { importedManifests } from './sealed-elsewhere.ts'
export { type Standing, standingOf } from './standing.ts'
export { type SupplementRow, supplementManifestOf, supplementRow, supplementRows } from './supplement-rows.ts'
export { createTickets, type Tickets } from './tickets.ts'
export { sealStateOf } from './verification.ts'
