// 完整性: what lacks or is out of order, with its rule, and what would cure it.
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'

export type ChecksPanelProps = { dossier: Dossier; items: readonly Item[]; evidence: Evidence; mayChange: boolean }

export function ChecksPanel(_props: ChecksPanelProps) {
  return null
}
