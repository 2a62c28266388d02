// An unlocked archive: every key derived from the archive key, and everything that works with them.
import { refuse } from '#shared/text/refusal.ts'
import type { Description } from './description.ts'
import { createDescriptionBook } from './description-book.ts'
import { createDossierKeys } from './dossier-keys.ts'
import type { ArchiveFolders } from './folders.ts'
import type { FreshProofs } from './fresh-proofs.ts'
import { createLanes } from './lanes.ts'
import { createObjectStore } from './objects.ts'
import { createPurposeBox } from './purpose-box.ts'
import { drainRefusedUnlocks } from './refused-unlocks.ts'
import { deriveKey } from './sealing.ts'
import { createSlots } from './slots.ts'
import type { OpenVault, RandomSource } from './types.ts'

const fromArchiveKey = (archiveKey: Uint8Array, archiveId: string, use: string) =>
  deriveKey(archiveKey, Buffer.from(archiveId, 'hex'), `anjuan/1/archive/${use}`)

/** Ties the archive key to the archive's id: a slot of another archive is noticed even if everything else fits. */
export const archiveCommitment = (archiveKey: Uint8Array, archiveId: string) =>
  fromArchiveKey(archiveKey, archiveId, 'commitment')

export const descriptionMacKey = (archiveKey: Uint8Array, archiveId: string) =>
  fromArchiveKey(archiveKey, archiveId, 'description-mac')

export interface OpenVaultOptions {
  readonly folders: ArchiveFolders
  readonly description: Description
  /** Taken over: zeroed on close. */
  readonly archiveKey: Buffer
  readonly fresh: FreshProofs
  readonly random: RandomSource
}

export function openVault({ folders, description, archiveKey, fresh, random }: OpenVaultOptions): OpenVault {
  const { archiveId } = description
  const refuseClosed = () => {
    if (closed) throw refuse('vault.closed')
  }
  const derive = (use: string) => {
    if (closed) throw new Error('the vault is closed')
    return fromArchiveKey(archiveKey, archiveId, use)
  }
  let closed = false
  const macKey = descriptionMacKey(archiveKey, archiveId)
  const wrappingKey = derive('dossier-wrap')
  const sealSecret = derive('seal')
  const lanes = createLanes()
  const book = createDescriptionBook({ folders, description, macKey })
  const box = createPurposeBox({ secret: sealSecret, salt: Buffer.from(archiveId, 'hex'), realm: 'archive', random })
  const dossierKeys = createDossierKeys({ folders, archiveId, wrappingKey, random })
  const objects = createObjectStore({ folders, lanes, random })

  return {
    archiveId,
    folder: folders.root,
    databaseKey: (which) => derive(`database/${which}`),
    journalSeed: () => derive('journal-seed'),
    seal(purpose, plain) {
      refuseClosed()
      return box.seal(purpose, plain)
    },
    unseal(purpose, sealed) {
      refuseClosed()
      return box.unseal(purpose, sealed)
    },
    slots: createSlots({ book, archiveKey, fresh, random }),
    dossierKeys,
    objects,
    drainRefusedUnlocks: () => drainRefusedUnlocks(folders),
    close() {
      closed = true
      book.close()
      lanes.close()
      objects.close()
      dossierKeys.close()
      fresh.close()
      for (const secret of [archiveKey, macKey, wrappingKey, sealSecret]) secret.fill(0)
    },
  }
}
