// What packages need of the EEP form (DA/T 48): one XML for a dossier, written and read.
import type { PackageDescription, PackedDossier } from '#shared/rules/package-description.ts'

export interface Eep {
  write(description: PackageDescription, dossier: PackedDossier): string
}
