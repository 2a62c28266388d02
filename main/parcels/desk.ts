// What every piece of work on parcels needs of this desk.

import type { Campaigns } from '../campaigns/index.ts'
import type { Clock } from '../clock.ts'
import type { DossierObjects, Evidence, LookInto } from '../dossiers/index.ts'
import type { ParcelKeys, People } from '../people/index.ts'
import type { Recordings } from '../recordings/index.ts'
import type { Store } from '../store/index.ts'
import type { FreeBytes } from './place.ts'

export interface ParcelDesk {
  readonly store: Store
  readonly objects: DossierObjects
  readonly evidence: Pick<Evidence, 'assertAnchor'>
  readonly recordings: Recordings
  readonly look: LookInto
  readonly people: Pick<People, 'signingIdentity'>
  readonly keys: ParcelKeys
  readonly campaigns: Pick<Campaigns, 'addMember'>
  readonly archiveId: string
  readonly archiveFolder: string
  readonly agency: string
  /** DER of the archive's root certificate. */
  readonly root: Uint8Array
  readonly clock: Clock
  readonly newId: () => string
  readonly freeBytes: FreeBytes
}

export interface Pace {
  doneBytes: number
  totalBytes: number
}
