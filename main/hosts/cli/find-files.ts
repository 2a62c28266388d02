// The files a person means by a list of files and folders, in the order a person would expect.
import { type Dirent, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { refuse } from '#shared/text/refusal.ts'

/** Left behind by file managers beside the real files. */
const leftBehind: readonly string[] = ['thumbs.db', 'desktop.ini', '__macosx']

// By numbers in names: 第2页 before 第10页.
const { compare } = new Intl.Collator('zh-CN', { numeric: true })

/** Folders are walked in natural order, files before folders; hidden ones and links are passed over. @throws Refusal `cli.no-such-path` */
export async function findFiles(cwd: string, given: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of given) {
    const target = resolve(cwd, path)
    const entry = statSync(target, { throwIfNoEntry: false })
    if (entry === undefined) throw refuse('cli.no-such-path', { path })
    if (entry.isDirectory()) found.push(...(await walk(target)))
    else found.push(target)
  }
  return found
}

async function walk(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(isMeant)
  entries.sort((a, b) => compare(a.name, b.name))
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name))
  for (const entry of entries) if (entry.isDirectory()) files.push(...(await walk(join(folder, entry.name))))
  return files
}

function isMeant({ name }: Dirent): boolean {
  return !name.startsWith('.') && !name.startsWith('~$') && !leftBehind.includes(name.toLowerCase())
}
