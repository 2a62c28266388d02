// The first minutes of an archive: its institution, its own root, its three guardians.
import type { Clock } from './clock.ts'
import { createRoot } from './opinions/signing/index.ts'
import { normalised } from './people/index.ts'
import { type Store, system } from './store/index.ts'
import type { OpenVault } from './vault/index.ts'

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
