// The lists of a package against what lies in its folder: every file listed once by each algorithm, nothing missing, nothing over.
import type { PackageForm } from '#shared/contract/packages.ts'
import { type HashAlgorithm, hashAlgorithms, readHashList } from '#shared/rules/hash-list.ts'
import { packageFiles as names } from '#shared/text/package-files.ts'
import { formLayouts } from '../make/forms.ts'
import { mostListBytes, readBytes, utf8 } from './package-source.ts'
import type { Problems } from './problems.ts'
import { type FoundFile, mostFiles } from './walk-package.ts'

export interface ListedFile {
  readonly file: FoundFile
  readonly hashes: Readonly<Record<HashAlgorithm, string | null>>
}

export interface ReadLists {
  readonly form: PackageForm
  /** Every file that a list names and that is there, by path. */
  readonly listed: ReadonlyMap<string, ListedFile>
}

/** By what lies in the topmost folder; null where that is no package. */
export function formOf(files: ReadonlyMap<string, FoundFile>, problems: Problems): PackageForm | null {
  const has = (path: string) => files.has(path)
  const forms: PackageForm[] = []
  if (has('bagit.txt')) forms.push('bagit')
  if (has(names.explanation) || has(formLayouts.transfer.list)) forms.push('transfer')
  if ([...files.keys()].some((path) => /^[^/]+\.eep\.xml$/.test(path))) forms.push('eep')
  const [form = null, second] = forms
  if (form === null) problems.add('unknown-form')
  if (second !== undefined) problems.add('two-forms')
  return second === undefined ? form : null
}

export async function readLists(
  folder: string,
  form: PackageForm,
  files: ReadonlyMap<string, FoundFile>,
  problems: Problems,
): Promise<ReadLists> {
  const reader = createReader(folder, files, problems)
  const listed =
    form === 'bagit' ? await readBag(reader, files, problems) : await readPlain(reader, form, files, problems)
  return { form, listed }
}

type Reader = ReturnType<typeof createReader>

function createReader(folder: string, files: ReadonlyMap<string, FoundFile>, problems: Problems) {
  /** Null, with the problem said, where it cannot be read. */
  async function text(at: string): Promise<string | null> {
    const file = files.get(at)
    if (file === undefined) {
      problems.add('list-missing', { at })
      return null
    }
    if (file.sizeBytes > mostListBytes) {
      problems.add('list-too-long', { at })
      return null
    }
    const read = utf8(await readBytes(folder, file))
    if (read === null) problems.add('list-encoding', { at })
    return read
  }

  async function list(at: string, algorithm: HashAlgorithm): Promise<Map<string, string>> {
    const content = await text(at)
    const { entries, faults } = readHashList(content ?? '', algorithm, mostFiles)
    for (const fault of faults) {
      if (fault.code === 'too-long') problems.add('list-too-long', { at })
      else if (fault.code === 'line') problems.add('list-line', { at, line: fault.line })
      else if (fault.code === 'twice') problems.add('list-twice', { at, path: fault.path })
      else problems.add(`path-${fault.code}`, { at, path: fault.path })
    }
    return new Map(entries.map(({ path, hash }) => [path.normalize('NFC'), hash]))
  }

  return { text, list }
}

/** Files that lie beside the list because they are written after it: the list itself, and the form that signs it. */
function besideOf(form: PackageForm): string[] {
  const { list, receiptJson, receiptPdf } = formLayouts[form]
  const folder = list.slice(0, list.lastIndexOf('/') + 1)
  return [list, `${folder}${names.sha512}`, receiptJson, receiptPdf]
}

async function readPlain(
  reader: Reader,
  form: PackageForm,
  files: ReadonlyMap<string, FoundFile>,
  problems: Problems,
): Promise<Map<string, ListedFile>> {
  const { list } = formLayouts[form]
  const folder = list.slice(0, list.lastIndexOf('/') + 1)
  const sha256 = await reader.list(list, 'sha256')
  const sha512 = await reader.list(`${folder}${names.sha512}`, 'sha512')
  const beside = new Set(besideOf(form))
  return compare(sha256, sha512, (path) => !beside.has(path), files, problems)
}

