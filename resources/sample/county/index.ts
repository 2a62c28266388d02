// The dossiers of the county, in the order they are filed.
import type { DossierSource } from './dossier.ts'
import { pesticidePenalty } from './pesticide-penalty/index.ts'

export const DOSSIERS: readonly DossierSource[] = [pesticidePenalty]
