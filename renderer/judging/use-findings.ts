// Making, keeping and showing findings on a split desk: the same way in an evaluation and in a review.
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor, Finding } from '#shared/contract/evidence.ts'
import { useDeed } from '../desk/use-deed.ts'
import { useDraft } from '../desk/use-kept.ts'
import type { Carried } from '../dossiers/carrying.ts'
import type { EvidenceCapture, EvidenceMark } from '../dossiers/evidence-marks.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { anchorAt } from './anchor-parts.ts'
import type { FindingDraft } from './finding-composer.tsx'
import { judgingText } from './text.ts'

export type FindingsOptions<Judged> = {
  /** Of the evaluation or review. */
  id: string
  findings: readonly Finding[]
  items: readonly Item[]
  evidence: Evidence
  /** What a finding made now belongs to. */
  criterion: string | null
  /** False where nothing may be changed. */
  editable: boolean
  add: (finding: { id: string; criterion: string; anchor: Anchor; note: string }) => Promise<Judged>
  remove: (input: { id: string; findingId: string }) => Promise<Judged>
  /** How a mark over the evidence is named; by its code when left out. */
  labelOf?: (criterion: string) => string
  onChanged: (judged: Judged) => void
  /** Whether marks can be dragged onto another criterion. */
  carries?: boolean
  /** A finding's mark or chip was pressed: show what it belongs to. */
  onPick: (criterion: string) => void
  /** Something is wanted that cannot be: says why. */
  onRefused: (why: 'nowhere' | 'no-criterion') => void
}

export type FindingsDesk = {
  readonly draft: FindingDraft | null
  readonly setDraft: (draft: FindingDraft) => void
  readonly running: boolean
  readonly sentence: string | null
  readonly activeId: string | null
  readonly marks: readonly EvidenceMark[]
  readonly capture: EvidenceCapture
  /** Begins one at the place in view, or moves the one begun there. */
  readonly here: () => void
  /** Begins one at this place, with words that are there already. */
  readonly cite: (anchor: Anchor, words: string) => void
  /** Puts a place on a criterion by hand: begins a finding there, or moves the one begun with its words. */
  readonly put: (criterion: string, carried: Carried) => void
  readonly absence: (what: string) => void
  readonly keep: () => void
  readonly drop: () => void
  readonly show: (finding: Finding) => void
  readonly remove: ((finding: Finding) => void) | undefined
}

/** Under which the finding being written is drawn on the evidence. */
const draftKey = 'draft'

export function useFindings<Judged>(options: FindingsOptions<Judged>): FindingsDesk {
  const { id, findings, items, evidence, criterion, editable, onChanged, onPick, onRefused } = options
  const [draft, setDraft, clearDraft] = useDraft<FindingDraft | null>(`finding.${id}`, null)
  const [activeId, setActiveId] = useState<string | null>(null)
  const adding = useDeed(options.add, {
    ownFailure: true,
    onDone: (judged) => {
      clearDraft()
      onChanged(judged)
    },
  })
  const removing = useDeed(options.remove, { onDone: onChanged })

  /** One at a time: an unwritten one follows the person, a written one is shown where it belongs. */
  const moveDraft = (begun: FindingDraft, anchor: Anchor, words: string) => {
    const unwritten = begun.note.trim() === '' && criterion !== null
    const note = unwritten ? words : begun.note
    setDraft({ anchor, note, criterion: unwritten ? criterion : begun.criterion })
    if (!unwritten && begun.criterion !== criterion) onPick(begun.criterion)
  }
  const begin = (anchor: Anchor | null, words = '') => {
    if (anchor === null) return onRefused('nowhere')
    if (draft !== null) return moveDraft(draft, anchor, words)
    if (criterion === null) return onRefused('no-criterion')
    adding.clear()
    setDraft({ criterion, anchor, note: words })
  }
  const carries = editable && (options.carries ?? false)
  const labelOf = (code: string) => options.labelOf?.(code) ?? code
  const markOf = ({ id: key, anchor, criterion: code }: Finding): EvidenceMark => {
    return { key, anchor, label: labelOf(code), active: key === activeId, carries }
  }
  const draftMark = ({ anchor, criterion: code }: FindingDraft): EvidenceMark => {
    return { key: draftKey, anchor, label: judgingText.composer.begun(labelOf(code)), tone: 'suggested', carries }
  }
  const show = (finding: Finding) => {
    setActiveId(finding.id)
    evidence.openAnchor(finding.anchor)
  }
  return {
    draft: editable ? draft : null,
    setDraft,
    running: adding.running,
    sentence: adding.failure?.sentence ?? null,
    activeId,
    marks: [...findings.map(markOf), ...(editable && draft !== null ? [draftMark(draft)] : [])],
    capture: {
      ...(editable && captures(begin)),
      onMark: (key) => {
        const finding = findings.find((one) => one.id === key)
        if (finding === undefined) return draft !== null && key === draftKey ? onPick(draft.criterion) : undefined
        setActiveId(key)
        onPick(finding.criterion)
      },
    },
    here: () => {
      const place = evidence.here()
      begin(
        place === null
          ? null
          : anchorAt(
              items.find((item) => item.id === place.itemId),
              place,
            ),
      )
    },
    cite: begin,
    put: (code, { anchor, words }) => {
      adding.clear()
      setDraft({ criterion: code, anchor, note: draft === null || draft.note.trim() === '' ? words : draft.note })
      onPick(code)
    },
    absence: (what) => begin({ on: 'absence', what }),
    keep: () => draft !== null && adding.run({ id, ...draft, note: draft.note.trim() }),
    drop: () => {
      adding.clear()
      clearDraft()
    },
    show,
    remove: editable ? (finding) => removing.run({ id, findingId: finding.id }) : undefined,
  }
}

function captures(begin: (anchor: Anchor) => void): EvidenceCapture {
  return {
    onRegion: (item, page, region) => begin({ on: 'page', itemId: item.id, page, region }),
  }
}
