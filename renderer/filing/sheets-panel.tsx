// 卷皮, 卷内目录, 备考表: filled from data, previewed, printed.
import type { Dossier, Item } from '#shared/contract/dossiers.ts'

export type SheetsPanelProps = { dossier: Dossier; items: readonly Item[]; mayChange: boolean }

export function SheetsPanel(_props: SheetsPanelProps) {
  return null
}
