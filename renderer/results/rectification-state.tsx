// How a rectification stands, and how long there is left.
import type { RectificationLine } from '#shared/contract/rectifications.ts'
import { rectificationStateNames } from '#shared/text/results.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { resultsText } from './text.ts'

const text = resultsText.cures

const tones: Readonly<Record<RectificationLine['state'], Tone>> = {
  issued: 'info',
  reported: 'warn',
  returned: 'warn',
  closed: 'ok',
  withdrawn: 'quiet',
}
/** From here on a notice counts as near its day. */
const nearDays = 3

export function RectificationStateTag({ line, plain = false }: { line: RectificationLine; plain?: boolean }) {
  const late = line.daysLeft !== null && line.daysLeft < 0
  return <StateTag plain={plain} tone={late ? 'bad' : tones[line.state]} label={rectificationStateNames[line.state]} />
}

export function DaysLeft({ line: { daysLeft } }: { line: Pick<RectificationLine, 'daysLeft'> }) {
  if (daysLeft === null) return null
  if (daysLeft < 0) return <StateTag plain tone="bad" label={text.overdue(-daysLeft)} />
  const label = daysLeft === 0 ? text.today : text.left(daysLeft)
  return <StateTag plain tone={daysLeft <= nearDays ? 'warn' : 'neutral'} label={label} />
}
