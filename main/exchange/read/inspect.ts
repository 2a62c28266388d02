// Reading a package that came in to its last byte, and saying everything that is wrong with it. Nothing is changed anywhere.
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { PackageInspection } from '#shared/contract/packages.ts'
import { type HashAlgorithm, hashAlgorithms } from '#shared/rules/hash-list.ts'
import { type PackageDescription, packedItems } from '#shared/rules/package-description.ts'
import type { Receipt } from '#shared/rules/package-receipt.ts'
import { refuse } from '#shared/text/refusal.ts'
import { isEncryptedPdf } from '../../dossiers/index.ts'
import type { Store } from '../../store/index.ts'
import { formLayouts } from '../make/forms.ts'
import { readGiver, shownPart } from '../receipts.ts'
import { checkCatalogues } from './catalogues.ts'
import { readDescription } from './description.ts'
import { checkEeps } from './eeps.ts'
import { hashFiles } from './hash-files.ts'
import { formOf, type ListedFile, readLists } from './lists.ts'
import { openSource } from './package-source.ts'
import { createProblems, type Problems } from './problems.ts'
import { readPackedReceipt } from './receipt.ts'
import { type FoundFile, walkPackage } from './walk-package.ts'

export interface Inspected {
  readonly inspection: PackageInspection
  /** The folder as it really is. */
  readonly folder: string
  readonly description: PackageDescription | null
  readonly receipt: Receipt | null
  readonly listed: ReadonlyMap<string, ListedFile>
  /** Everything that lies there, by path. */
  readonly files: ReadonlyMap<string, FoundFile>
  /** SHA-256 of every listed file that could be read, by path. */
  readonly hashes: ReadonlyMap<string, string>
  /** Paths of PDFs that need a passphrase. */
  readonly encrypted: ReadonlySet<string>
  readonly problems: Problems
  /** How long it took. */
  readonly readMs: number
}

export interface InspectPace {
  doneBytes: number
  totalBytes: number
}

/** Refuses `package.source-gone`. */
export async function inspectPackage(
  /** Without a store it is not asked whether its dossiers are here already: of what was made here they are. */
  rooms: { readonly store: Store | null },
  given: string,
  pace: InspectPace,
  signal: AbortSignal,
): Promise<Inspected> {
  const began = performance.now()
  const folder = await folderOf(given)
  const problems = createProblems()
  const files = await walkPackage(folder, problems, signal)
  const sizeBytes = [...files.values()].reduce((sum, file) => sum + file.sizeBytes, 0)
  const form = formOf(files, problems)
  if (form === null) {
    const inspection = shown({ files: files.size, sizeBytes, problems })
    return { inspection, folder, files, problems, ...nothing, readMs: performance.now() - began }
  }
  const { listed } = await readLists(folder, form, files, problems)
  const lists = formLayouts[form]
  const { listSha256, hashes, encrypted } = await checkHashes(folder, lists.list, files, listed, problems, pace, signal)
  const description = await readDescription(folder, form, listed, problems)
  if (form === 'transfer') await checkCatalogues(folder, files, description, problems, signal)
  const receipt = await readPackedReceipt(folder, form, files, description, listSha256, problems)
  if (form === 'eep') await checkEeps(folder, files, description, receipt, problems, signal)
  if (description !== null && rooms.store !== null) checkNotHere(rooms.store, description, problems)
  const inspection = shown({ files: files.size, sizeBytes, problems, form, listSha256, description, receipt })
  const readMs = performance.now() - began
  return { inspection, folder, description, receipt, listed, files, hashes, encrypted, problems, readMs }
}

const nothing = {
  ...{ description: null, receipt: null, listed: new Map<string, ListedFile>() },
  ...{ hashes: new Map<string, string>(), encrypted: new Set<string>() },
}

async function folderOf(given: string): Promise<string> {
  const gone = () => refuse('package.source-gone')
  if (!isAbsolute(given)) throw gone()
  const folder = await realpath(given).catch(() => {
    throw gone()
  })
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) throw gone()
  return folder
}

