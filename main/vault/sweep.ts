// After a crash, or when an older database was put back: leftovers go, objects no row knows are set aside and kept.
import { readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode, isPresent, makeFolder, syncFolder } from './durable.ts'
import { type ArchiveFolders, isObjectId } from './folders.ts'
import type { SpareFiles, SweepOutcome } from './types.ts'

/**
 * A published object is never deleted: to a database that was rolled back, every newer original looks unknown. What
 * lies in `orphans` returns to its place as soon as a row knows it again.
 * @param isYoung whose row may not be committed yet
 */
export async function sweepArchive(
  folders: ArchiveFolders,
  known: ReadonlySet<string>,
  isYoung: (objectId: string) => boolean,
): Promise<SweepOutcome> {
  const unfinished = (await listFiles(folders.incoming)).filter((path) => !isYoung(basename(path, '.part')))
  for (const path of unfinished) await rm(path, { force: true })
  const published = (await Promise.all((await listFiles(folders.objects)).map(listFiles))).flat()
  const unknown = idsOf(published).filter((id) => !known.has(id) && !isYoung(id))
  const again = idsOf(await listFiles(folders.orphans)).filter((id) => known.has(id))
  return {
    removed: unfinished.length,
    setAside: await moveAll(unknown, folders.objectFile, folders.orphanFile),
    broughtBack: await moveAll(again, folders.orphanFile, folders.objectFile),
  }
}

/** What a sweep would find now. A name that is no object's own counts as unknown too. */
export async function surveyArchive(
  folders: ArchiveFolders,
  known: ReadonlySet<string>,
  isYoung: (objectId: string) => boolean,
): Promise<SpareFiles> {
  const fans = await listFiles(folders.objects)
  const published = (await Promise.all(fans.map(listFiles))).flat()
  // The fan-out folders bear two characters; nothing else belongs beside them.
  const beside = fans.filter((path) => basename(path).length !== 2)
  const unfinished = (await listFiles(folders.incoming)).filter((path) => !isYoung(basename(path, '.part')))
  const names = [...published, ...beside].map((path) => basename(path))
  return {
    unknown: names.filter((id) => !known.has(id) && !isYoung(id)).length,
    unfinished: unfinished.length,
    setAside: (await listFiles(folders.orphans)).length,
  }
}

const idsOf = (paths: readonly string[]) => paths.map((path) => basename(path)).filter(isObjectId)

/** How many were moved. One whose name is taken at the other place stays: a rename would delete what lies there. */
async function moveAll(
  ids: readonly string[],
  from: (id: string) => string,
  to: (id: string) => string,
): Promise<number> {
  const touched = new Set<string>()
  let moved = 0
  for (const id of ids) {
    if (await isPresent(to(id))) continue
    await makeFolder(dirname(to(id)))
    await rename(from(id), to(id))
    touched.add(dirname(to(id))).add(dirname(from(id)))
    moved += 1
  }
  for (const folder of touched) await syncFolder(folder)
  return moved
}

/** Paths of what lies in a folder; none when the folder is gone. */
async function listFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).map((name) => join(folder, name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return []
    throw error
  }
}
