// 保管期限 of one dossier: the rule, the term, the holds.
import type { Dossier } from '#shared/contract/dossiers.ts'

export type RetentionPanelProps = { dossier: Dossier }

export function RetentionPanel(_props: RetentionPanelProps) {
  return null
}
