// The door of exchange.
export { type EnterDossierRooms, enterDossier, type TakenDossiers, type TakenItem } from './enter-package.ts'
export { type PlannedFile, planPackage } from './make/plan.ts'
export { createPackages, type Packages } from './packages.ts'
export { whileWorking } from './progress.ts'
export { isWhole } from './read/description.ts'
export { takeItem } from './take-item.ts'