interface Hashed {
  /** Of the list that both sides sign. */
  readonly listSha256: string | null
  readonly hashes: ReadonlyMap<string, string>
  readonly encrypted: ReadonlySet<string>
}

/** Every listed file by both algorithms. */
async function checkHashes(
  folder: string,
  list: string,
  files: ReadonlyMap<string, FoundFile>,
  listed: ReadonlyMap<string, ListedFile>,
  problems: Problems,
  pace: InspectPace,
  signal: AbortSignal,
): Promise<Hashed> {
  const hashes = new Map<string, string>()
  const encrypted = new Set<string>()
  const suspects: ListedFile[] = []
  const taskOf = ({ place, sizeBytes }: FoundFile, algorithm: HashAlgorithm) => ({
    path: join(folder, place),
    algorithm,
    sizeBytes,
  })
  const tasks = [...listed.values()].flatMap((entry) =>
    hashAlgorithms.map((algorithm) => ({ ...taskOf(entry.file, algorithm), entry })),
  )
  pace.totalBytes = tasks.reduce((sum, { entry }) => sum + entry.file.sizeBytes, 0)
  await hashFiles(
    tasks,
    ({ algorithm, entry }, reply) => {
      pace.doneBytes += entry.file.sizeBytes
      const at = entry.file.path
      if (reply.state === 'unreadable') return problems.add('unreadable', { at })
      if (algorithm === 'sha256') hashes.set(at, reply.hash)
      const wanted = entry.hashes[algorithm]
      if (wanted !== null && reply.hash !== wanted) problems.add('hash', { at, algorithm: algorithmName[algorithm] })
      if (reply.marked) suspects.push(entry)
    },
    signal,
  )
  for (const { file } of suspects) {
    const source = await openSource(folder, file)
    if (!(await isEncryptedPdf(source, signal).finally(() => source.close()))) continue
    encrypted.add(file.path)
    problems.add('encrypted', { at: file.path })
  }
  const own = files.get(list)
  let listSha256: string | null = null
  if (own === undefined) return { listSha256, hashes, encrypted }
  await hashFiles(
    [taskOf(own, 'sha256')],
    (_task, reply) => {
      if (reply.state === 'hashed') listSha256 = reply.hash
    },
    signal,
  )
  return { listSha256, hashes, encrypted }
}

const algorithmName: Readonly<Record<HashAlgorithm, string>> = { sha256: 'SHA-256', sha512: 'SHA-512' }

/** The same dossier, by its id or by what was sealed. */
function checkNotHere(store: Store, { dossiers }: PackageDescription, problems: Problems): void {
  for (const { id, manifestSha256, facts } of dossiers) {
    const here = store.one((q) =>
      q
        .selectFrom('dossier')
        .select('id')
        .where((e) => e.or([e('id', '=', id), e('manifest_sha256', '=', manifestSha256)]))
        .limit(1),
    )
    if (here !== null) problems.add('already-here', { title: facts.title })
  }
}

function shown(found: {
  files: number
  sizeBytes: number
  problems: Problems
  form?: PackageInspection['form']
  listSha256?: string | null
  description?: PackageDescription | null
  receipt?: Receipt | null
}): PackageInspection {
  const { files, sizeBytes, problems, form = null, listSha256 = null, description = null, receipt = null } = found
  return {
    form,
    number: description?.number ?? null,
    title: description?.title ?? null,
    sender: description?.agency ?? null,
    files,
    sizeBytes,
    listSha256,
    dossiers: (description?.dossiers ?? []).map((dossier) => ({
      title: dossier.facts.title,
      number: dossier.archivalCode ?? dossier.facts.number,
      items: packedItems(dossier).length,
      manifestSha256: dossier.manifestSha256,
    })),
    giver: receipt === null ? null : shownPart(receipt.giver, readGiver(receipt)),
    problems: [...problems.first],
    problemCount: problems.count,
  }
}
