// What the desk is told of a folder that a window was given: names, sizes, times, and the dock's own index whole.
import type { DeskClient } from '../desk/client.ts'
import { type FolderGiven, indexAmong } from './folder-walk.ts'

export type DockOffer = Parameters<DeskClient['docks']['offer']>[0]

/** As the contract bounds it, in characters of base64. */
const mostIndexCharacters = 64_000_000

export async function offerOf({ label, files }: FolderGiven, dossierId: string | null): Promise<DockOffer> {
  const index = indexAmong(files)
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
