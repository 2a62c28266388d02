// Files out of a drop or a chooser, folders walked through, each with its path inside what was dropped.
export type DroppedFile = {
  file: File
  /** 现场检查/IMG_0001.jpg for a file out of a folder, the bare name otherwise. */
  path: string
}

/** Must be called before the drop event ends; the walk itself goes on after it. */
export async function filesOfTransfer(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const plain = [...transfer.files].map((file) => ({ file, path: file.name }))
  if (!entries.some((entry) => entry.isDirectory)) return plain
  return (await Promise.all(entries.map(walk))).flat()
}

export function filesOfInput(files: FileList | null): readonly DroppedFile[] {
  return [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }))
}

async function walk(entry: FileSystemEntry): Promise<DroppedFile[]> {
  const path = entry.fullPath.replace(/^\//, '')
  if (isFileEntry(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ file, path }]
  }
  if (!isFolderEntry(entry)) return []
  const reader = entry.createReader()
  const found: DroppedFile[] = []
  // Chromium hands out at most a hundred entries at a time.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) break
    for (const child of batch) found.push(...(await walk(child)))
  }
  return found.sort((one, other) => one.path.localeCompare(other.path, 'zh-CN', { numeric: true }))
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
