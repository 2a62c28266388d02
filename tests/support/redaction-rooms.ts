// An archive whose recordings are redacted: a dossier anew for each test, films filed into it, plans carried out to their copy.
import type { Item } from '#shared/contract/dossiers.ts'
import type { HiddenSound, RedactionPlan } from '#shared/contract/redactions.ts'
import { archivist, openDossierRooms } from './dossier-rooms.ts'
import { createSmallFiles } from './small-files.ts'
import { someFacts } from './test-desk.ts'
import { why } from './wandering-patch.ts'

export type RedactionRooms = Awaited<ReturnType<typeof openRedactionRooms>>

export const sound = (kind: HiddenSound['kind'], startMs: number, endMs: number): HiddenSound => {
  return { id: crypto.randomUUID(), kind, startMs, endMs, ...why, what: '住址' }
}

export async function openRedactionRooms() {
  const files = await createSmallFiles()
  const home = await openDossierRooms()
  let dossierId = ''
  let made = 0

  async function redacted(item: Item, plan: RedactionPlan) {
    const { redactions, queue, objects } = home.rooms
    const saved = redactions.save(archivist, { itemId: item.id, version: redactions.get(item.id).version, plan })
    const job = redactions.render(archivist, item.id)
    await queue.idle()
    const ended = queue.list().find(({ id }) => id === job.id)
    if (ended?.state !== 'done') throw new Error(ended?.sentence ?? 'a job that is gone')
    const copy = redactions.get(item.id).copies.at(-1)
    if (copy === undefined) throw new Error('no copy was made')
    return { saved, job, copy, bytes: await objects.readWhole(copy.objectId) }
  }

  return {
    get rooms() {
      return home.rooms
    },
    file: home.file,
    reopen: home.reopen,
    files,
    /** An open dossier, into which films are filed from here on. */
    async begin(): Promise<string> {
      dossierId = (await home.rooms.dossiers.create(archivist, someFacts())).id
      return dossierId
    },
    async fileFilm(bytes: Uint8Array, ending = 'mp4'): Promise<Item> {
      made += 1
      return home.file(dossierId, await files.bytes(`现场检查录像${made}.${ending}`, bytes))
    },
    redacted,
    entries: (event: string) =>
      home.rooms.store
        .all((q) => q.selectFrom('journal').selectAll().where('event', '=', event).orderBy('position'))
        .map(({ who, subject, outcome, detail }) => ({ who, subject, outcome, detail: JSON.parse(detail) as unknown })),
    async close(): Promise<void> {
      await home.close()
      await files.close()
    },
  }
}