/** RFC 8493. Both manifests are asked for, since both are made; others are of algorithms that prove too little or are unknown. */
async function readBag(
  reader: Reader,
  files: ReadonlyMap<string, FoundFile>,
  problems: Problems,
): Promise<Map<string, ListedFile>> {
  const declaration = await reader.text('bagit.txt')
  const isDeclared = /^BagIt-Version: 1\.0\r?\n ?Tag-File-Character-Encoding: UTF-8\r?\n?$/.test(declaration ?? '')
  if (declaration !== null && !isDeclared) problems.add('bag-declaration')
  if (files.has('fetch.txt')) problems.add('bag-fetch')
  for (const path of files.keys()) {
    const algorithm = /^(?:tag)?manifest-([^/]*)\.txt$/.exec(path)?.[1]
    if (algorithm !== undefined && !(hashAlgorithms as readonly string[]).includes(algorithm)) {
      problems.add('algorithm', { at: path })
    }
  }
  const isPayload = (path: string) => path.startsWith('data/')
  const lists = { sha256: new Map<string, string>(), sha512: new Map<string, string>() }
  const tags = { sha256: new Map<string, string>(), sha512: new Map<string, string>() }
  for (const algorithm of hashAlgorithms) {
    lists[algorithm] = await reader.list(`manifest-${algorithm}.txt`, algorithm)
    for (const path of [...lists[algorithm].keys()].filter((path) => !isPayload(path))) {
      problems.add('outside-payload', { at: `manifest-${algorithm}.txt`, path })
      lists[algorithm].delete(path)
    }
    tags[algorithm] = await reader.list(`tagmanifest-${algorithm}.txt`, algorithm)
    for (const path of [...tags[algorithm].keys()].filter(isPayload)) tags[algorithm].delete(path)
  }
  const payload = compare(lists.sha256, lists.sha512, isPayload, files, problems)
  const isTag = (path: string) => !isPayload(path) && !/^tagmanifest-[^/]*\.txt$/.test(path)
  const tagged = compare(tags.sha256, tags.sha512, isTag, files, problems)
  await checkOxum(reader, payload, problems)
  return new Map([...payload, ...tagged])
}

async function checkOxum(reader: Reader, payload: ReadonlyMap<string, ListedFile>, problems: Problems): Promise<void> {
  const info = await reader.text('bag-info.txt')
  if (info === null) return
  const lines = info.split(/\r\n|\r|\n/).filter((line) => line !== '')
  if (lines.some((line, at) => !/^[^:\s][^:]*:/.test(line) && (at === 0 || !/^\s/.test(line)))) problems.add('bag-info')
  const said = /^payload-oxum:[ \t]*(\S*)[ \t]*$/im.exec(info)?.[1]
  const bytes = [...payload.values()].reduce((sum, { file }) => sum + file.sizeBytes, 0)
  const found = `${bytes}.${payload.size}`
  if (said === undefined) problems.add('bag-info')
  else if (said !== found) problems.add('oxum', { said, found })
}

/** What both lists name and the folder holds. */
function compare(
  sha256: ReadonlyMap<string, string>,
  sha512: ReadonlyMap<string, string>,
  isMeant: (path: string) => boolean,
  files: ReadonlyMap<string, FoundFile>,
  problems: Problems,
): Map<string, ListedFile> {
  const listed = new Map<string, ListedFile>()
  for (const path of new Set([...sha256.keys(), ...sha512.keys()])) {
    const hashes = { sha256: sha256.get(path) ?? null, sha512: sha512.get(path) ?? null }
    if (hashes.sha256 === null || hashes.sha512 === null) problems.add('lists-differ', { at: path })
    const file = files.get(path)
    if (file === undefined) problems.add('missing', { at: path })
    else listed.set(path, { file, hashes })
  }
  for (const path of files.keys()) if (isMeant(path) && !listed.has(path)) problems.add('extra', { at: path })
  return listed
}
