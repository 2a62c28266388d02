// Why a review cannot be concluded yet, in one sentence; null when it can. The desk asks the same again.
import type { OpinionKind, ReviewHead } from '#shared/rules/pack.ts'
import type { ReviewDraft } from './review-store.ts'
import { reviewText } from './text.ts'

const { why } = reviewText.conclusion

export function whyNotYet(
  draft: ReviewDraft,
  heads: readonly ReviewHead[],
  kinds: readonly OpinionKind[],
  evidenceIsNewer: boolean,
): string | null {
  const titles = (chosen: readonly ReviewHead[]) => chosen.map(({ title }) => title).join('、')
  const open = heads.filter(({ code }) => (draft.heads[code]?.verdict ?? null) === null)
  if (evidenceIsNewer) return why.newer
  if (open.length > 0) return why.open(titles(open))
  const problems = problemHeads(draft, heads)
  const wordless = problems.filter(({ code }) => (draft.heads[code]?.note ?? '').trim() === '')
  if (wordless.length > 0) return why.words(titles(wordless))
  const kind = kinds.find(({ code }) => code === draft.conclusion.kind)
  if (kind === undefined) return why.noKind
  if (!kind.blocksDecision && problems.length > 0) return why.agree
  return draft.conclusion.text.trim() === '' ? why.noText : null
}

export function problemHeads(draft: ReviewDraft, heads: readonly ReviewHead[]): ReviewHead[] {
  return heads.filter(({ code }) => draft.heads[code]?.verdict === 'problem')
}
