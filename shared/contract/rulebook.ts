// The rule packs in force, for the screens that show and apply them.
import * as z from 'zod'
import {
  DockIndexPack,
  EvaluationStandardPack,
  OpinionKindsPack,
  PackHead,
  PaperKindsPack,
  RecordingPracticePack,
  ReviewCataloguePack,
  ReviewHeadsPack,
} from '../rules/pack.ts'
import { nothing, query, Sha256 } from './procedure.ts'

const PackLine = PackHead.extend({ kind: z.string(), sha256: Sha256 })

export const rulebook = {
  list: query({ by: 'signed-in', input: nothing, output: z.array(PackLine) }),
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
