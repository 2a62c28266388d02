// 借阅 of one dossier: who has asked, who may read, what was copied.
import type { Dossier, Item } from '#shared/contract/dossiers.ts'

export type LendingPanelProps = { dossier: Dossier; items: readonly Item[] }

export function LendingPanel(_props: LendingPanelProps) {
  return null
}
