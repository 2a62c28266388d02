// The rooms of evaluation as an office runs it: campaigns, suggestions, results, parcels, issued papers, analysis.
// Each slice opens its service here and answers its calls in `calls-of-*.ts`.
import { createAnalysis } from './analysis/index.ts'
import { createCampaigns } from './campaigns/index.ts'
import type { Clock } from './clock.ts'
import type { DossierObjects, Dossiers, Evidence, Findings, LookInto } from './dossiers/index.ts'
import { createPrecheck, createSuggestions, type Evaluations } from './evaluation/index.ts'
import type { Packages } from './exchange/index.ts'
import type { Checks, PassingFiles, Supplements } from './filing/index.ts'
import type { Incidents } from './incidents.ts'
import type { MediaTools } from './jobs/index.ts'
import { createIssuedPapers } from './opinions/index.ts'
import { createParcels, freeBytesOf } from './parcels/index.ts'
import { createParcelKeys, type People } from './people/index.ts'
import type { RecordingList, Recordings } from './recordings/index.ts'
import { createRectifications, createResults } from './results/index.ts'
import type { Reviews } from './review/index.ts'
import type { Rulebook } from './rulebook/index.ts'
import type { Store } from './store/index.ts'
import type { OpenVault } from './vault/index.ts'

/** What the other rooms have opened already. */
export interface Judged {
  readonly store: Store
  readonly vault: OpenVault
  readonly rulebook: Rulebook
  readonly clock: Clock
  readonly newId: () => string
  readonly people: People
  readonly objects: DossierObjects
  readonly dossiers: Dossiers
  readonly evidence: Evidence
  readonly findings: Findings
  readonly recordings: Recordings
  readonly look: LookInto
  readonly evaluations: Evaluations
  readonly reviews: Reviews
  readonly checks: Checks
  readonly recordingList: RecordingList
  readonly supplements: Supplements
  readonly packages: Packages
  readonly passing: PassingFiles
  readonly tools: () => Promise<MediaTools | null>
  readonly incidents: Incidents
  readonly agency: string
  readonly archiveId: string
  /** DER of the archive's root certificate. */
  readonly root: Uint8Array
}

export function createEvaluating(judged: Judged) {
  const campaigns = createCampaigns(judged)
  const { store, vault, incidents } = judged
  const results = createResults(judged)
  const parcels = createParcels({
    ...judged,
    ...{ campaigns, keys: createParcelKeys(judged), archiveFolder: vault.folder, freeBytes: freeBytesOf },
    onIncident: (error) => incidents.file(store, 'parcels', error),
  })
  return {
    campaigns,
    suggestions: createSuggestions({ ...judged, precheck: createPrecheck(judged) }),
    results,
    rectifications: createRectifications(judged),
    parcels,
    issued: createIssuedPapers({ ...judged, campaigns, results }),
    analysis: createAnalysis(judged),
  }
}
