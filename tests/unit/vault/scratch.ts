// A scratch archive for a test: real files in a folder of its own, a cheap key derivation, removed afterwards.
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createArchive, type DossierKey, type OpenVault } from '#main/vault/index.ts'
import { ADA, CHEAP_KDF, now } from './scratch-people.ts'

export { ADA, CHEAP_KDF, now }

export const CHUNK = 256 * 1024

export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-vault-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function scratchArchive(slots = [ADA]): Promise<OpenVault> {
  const folder = join(await scratchFolder(), '存档')
  const vault = await createArchive({ folder, slots, kdf: CHEAP_KDF, now })
  onTestFinished(() => vault.close())
  return vault
}

/** Bytes that look random and are the same each time. */
export function patterned(sizeBytes: number, seed = 0): Uint8Array {
  const bytes = new Uint8Array(sizeBytes)
  let state = (seed * 2654435761 + 1) >>> 0
  for (let i = 0; i < sizeBytes; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Every file below a folder, relative, sorted. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((file) => file.slice(folder.length + 1)).sort()
}

export async function contentsOf(folder: string): Promise<Record<string, string>> {
  const files = await filesUnder(folder)
  const read = files.map(async (file) => [file, sha256(await readFile(join(folder, file)))] as const)
  return Object.fromEntries(await Promise.all(read))
}

export function objectPath(vault: OpenVault, objectId: string): string {
  return join(vault.folder, 'objects', objectId.slice(0, 2), objectId)
}

export async function dossier(): Promise<{ vault: OpenVault; dossierKey: DossierKey }> {
  const vault = await scratchArchive()
  const { key: dossierKey } = await vault.dossierKeys.create('dossier-1')
  return { vault, dossierKey }
}

export async function sourceFile(bytes: Uint8Array, name = '执法记录 001.mp4'): Promise<string> {
  const path = join(await scratchFolder(), name)
  await writeFile(path, bytes)
  return path
}

export async function objectFiles(vault: OpenVault): Promise<string[]> {
  return (await filesUnder(vault.folder)).filter((file) => file.startsWith('objects/') || file.startsWith('incoming/'))
}
