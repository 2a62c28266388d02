// What the desk is told of a folder that a window was given: names, sizes, times, and the dock's own index whole.
import type { DockRules } from '#shared/rules/dock-index.ts'
import type { DeskClient } from '../desk/client.ts'
import type { FolderGiven } from './folder-walk.ts'

export type DockOffer = Parameters<DeskClient['docks']['offer']>[0]

/** As the contract bounds it, in characters of base64. */
const mostIndexCharacters = 64_000_000

/** @param rules how the docks in use write their index (rulebook) */
export async function offerOf(
  { label, files }: FolderGiven,
  rules: Pick<DockRules, 'indexAmong'>,
  dossierId: string | null = null,
): Promise<DockOffer> {
  const indexPath = rules.indexAmong(files.map(({ path }) => path))
  const index = files.find(({ path }) => path === indexPath) ?? null
  const base64 = index === null ? null : await base64Of(index.file)
  return {
    label: label === '' ? '/' : label.slice(0, 200),
    files: files.map(({ file, path }) => ({
      path,
      sizeBytes: file.size,
      modifiedAt: new Date(file.lastModified).toISOString(),
    })),
    index: index === null || base64 === null ? null : { name: index.path, base64 },
    dossierId,
  }
}

/** Null when it is too large to be an index. */
async function base64Of(file: File): Promise<string | null> {
  if (file.size > (mostIndexCharacters / 4) * 3) return null
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(file)
  })
  return url.slice(url.indexOf(',') + 1)
}
