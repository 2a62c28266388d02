// 四性检测 of one dossier: tests, attestations, reports.
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'

export type SoundnessPanelProps = { dossier: Dossier; items: readonly Item[]; evidence: Evidence }

export function SoundnessPanel(_props: SoundnessPanelProps) {
  return null
}
