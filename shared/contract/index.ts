// The whole contract: every call the desk answers, by domain.

import { analysis } from './analysis.ts'
import { archival } from './archival.ts'
import { archive } from './archive.ts'
import { arranging } from './arranging.ts'
import { campaigns } from './campaigns.ts'
import { catalogues } from './catalogues.ts'
import { checks } from './checks.ts'
import { disposals } from './disposals.ts'
import { docks } from './docks.ts'
import { dossiers } from './dossiers.ts'
import { evaluation } from './evaluation.ts'
import { intake } from './intake.ts'
import { issued } from './issued.ts'
import { jobs } from './jobs.ts'
import { journal } from './journal.ts'
import { lending } from './lending.ts'
import { marks } from './marks.ts'
import { opinions } from './opinions.ts'
import { packages } from './packages.ts'
import { parcels } from './parcels.ts'
import { people } from './people.ts'
import { phrases } from './phrases.ts'
import { recordingList } from './recording-list.ts'
import { recordings } from './recordings.ts'
import { rectifications } from './rectifications.ts'
import { redactions } from './redactions.ts'
import { results } from './results.ts'
import { retention } from './retention.ts'
import { review } from './review.ts'
import { rulebook } from './rulebook.ts'
import { sheets } from './sheets.ts'
import { soundness } from './soundness.ts'
import { standards } from './standards.ts'
import { statements } from './statements.ts'
import { suggestions } from './suggestions.ts'
import { supplements } from './supplements.ts'
import { transcripts } from './transcripts.ts'
import { tray } from './tray.ts'

export const contract = {
  archive,
  people,
  dossiers,
  intake,
  docks,
  tray,
  recordings,
  marks,
  transcripts,
  recordingList,
  redactions,
  statements,
  jobs,
  rulebook,
  arranging,
  checks,
  sheets,
  supplements,
  archival,
  soundness,
  retention,
  disposals,
  lending,
  packages,
  evaluation,
  campaigns,
  suggestions,
  phrases,
  results,
  rectifications,
  analysis,
  parcels,
  issued,
  standards,
  catalogues,
  review,
  opinions,
  journal,
}
export type Contract = typeof contract
