// What is wrong with a recording, as one sentence.
import type { RecordingFlaw } from '#shared/contract/dossiers.ts'
import { recordingText } from './text.ts'

export function flawWords(flaw: RecordingFlaw): string {
  return recordingText.flaws[flaw]
}
