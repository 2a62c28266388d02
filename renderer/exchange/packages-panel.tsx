// 移交 of one dossier: the packages it lies in, and asking for one.
import type { Dossier } from '#shared/contract/dossiers.ts'

export type PackagesPanelProps = { dossier: Dossier }

export function PackagesPanel(_props: PackagesPanelProps) {
  return null
}
