// The first minutes of an archive: its institution, its own root, its three guardians.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isReservedName } from '#shared/contract/sign-in-name.ts'
import { refuse } from '#shared/text/refusal.ts'
import { openArchiveStore } from './archive-rooms.ts'
import type { Clock } from './clock.ts'
import { createRoot } from './opinions/signing/index.ts'
import { normalised } from './people/index.ts'
import { type Store, system } from './store/index.ts'
import { createArchive, type KdfParameters, type OpenVault } from './vault/index.ts'

export interface FoundingOfficer {
  readonly name: string
  readonly displayName: string
  readonly passphrase: string
}

export interface Founding {
  readonly agency: string
  readonly administrator: FoundingOfficer
  readonly security: FoundingOfficer
  readonly auditor: FoundingOfficer
}

const guardians = ['administrator', 'security', 'auditor'] as const

/**
 * Makes a new archive in an empty folder. Whatever fails on the way leaves the folder as empty as it was.
 * @returns the archive's id
 */
export async function newArchive(options: {
  folder: string
  founding: Founding
  clock: Clock
  newId: () => string
  kdf?: KdfParameters | undefined
}): Promise<string> {
  const { folder, founding, clock, newId, kdf } = options
  const slots = guardians.map((guardian) => ({
    name: normalised(founding[guardian].name),
    passphrase: founding[guardian].passphrase,
  }))
  if (slots.some(({ name }) => isReservedName(name))) throw refuse('people.name-reserved')
  if (new Set(slots.map((slot) => slot.name)).size < slots.length) throw refuse('people.name-taken')
  const given = kdf === undefined ? {} : { kdf }
  const vault = await createArchive({ folder, slots, now: () => clock.now(), ...given })
  try {
    const store = openArchiveStore({ vault, clock, create: true })
    try {
      await foundArchive({ store, vault, clock, newId, founding })
    } finally {
      store.close()
    }
    return vault.archiveId
  } catch (error) {
    // Without its first rows it could neither be opened nor founded again. The folder held nothing else before.
    for (const entry of await readdir(folder)) await rm(join(folder, entry), { recursive: true, force: true })
    throw error
  } finally {
    vault.close()
  }
}

/** Writes the first rows of an empty database. The officers chose their passphrases themselves, so they start active. */
export async function foundArchive(options: {
  store: Store
  vault: OpenVault
  clock: Clock
  newId: () => string
  founding: Founding
}): Promise<void> {
  const { store, vault, clock, newId, founding } = options
  const { agency } = founding
  const now = clock.now()
  const root = await createRoot({ agency, archiveId: vault.archiveId, now })
  const rootKeySealed = vault.seal('root-key', root.privateKey)
  root.privateKey.fill(0)
  store.record(system, 'archive.created', vault.archiveId, () => {
    store.run((q) =>
      q.insertInto('archive').values({
        only: 1,
        agency,
        root_certificate: Buffer.from(root.certificate),
        root_key_sealed: rootKeySealed,
        created_at: now.toISOString(),
      }),
    )
    for (const guardian of guardians) {
      const officer = founding[guardian]
      store.run((q) =>
        q.insertInto('user').values({
          id: newId(),
          name: normalised(officer.name),
          display_name: officer.displayName,
          unit: agency,
          card: null,
          roles: JSON.stringify([guardian]),
          state: 'active',
          signing_key_sealed: null,
          certificate: null,
          certificate_fingerprint: null,
          created_at: now.toISOString(),
          last_signed_in_at: null,
        }),
      )
    }
  })
}
