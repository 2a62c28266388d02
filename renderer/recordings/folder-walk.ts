// A dock's folder as the window gets it, dropped or chosen: walked through, put in order, its name found.
export type FolderFile = {
  readonly file: File
  /** Below the folder, with `/`. */
  readonly path: string
}

export type FolderGiven = { readonly label: string; readonly files: readonly FolderFile[] }

/** Why a folder cannot be taken. */
export type FolderFault = 'too-many' | 'no-folder' | 'empty' | 'several' | 'unreadable'
export type FolderOutcome = FolderGiven | { readonly fault: FolderFault }

/** The contract takes no more at once. */
export const mostFiles = 20_000

const byPart = new Intl.Collator('zh-CN', { numeric: true })

/** Folder by folder, numbers by their value: 2 before 10, and what lies in a folder together. */
export function inWalkOrder(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')]
  const shared = Math.min(left.length, right.length)
  for (let at = 0; at < shared; at += 1) {
    const [a = '', b = ''] = [left[at], right[at]]
    // A file stands before the folders beside it.
    const depth = Number(left.length - 1 > at) - Number(right.length - 1 > at)
    const order = a === b ? 0 : depth || byPart.compare(a, b) || (a < b ? -1 : 1)
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** What systems strew about: never a recording. */
export function isStrewn(path: string): boolean {
  const name = path.split('/').at(-1) ?? ''
  return (
    name.startsWith('.') ||
    /^(thumbs\.db|desktop\.ini)$/i.test(name) ||
    /(^|\/)(__MACOSX|System Volume Information)\//.test(path)
  )
}

/** Out of <input webkitdirectory>: every path begins with the folder's own name. */
export function folderOfInput(files: FileList | null): FolderOutcome {
  const given = [...(files ?? [])]
  if (given.length > mostFiles) return { fault: 'too-many' }
  const label = given[0]?.webkitRelativePath.split('/')[0] ?? ''
  return folderOf(
    label,
    given.map((file) => ({ file, path: file.webkitRelativePath.slice(label.length + 1) })),
  )
}

/** Must be called before the drop event ends; the walk itself goes on after it. */
export function folderOfDrop(transfer: DataTransfer, onFound: (files: number) => void): Promise<FolderOutcome> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const [root] = entries.filter(isFolderEntry)
  if (root === undefined) return Promise.resolve({ fault: 'no-folder' })
  if (entries.length > 1) return Promise.resolve({ fault: 'several' })
  return walkFolder(root, onFound)
}

export async function walkFolder(
  root: FileSystemDirectoryEntry,
  onFound: (files: number) => void,
): Promise<FolderOutcome> {
  const found: FolderFile[] = []
  const folders = [root]
  try {
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const entry of await entriesIn(folder)) {
        if (isFolderEntry(entry)) folders.push(entry)
        else if (isFileEntry(entry)) found.push({ file: await fileOf(entry), path: below(root, entry) })
        if (found.length > mostFiles) return { fault: 'too-many' }
      }
      onFound(found.length)
    }
  } catch {
    return { fault: 'unreadable' }
  }
  return folderOf(root.name, found)
}

function folderOf(label: string, files: readonly FolderFile[]): FolderOutcome {
  const kept = files.filter(({ path }) => !isStrewn(path))
  if (kept.length === 0) return { fault: 'empty' }
  return { label, files: kept.toSorted((one, other) => inWalkOrder(one.path, other.path)) }
}

async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  // Chromium hands out at most a hundred entries at a time.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return entries
    entries.push(...batch)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function below(root: FileSystemEntry, entry: FileSystemEntry): string {
  return entry.fullPath.slice(root.fullPath.length + 1)
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
