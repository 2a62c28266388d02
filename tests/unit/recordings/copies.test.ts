// Playable copies through their jobs: asked for, cancelled, asked for again, and begun again after a crash.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { someFacts } from '../../support/test-desk.ts'

let files: SmallFiles
let home: DossierRooms
let dossierId: string
let made = 0

beforeAll(async () => {
  files = await createSmallFiles()
  home = await openDossierRooms()
})
afterAll(async () => {
  await home.close()
  await files.close()
})
beforeEach(async () => {
  dossierId = (await home.rooms.dossiers.create(archivist, someFacts())).id
})

/** A recording that no player shows as it is. */
async function fileAvi() {
  made += 1
  const path = await files.clip(`记录仪${made}.avi`, made, ['-c:v', 'mjpeg', '-q:v', '2', '-an'])
  return home.file(dossierId, path)
}
const playing = () => home.rooms.dossiers.items(dossierId).map((item) => item.media?.playing)
const unended = () => home.rooms.queue.list().filter((job) => job.endedAt === null)

test('a copy that was cancelled is said to be missing, and can be asked for again', async () => {
  const item = await fileAvi()
  const job = unended().find((each) => each.kind === 'playable-copy')
  home.rooms.queue.cancel(archivist, job?.id ?? '')
  expect(playing()).toEqual(['failed'])
  await home.rooms.queue.idle()
  expect(playing()).toEqual(['failed'])
  expect(home.rooms.recordings.requestCopy(archivist, item.id).media?.playing).toBe('preparing')
  await home.rooms.queue.idle()
  expect(playing()).toEqual(['copy'])
})

test('a copy nobody works on any more is begun when it is asked for, one under way is not begun twice', async () => {
  const item = await fileAvi()
  home.rooms.recordings.requestCopy(archivist, item.id)
  expect(unended().filter((job) => job.kind === 'playable-copy')).toHaveLength(1)
  await home.rooms.queue.idle()
  home.rooms.store.run((q) => q.deleteFrom('object').where('parent_id', '=', item.objectId))
  home.rooms.store.run((q) => q.updateTable('media').set({ playing: 'preparing' }).where('item_id', '=', item.id))
  home.rooms.recordings.requestCopy(archivist, item.id)
  expect(unended().filter((job) => job.kind === 'playable-copy')).toHaveLength(1)
  await home.rooms.queue.idle()
  expect(playing()).toEqual(['copy'])
})

test('a copy that was entered when the program died before its job ended is not made twice', async () => {
  const item = await fileAvi()
  await home.rooms.queue.idle()
  const copies = () =>
    home.rooms.store.all((q) =>
      q.selectFrom('object').select('id').where('parent_id', '=', item.objectId).where('role', '=', 'viewing-copy'),
    )
  const before = copies()
  home.rooms.store.run((q) =>
    q.updateTable('job').set({ state: 'running', ended_at: null }).where('item_id', '=', item.id),
  )
  await home.reopen()
  await home.rooms.queue.idle()
  expect(home.rooms.queue.list().find((job) => job.itemId === item.id)?.state).toBe('done')
  expect(playing()).toEqual(['copy'])
  expect([copies(), before.length]).toEqual([before, 1])
  expect(home.rooms.dossiers.items(dossierId)).toMatchObject([{ id: item.id, viewObjectId: before[0]?.id }])
})

test('the archive takes one playable copy of an original and no second', async () => {
  const item = await fileAvi()
  await home.rooms.queue.idle()
  const { objects } = home.rooms
  const stored = await objects.put({ dossierId, source: { bytes: new Uint8Array([1]) }, name: 'x.mp4' })
  const row = { dossierId, mime: 'video/mp4', role: 'viewing-copy', parentId: item.objectId } as const
  expect(() => objects.enter(stored, row)).toThrow(/UNIQUE/)
})

const detail = (itemId: string) => home.rooms.recordings.get(itemId)
const refused = (code: string) => expect.objectContaining({ code })

test('a full copy takes the place of the small one, whose object stays for whoever is watching it', async () => {
  const item = await fileAvi()
  expect(() => home.rooms.recordings.requestCopy(archivist, item.id, 'full')).toThrow(refused('recording.no-copy-yet'))
  await home.rooms.queue.idle()
  const small = detail(item.id).copy
  expect(small?.recipe).toBe('mp4/2 quality=small video=x264 audio=none')
  const waiting = home.rooms.recordings.requestCopy(archivist, item.id, 'full')
  expect(waiting).toMatchObject({ viewObjectId: small?.objectId, media: { playing: 'copy' } })
  await home.rooms.queue.idle()
  const full = detail(item.id).copy
  expect(full?.recipe).toBe('mp4/2 quality=full video=x264 audio=none')
  expect(home.rooms.dossiers.items(dossierId)[0]?.viewObjectId).toBe(full?.objectId)
  expect(home.rooms.objects.row(small?.objectId ?? '')).toMatchObject({ role: 'former-copy' })
  expect((await home.rooms.objects.verify(small?.objectId ?? '')).state).toBe('intact')
  expect(() => home.rooms.recordings.requestCopy(archivist, item.id, 'full')).toThrow(refused('recording.full-already'))
  expect(home.rooms.recordings.requestCopy(archivist, item.id).viewObjectId).toBe(full?.objectId)
  expect(unended()).toEqual([])
})

test('what plays as it is gets no copy of either quality', async () => {
  const item = await home.file(dossierId, await files.clip(`直接播放${made}.mp4`, 1))
  for (const quality of ['small', 'full'] as const)
    expect(() => home.rooms.recordings.requestCopy(archivist, item.id, quality)).toThrow(
      refused('recording.plays-already'),
    )
  await home.rooms.queue.idle()
  expect(detail(item.id).copy).toBeNull()
})

test('a cancelled copy that is retried in the list is waited for again', async () => {
  const item = await fileAvi()
  const job = unended().find((each) => each.kind === 'playable-copy')
  home.rooms.queue.cancel(archivist, job?.id ?? '')
  expect(playing()).toEqual(['failed'])
  home.rooms.queue.retry(archivist, job?.id ?? '')
  expect(playing()).toEqual(['preparing'])
  await home.rooms.queue.idle()
  expect(playing()).toEqual(['copy'])
  expect(detail(item.id).copy).not.toBeNull()
})

test('cancelled previews say nothing about the copy', async () => {
  await fileAvi()
  const job = unended().find((each) => each.kind === 'preview')
  home.rooms.queue.cancel(archivist, job?.id ?? '')
  expect(playing()).toEqual(['preparing'])
  await home.rooms.queue.idle()
  expect(playing()).toEqual(['copy'])
})

test('a recording filed on a machine without tools is looked into again once they are there', async () => {
  const bytes = await files.clip(`无工具${made}.mp4`, 2)
  home.withoutTools(true)
  const item = await home.file(dossierId, bytes)
  expect(item).toMatchObject({ viewObjectId: null, media: { flaw: 'not-probed', playing: 'failed', durationMs: 0 } })
  expect(unended()).toEqual([])
  home.withoutTools(false)
  const never = new AbortController().signal
  const again = await home.rooms.recordings.probeAgain(archivist, item.id, never)
  expect(again).toMatchObject({ viewing: 'video', media: { flaw: null, playing: 'original', durationMs: 2000 } })
  await home.rooms.queue.idle()
  expect(detail(item.id).previews.posterObjectId).not.toBeNull()
  const entries = home.rooms.store.all((q) =>
    q.selectFrom('journal').select(['event', 'who']).where('subject', '=', item.id),
  )
  expect(entries).toContainEqual({ event: 'recording.probed', who: 'archivist' })
})
