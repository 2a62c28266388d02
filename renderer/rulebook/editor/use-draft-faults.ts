// The faults of the draft as it is now: its own at every keystroke; what other packs say against it as soon as it is whole.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import type { PackLine } from '#shared/contract/rulebook.ts'
import type { PaperKind } from '#shared/rules/pack.ts'
import type { EvaluationStandard } from '#shared/rules/pack-standard.ts'
import type { StandardDraft } from '#shared/rules/standard-draft.ts'
import { checkDraft, type DraftFault } from '#shared/rules/standard-draft-faults.ts'
import { deskQuery } from '../../desk/client.ts'
import { editorText } from './text.ts'

/** The standard to work examples with; null while it contradicts itself in anything else. */
export type Sound = { readonly standard: EvaluationStandard | null }

export type DraftFaults = {
  readonly faults: readonly DraftFault[]
  readonly sound: Sound
  /** Ready to be adopted, as text; null while there is a fault or the desk has not answered. */
  readonly text: string | null
  /** Nothing differs from the one in force. */
  readonly same: boolean
}

export type DraftSurroundings = {
  readonly papers: readonly PaperKind[]
  readonly lines: readonly PackLine[]
  /** Id of the standard that is being revised; null for a new one. */
  readonly revises: string | null
}

export function useDraftFaults(draft: StandardDraft, { papers, lines, revises }: DraftSurroundings): DraftFaults {
  const later = useDeferredValue(draft)
  const codes = useMemo(() => new Set(papers.map(({ code }) => code)), [papers])
  const { faults, standard } = useMemo(() => checkDraft(later, codes), [later, codes])
  const taken = takenBy(later, lines, revises)
  const text = standard === null ? '' : JSON.stringify(standard)
  const check = useQuery({
    ...deskQuery.standards.check.queryOptions({ input: { text } }),
    enabled: standard !== null && faults.length === 0,
    // Every draft is asked about once; those gone by are of no use.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const fromDesk = check.data === undefined ? [] : deskFaults(check.data)
  const all = [...taken, ...faults, ...fromDesk]
  const onlyExamples = faults.every(({ path }) => path.startsWith('examples'))
  return {
    faults: all,
    sound: { standard: standard !== null && onlyExamples ? standard : null },
    text: all.length === 0 && check.data !== undefined ? text : null,
    same: check.data?.same ?? false,
  }
}

function takenBy({ id }: StandardDraft, lines: readonly PackLine[], revises: string | null): DraftFault[] {
  if (id === revises) return []
  const other = lines.find((line) => line.id === id && line.standing === 'in-force')
  return other === undefined ? [] : [{ path: 'id', gap: false, sentence: editorText.taken(other.title, other.id) }]
}

function deskFaults({
  field,
  faults,
  twice,
}: {
  field: { at: string; why: string } | null
  faults: string[]
  twice: { id: string; title: string } | null
}): DraftFault[] {
  return [
    ...(field === null ? [] : [{ path: field.at, gap: false, sentence: editorText.deskFault(field.at, field.why) }]),
    ...faults.map((sentence) => ({ path: '', gap: false, sentence })),
    ...(twice === null
      ? []
      : [{ path: 'effectiveFrom', gap: false, sentence: editorText.twice(twice.title, twice.id) }]),
  ]
}
