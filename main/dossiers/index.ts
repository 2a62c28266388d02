// The dossiers' door.
export { enterDerived, type NewDerived } from './derived-items.ts'
export { createDossiers, type Dossiers } from './dossiers.ts'
export { createEvidence, type Evidence, type EvidencePicture, type Provenance } from './evidence.ts'
export { createFindings, type Findings } from './findings.ts'
export { detectOffered } from './inspection/index.ts'
export { asOffered, createIntake, type Filing, type Intake } from './intake.ts'
export { createItems, type Items, touch } from './items.ts'
export { createLook } from './look.ts'
export { manifestOf } from './manifest.ts'
export { createDossierObjects, type DossierObjects } from './objects.ts'
export { assertChangeable, openPartOf, partItemsOf } from './parts.ts'
export { dossierRow, insideItemsOf, itemById, itemsOf, openDossierRow } from './rows.ts'
export { type Standing, standingOf } from './standing.ts'
export {
  type SupplementRow,
  supplementManifestOf,
  supplementRow,
  supplementRows,
} from './supplement-rows.ts'
export { createTickets, type Tickets } from './tickets.ts'
