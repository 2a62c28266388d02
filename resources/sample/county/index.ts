// The dossiers of the county, in the order they are filed.
import type { DossierSource } from './dossier.ts'
import { fellingLicence } from './felling-licence.ts'
import { fertiliserPenalty } from './fertiliser-penalty/index.ts'
import { floodRequisition } from './flood-requisition.ts'
import { forestLandPenalty } from './forest-land-penalty/index.ts'
import { forestRegistration } from './forest-registration.ts'
import { grainInspection } from './grain-inspection.ts'
import { pesticidePenalty } from './pesticide-penalty/index.ts'
import { pesticideSeizure } from './pesticide-seizure.ts'

export const DOSSIERS: readonly DossierSource[] = [
  pesticidePenalty,
  fertiliserPenalty,
  fellingLicence,
  pesticideSeizure,
  grainInspection,
  floodRequisition,
  forestRegistration,
  forestLandPenalty,
]
