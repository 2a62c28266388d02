// One chain: whose device, when, its timeline, its breaks with their reasons, and the correction of its clock.
import { Button } from 'antd'
import { useState } from 'react'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Chain } from '#shared/contract/recordings.ts'
import panel from '../dossiers/panels.module.css'
import type { Evidence } from '../dossiers/use-evidence.ts'
import { formatDuration, formatInstant } from '../ui/format.ts'
import { ChainBreak } from './chain-break.tsx'
import { ChainTimeline } from './chain-timeline.tsx'
import css from './chains.module.css'
import { CorrectClockDialog } from './correct-clock-dialog.tsx'
import { recordingText } from './panel-text.ts'

const text = recordingText.chains

export type ChainCardProps = { chain: Chain; items: readonly Item[]; evidence: Evidence; mayChange: boolean }

export function ChainCard({ chain, items, evidence, mayChange }: ChainCardProps) {
  const [correcting, setCorrecting] = useState(false)
  const name = chainName(chain)
  const began = chain.startsAt === null ? (chain.segments[0]?.title ?? '') : formatInstant(chain.startsAt)
  const filmed = chain.segments.reduce((sum, segment) => sum + segment.durationMs, 0)
  const titleOf = (itemId: string) => chain.segments.find((segment) => segment.itemId === itemId)?.title ?? ''
  return (
    <section className={css.chain} aria-label={`${name}，${began}`}>
      <div className={css.head}>
        <h3 className={css.name}>{name}</h3>
        {mayChange && chain.startsAt !== null && (
          <Button
            size="small"
            aria-label={recordingText.clock.actionOf(`${name}，${began}`)}
            onClick={() => setCorrecting(true)}
          >
            {recordingText.clock.action}
          </Button>
        )}
      </div>
      <p className={css.facts}>
        <span>{chain.startsAt === null ? text.unknownStart : formatInstant(chain.startsAt)}</span>
        <span>{text.facts(chain.segments.length, formatDuration(filmed / 1000))}</span>
      </p>
      <ChainTimeline
        name={`${name}，${began}`}
        chain={chain}
        activeId={evidence.activeId}
        onOpen={(itemId, ms) => evidence.open({ itemId, ms })}
      />
      {chain.startsAt === null && <p className={panel.note}>{text.unknownStartHint}</p>}
      {chain.segments.length > 1 && chain.breaks.length === 0 && <p className={panel.note}>{text.gapless}</p>}
      {chain.breaks.length > 0 && (
        <ul className={css.breaks}>
          {chain.breaks.map((gap) => (
            <ChainBreak
              key={`${gap.afterItemId} ${gap.beforeItemId} ${gap.kind}`}
              gap={gap}
              between={text.between(titleOf(gap.afterItemId), titleOf(gap.beforeItemId))}
              items={items}
              evidence={evidence}
              mayChange={mayChange}
            />
          ))}
        </ul>
      )}
      {correcting && (
        <CorrectClockDialog name={name} chain={chain} evidence={evidence} onClose={() => setCorrecting(false)} />
      )}
    </section>
  )
}

function chainName({ deviceNumber, officer }: Chain): string {
  const device = deviceNumber === null ? text.unknownDevice : text.device(deviceNumber)
  return officer === null ? device : `${device} · ${officer}`
}
