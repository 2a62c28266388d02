// Makes, inspects and unlocks archive folders.
import { timingSafeEqual } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal, refuse } from '#shared/text/refusal.ts'
import {
  type Description,
  type DescriptionBody,
  finishDescription,
  isAuthentic,
  KNOWN_FORMAT,
  mendCopy,
  readDescription,
  requireDescription,
  writeDescription,
} from './description.ts'
import { errorCode, makeFolder, syncFolder, withDiskErrors } from './durable.ts'
import { type ArchiveFolders, createFolders } from './folders.ts'
import { createFreshProofs } from './fresh-proofs.ts'
import { archiveCommitment, descriptionMacKey, openVault } from './open-vault.ts'
import { refuseWeakPassphrase, STANDARD_KDF } from './passphrase.ts'
import { noteRefusedUnlock } from './refused-unlocks.ts'
import { KEY_SIZE, systemRandom } from './sealing.ts'
import { makeSlot, type SlotSecrets, slotTag } from './slot.ts'
import { openUserSlot, wipe } from './slots.ts'
import type { ArchiveFolderState, KdfParameters, NewSlot, OpenVault, RandomSource } from './types.ts'

export interface CreateArchiveOptions {
  readonly folder: string
  readonly slots: readonly NewSlot[]
  readonly kdf?: KdfParameters | undefined
  readonly random?: RandomSource | undefined
  readonly now: () => Date
}

export interface UnlockArchiveOptions extends NewSlot {
  readonly folder: string
  readonly random?: RandomSource | undefined
  readonly now: () => Date
}

export async function inspectArchive(folder: string): Promise<ArchiveFolderState> {
  const found = await readDescription(createFolders(folder))
  return found.state === 'present' ? { state: 'locked', archiveId: found.description.archiveId } : found
}

/**
 * Makes an archive in an empty or new folder. archive.json comes last, so a crash before it leaves nothing but empty
 * folders, which the next attempt accepts. Refuses `vault.exists`, `vault.folder-not-empty`, `vault.weak-passphrase`,
 * `vault.slot-taken`, `vault.folder-denied`, `vault.disk-full`.
 */
export async function createArchive(options: CreateArchiveOptions): Promise<OpenVault> {
  const { folder, slots, kdf = STANDARD_KDF, random = systemRandom, now } = options
  if (slots.length === 0) throw new Error('an archive without a slot could never be opened')
  for (const slot of slots) refuseWeakPassphrase(slot.passphrase)
  const folders = createFolders(folder)
  await withDiskErrors(() => prepareFolders(folders))

  const archiveKey = Buffer.from(random(KEY_SIZE))
  const archiveId = Buffer.from(random(16)).toString('hex')
  const fresh = createFreshProofs(random)
  const body: DescriptionBody = {
    format: KNOWN_FORMAT,
    archiveId,
    createdAt: now().toISOString(),
    salt: Buffer.from(random(32)).toString('hex'),
    commitment: archiveCommitment(archiveKey, archiveId).toString('hex'),
    slots: [],
  }
  for (const { name, passphrase } of slots) {
    const tag = slotTag(body.salt, name)
    if (body.slots.some((slot) => slot.tag === tag)) throw refuse('vault.slot-taken')
    const secrets = { archiveKey, personalSecret: Buffer.from(random(KEY_SIZE)) }
    body.slots.push(await makeSlot({ archiveId, tag, passphrase, kdf, secrets, random }))
    fresh.keep(name, passphrase, secrets.personalSecret)
    secrets.personalSecret.fill(0)
  }
  const description = finishDescription(body, descriptionMacKey(archiveKey, archiveId))
  await writeDescription(folders, description)
  return openVault({ folders, description, archiveKey, fresh, random })
}

async function prepareFolders(folders: ArchiveFolders): Promise<void> {
  await mkdir(folders.root, { recursive: true, mode: 0o700 })
  const found = await readDescription(folders)
  if (found.state !== 'none') throw refuse('vault.exists')
  const own = [folders.keys, folders.objects, folders.incoming]
  for (const name of await readdir(folders.root)) {
    const path = join(folders.root, name)
    if (!own.includes(path) || !(await isEmptyFolder(path))) throw refuse('vault.folder-not-empty')
  }
  for (const path of own) await makeFolder(path)
  await syncFolder(folders.root)
}

async function isEmptyFolder(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return false
    throw error
  }
}

/**
 * Refuses `vault.none`, `vault.damaged`, `vault.future`, `vault.wrong-passphrase`. A refused passphrase leaves its time
 * in the folder for the journal.
 */
export async function unlockArchive(options: UnlockArchiveOptions): Promise<OpenVault> {
  const { folder, name, passphrase, random = systemRandom, now } = options
  const folders = createFolders(folder)
  const description = await requireDescription(folders)
  const secrets = await openUserSlot(description, name, passphrase).catch(async (error: unknown) => {
    if (isRefusal(error, 'vault.wrong-passphrase')) await noteRefusedUnlock(folders, now())
    throw error
  })
  if (!isGenuine(description, secrets)) {
    wipe(secrets)
    throw refuse('vault.damaged')
  }
  await withDiskErrors(async () => {
    for (const path of [folders.keys, folders.objects, folders.incoming]) await makeFolder(path)
  })
  await mendCopy(folders, description)
  const fresh = createFreshProofs(random)
  fresh.keep(name, passphrase, secrets.personalSecret)
  secrets.personalSecret.fill(0)
  return openVault({ folders, description, archiveKey: secrets.archiveKey, fresh, random })
}

/** The slot's key belongs to this archive, and nobody without the key has changed the description. */
function isGenuine(description: Description, { archiveKey }: SlotSecrets): boolean {
  const { archiveId, commitment } = description
  const macKey = descriptionMacKey(archiveKey, archiveId)
  const committed = timingSafeEqual(archiveCommitment(archiveKey, archiveId), Buffer.from(commitment, 'hex'))
  const genuine = committed && isAuthentic(description, macKey)
  macKey.fill(0)
  return genuine
}
