// What a dossier of the county is written as, before its files exist.
import type { Source } from '../papers/source.ts'
import type { SampleDefect, SampleDossier } from '../types.ts'

export interface DossierSource extends Omit<SampleDossier, 'items' | 'folder'> {
  /** In filing order; the restricted volume is put behind the main one, recordings behind both. */
  readonly sources: readonly Source[]
  readonly defects: readonly Omit<SampleDefect, 'dossier'>[]
}
