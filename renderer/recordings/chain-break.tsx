// A gap or an overlap between two segments: how long, why the recording stopped, and the form that says so.
import { PauseOutlined, SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Chain } from '#shared/contract/recordings.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { EvidenceChip } from '../ui/evidence-chip.tsx'
import { formatMinute, formatPlace } from '../ui/format.ts'
import { StateTag } from '../ui/state-tag.tsx'
import { BreakForm } from './break-form.tsx'
import css from './chains.module.css'
import { formatLength } from './clock-offset.ts'
import { recordingText } from './panel-text.ts'

const text = recordingText.chains

type Break = Chain['breaks'][number]

export type ChainBreakProps = {
  gap: Break
  /** Between which two. */
  between: string
  items: readonly Item[]
  evidence: Evidence
  mayChange: boolean
}

export function ChainBreak({ gap, between, items, evidence, mayChange }: ChainBreakProps) {
  const [writing, setWriting] = useState(false)
  const isGap = gap.kind === 'gap'
  const length = formatLength(gap.lengthMs)
  const waits = gap.needsReason && gap.reason === null
  return (
    <li className={css.break}>
      <p className={css.breakHead}>
        <span className={css.breakIcon} aria-hidden="true">
          {isGap ? <PauseOutlined /> : <SwapOutlined />}
        </span>
        <span className={css.breakLength}>{isGap ? text.gap(length) : text.overlap(length)}</span>
        {waits && <StateTag tone="warn" label={text.needsReason} />}
      </p>
      <p className={css.between}>{between}</p>
      {gap.reason !== null && <Reason reason={gap.reason} items={items} evidence={evidence} />}
      {mayChange && isGap && !writing && (waits || gap.reason !== null) && (
        <div>
          <Button size="small" onClick={() => setWriting(true)}>
            {gap.reason === null ? text.explain : text.explainAgain}
          </Button>
        </div>
      )}
      {writing && (
        <BreakForm afterItemId={gap.afterItemId} items={items} evidence={evidence} onClose={() => setWriting(false)} />
      )}
    </li>
  )
}

type ReasonProps = { reason: NonNullable<Break['reason']>; items: readonly Item[]; evidence: Evidence }

function Reason({ reason, items, evidence }: ReasonProps) {
  const { heardIn, atMs } = reason
  const heard = items.find((item) => item.id === heardIn)
  return (
    <div className={css.reason}>
      <p>{reason.reason}</p>
      <p className={css.between}>
        <span>{text[reason.kind]}</span>
        {heard !== undefined && (
          <EvidenceChip
            kind="recording"
            label={heard.title}
            title={heard.title}
            place={atMs === null ? undefined : formatPlace(atMs / 1000)}
            onOpen={() => evidence.open({ itemId: heard.id, ms: atMs ?? 0 })}
          />
        )}
        <span>{text.explainedBy(reason.by, formatMinute(reason.at))}</span>
      </p>
    </div>
  )
}
