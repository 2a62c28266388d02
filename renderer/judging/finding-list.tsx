// The findings of one criterion or head: where each points, and what was noted there.
import type { Item } from '#shared/contract/dossiers.ts'
import type { Anchor, Finding } from '#shared/contract/evidence.ts'
import { EvidenceChip } from '../ui/evidence-chip.tsx'
import { formatMinute } from '../ui/format.ts'
import { anchorParts } from './anchor-parts.ts'
import css from './judging.module.css'
import { judgingText } from './text.ts'

export type FindingListProps = {
  findings: readonly Finding[]
  items: readonly Item[]
  /** The finding last opened. */
  activeId: string | null
  onOpen: (finding: Finding) => void
  /** Left out where nothing may be changed. */
  onRemove?: ((finding: Finding) => void) | undefined
}

export function FindingList({ findings, items, activeId, onOpen, onRemove }: FindingListProps) {
  if (findings.length === 0) return null
  return (
    <ul className={css.findings} aria-label={judgingText.findings(findings.length)}>
      {findings.map((finding) => (
        <li
          key={finding.id}
          className={css.finding}
          title={judgingText.foundBy(finding.foundBy, formatMinute(finding.foundAt))}
        >
          <FindingChip
            anchor={finding.anchor}
            items={items}
            active={finding.id === activeId}
            onOpen={finding.anchor.on === 'absence' ? undefined : () => onOpen(finding)}
            onRemove={onRemove && (() => onRemove(finding))}
          />
          <p className={css.findingNote}>{finding.note}</p>
        </li>
      ))}
    </ul>
  )
}

export type FindingChipProps = {
  anchor: Anchor
  items: readonly Item[]
  active?: boolean
  onOpen?: (() => void) | undefined
  onRemove?: (() => void) | undefined
}

export function FindingChip({ anchor, items, active = false, onOpen, onRemove }: FindingChipProps) {
  const { kind, label, place } = anchorParts(anchor, items)
  return (
    <EvidenceChip
      kind={kind}
      label={label}
      place={place}
      title={place === undefined ? label : `${label} ${place}`}
      active={active}
      onOpen={onOpen}
      onRemove={onRemove}
    />
  )
}
