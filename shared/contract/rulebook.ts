// The rule packs in force, for the screens that show and apply them.
import * as z from 'zod'
import {
  DockIndexPack,
  DossierCategory,
  EvaluationStandardPack,
  OpinionKindsPack,
  PackHead,
  PaperKindsPack,
  RecordingPracticePack,
  ReviewCataloguePack,
  ReviewHeadsPack,
} from '../rules/pack.ts'
import { command, Instant, nothing, query, Sha256 } from './procedure.ts'

const PackLine = PackHead.extend({
  kind: z.string(),
  sha256: Sha256,
  /** Came with the program, or adopted by this office. */
  origin: z.enum(['shipped', 'office']),
  /** `replaced` by one that the office adopted; `unreadable` since the program changed, so that the shipped one counts. */
  standing: z.enum(['in-force', 'replaced', 'unreadable']),
  adoptedBy: z.string().nullable(),
  adoptedAt: Instant.nullable(),
  /** The dossiers an evaluation standard is for; null for every other kind. */
  actKind: DossierCategory.nullable(),
})

export const rulebook = {
  /** Those in force first by kind, and those that are not, with what stands in their place. */
  list: query({ by: 'signed-in', input: nothing, output: z.array(PackLine) }),
  /** One pack whole, as JSON to be edited and adopted again. */
  text: query({
    by: 'signed-in',
    input: z.object({ id: z.string(), origin: z.enum(['in-force', 'shipped']).default('in-force') }),
    output: z.object({ id: z.string(), json: z.string(), sha256: Sha256 }),
  }),
  /** Checked alone and against the others; it takes the place of the pack of its id, or of its kind where there is one of a kind. */
  adopt: command({
    by: ['archivist', 'head'],
    writes: 'rulebook.adopted',
    input: z.object({
      text: z
        .string()
        .min(1)
        .max(4 * 1024 * 1024),
    }),
    output: PackLine,
  }),
  /** The shipped pack counts again. What was decided under this one keeps its copy. */
  withdraw: command({
    by: ['archivist', 'head'],
    writes: 'rulebook.withdrawn',
    input: z.object({ id: z.string() }),
    output: z.array(PackLine),
  }),
  standard: query({ by: 'signed-in', input: z.object({ id: z.string() }), output: EvaluationStandardPack }),
  paperKinds: query({ by: 'signed-in', input: nothing, output: PaperKindsPack }),
  reviewHeads: query({ by: 'signed-in', input: nothing, output: ReviewHeadsPack }),
  reviewCatalogue: query({ by: 'signed-in', input: nothing, output: ReviewCataloguePack }),
  opinionKinds: query({ by: 'signed-in', input: nothing, output: OpinionKindsPack }),
  /** For a window that is handed a dock's folder: which of its files is the index. */
  dockIndex: query({ by: 'signed-in', input: nothing, output: DockIndexPack }),
  /** Mark categories, tolerances of chains, grounds for not recording. */
  recordingPractice: query({ by: 'signed-in', input: nothing, output: RecordingPracticePack }),
}

export type PackLine = z.infer<typeof PackLine>
