// How the result of a dossier stands, in a word; and its grade.
import type { OutcomeLine } from '#shared/contract/results.ts'
import { outcomeStateNames } from '#shared/text/results.ts'
import { StateTag } from '../ui/state-tag.tsx'
import type { Tone } from '../ui/tone.ts'
import { resultsText } from './text.ts'

const tones: Readonly<Record<OutcomeLine['state'], Tone>> = {
  comparing: 'quiet',
  differing: 'bad',
  judged: 'info',
  rechecked: 'info',
  'fed-back': 'neutral',
  objected: 'warn',
  final: 'ok',
}

export function OutcomeStateTag({ line, plain = false }: { line: OutcomeLine; plain?: boolean }) {
  if (line.droppedReason !== null) {
    return <StateTag plain={plain} tone="quiet" label={resultsText.panel.dropped} title={line.droppedReason} />
  }
  const label = line.state === 'comparing' && line.ready ? resultsText.panel.ready : outcomeStateNames[line.state]
  return <StateTag plain={plain} tone={tones[line.state]} label={label} />
}
