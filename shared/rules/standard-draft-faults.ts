// What is wrong with a standard as it is being written, each fault with its place and its sentence: fields not filled, and what the
// finished standard would contradict. Runs at every keystroke.
import { draftFieldSentence } from '../text/standard-fields.ts'
import { standardFaultSentence } from '../text/standards.ts'
import { type EvaluationStandard, EvaluationStandardPack } from './pack-standard.ts'
import type { StandardDraft } from './standard-draft.ts'
import { standardFaults } from './standard-faults.ts'
import { placeOf, rowName } from './standard-places.ts'

export interface DraftFault {
  /** `criteria.3.points.1.hundredths`; the empty text for the whole. */
  readonly path: string
  readonly sentence: string
  /** Only not filled yet: nothing that was typed is wrong. */
  readonly gap: boolean
}

export interface DraftCheck {
  readonly faults: readonly DraftFault[]
  /** The standard, when every field is filled; it may still contradict itself. */
  readonly standard: EvaluationStandard | null
}

/** @param papers codes of the paper kinds there are */
export function checkDraft(draft: StandardDraft, papers: ReadonlySet<string> | undefined): DraftCheck {
  const read = EvaluationStandardPack.safeParse(draft, { reportInput: true })
  if (read.success) {
    const faults = standardFaults(read.data, papers)
    return { faults: faults.map((fault) => placed(fault, draft)), standard: read.data }
  }
  const fields = read.error.issues.map((issue): DraftFault => {
    const path = issue.path.join('.')
    return { path, gap: isGap(issue.input), sentence: draftFieldSentence(issue, rowName(draft, path)) }
  })
  // What is not filled counts as nothing, so that sums are judged while one types; examples wait until all is filled.
  const filled = { ...(withoutGaps(draft) as EvaluationStandard), examples: [] }
  const named = new Set(fields.map(({ path }) => path))
  const contradictions = standardFaults(filled, papers)
    .map((fault) => placed(fault, draft))
    .filter(({ path }) => !named.has(path))
  return { faults: [...fields, ...contradictions], standard: null }
}

function placed(fault: ReturnType<typeof standardFaults>[number], draft: StandardDraft): DraftFault {
  return { path: placeOf(fault, draft), sentence: standardFaultSentence(fault), gap: false }
}

function isGap(typed: unknown): boolean {
  return typed === '' || typed === null || typed === undefined || (Array.isArray(typed) && typed.length === 0)
}

const figures = /Hundredths$|^hundredths$/

/** Amounts not yet typed are 0; where null means "none", it stays. */
function withoutGaps(value: unknown, key = ''): unknown {
  if (value === null) return figures.test(key) && key !== 'capHundredths' ? 0 : value
  if (Array.isArray(value)) return value.map((one) => withoutGaps(one))
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutGaps(one, name)]))
}
