// 档号 and the metadata of the dossier or of the item in view.
import type { Dossier, Item } from '#shared/contract/dossiers.ts'
import type { Evidence } from '../dossiers/use-evidence.ts'

export type MetadataPanelProps = { dossier: Dossier; items: readonly Item[]; evidence: Evidence }

export function MetadataPanel(_props: MetadataPanelProps) {
  return null
}
