// The whole contract: every call the desk answers, by domain.
import { archive } from './archive.ts'
import { dossiers } from './dossiers.ts'
import { evaluation } from './evaluation.ts'
import { intake } from './intake.ts'
import { jobs } from './jobs.ts'
import { journal } from './journal.ts'
import { opinions } from './opinions.ts'
import { people } from './people.ts'
import { recordings } from './recordings.ts'
import { review } from './review.ts'
import { rulebook } from './rulebook.ts'

export const contract = {
  archive,
  people,
  dossiers,
  intake,
  recordings,
  jobs,
  rulebook,
  evaluation,
  review,
  opinions,
  journal,
}
export type Contract = typeof contract
