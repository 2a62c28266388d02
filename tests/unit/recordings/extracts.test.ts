// Snapshots and clips: what is filed, where it says it comes from, and that nothing of a sealed dossier changes by it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bytesInMemory } from '#main/jobs/index.ts'
import { frame } from '#main/recordings/media/index.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { someFacts } from '../../support/test-desk.ts'
import { inFolder, madeByFfmpeg } from '../inspection/samples.ts'
import { numbered, numberOn, tools } from './samples.ts'

let files: SmallFiles
let home: DossierRooms
let dossierId: string
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

const signal = new AbortController().signal
const h264 = ['-c:v', 'libx264', '-g', '20', '-preset', 'ultrafast', '-crf', '10', '-bf', '2']
/** 50 pictures at 10 a second; picture n is a grey of its own, a key frame each two seconds. */
const film = (name = 'a.mp4', ...encoding: string[]) => numbered(name, 50, ...(encoding.length > 0 ? encoding : h264))

let made = 0
async function fileFilm(bytes: Uint8Array, name = 'mp4'): Promise<Item> {
  made += 1
  return home.file(dossierId, await files.bytes(`现场检查录像${made}.${name}`, bytes))
}
const items = () => home.rooms.dossiers.items(dossierId)
const manifest = () => home.rooms.dossiers.manifest(dossierId)
const entries = (event: string) =>
  home.rooms.store
    .all((q) => q.selectFrom('journal').selectAll().where('event', '=', event).orderBy('position'))
    .map(({ who, subject, outcome, detail }) => ({ who, subject, outcome, detail: JSON.parse(detail) as unknown }))
const snapshot = (itemId: string, atMs: number, title: string | null = null) =>
  home.rooms.extracts.snapshot(archivist, { itemId, atMs, title })
const bytesOf = async (item: Item | undefined) => home.rooms.objects.readWhole(item?.objectId ?? '')
const numberAt = async (item: Item | undefined, second: number) =>
  numberOn(await frame({ source: bytesInMemory(await bytesOf(item)), tools, second, widthPx: 64, signal }))

async function clip(itemId: string, startMs: number, endMs: number, exact = false) {
  const before = new Set(items().map(({ id }) => id))
  const job = home.rooms.extracts.clip(archivist, { itemId, startMs, endMs, title: null, exact })
  await home.rooms.queue.idle()
  const ended = home.rooms.queue.list().find(({ id }) => id === job.id)
  return { job, ended, item: items().find(({ id }) => !before.has(id)) }
}

async function verdict() {
  for await (const step of home.rooms.dossiers.verify(archivist, dossierId, undefined)) {
    if (step.state !== 'running') return step
  }
  throw new Error('a verification without an end')
}

/** What ffprobe says of a film. */
function probed(bytes: Uint8Array, ...args: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'probe-'))
  try {
    writeFileSync(join(folder, 'film'), bytes)
    return execFileSync('ffprobe', ['-v', 'error', ...args, '-of', 'csv=p=0', join(folder, 'film')], {
      encoding: 'utf8',
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a snapshot', () => {
  test('is the very picture shown, in all its pixels, filed at the end of its parent’s volume with where it comes from', async () => {
    const parent = await fileFilm(film())
    const item = await snapshot(parent.id, 2350)
    expect(item).toMatchObject({
      kind: 'paper',
      viewing: 'picture',
      mime: 'image/png',
      pages: 1,
      volume: 'main',
      position: 2,
      title: `《${parent.title}》00:00:02 截图`,
      outsideSeal: false,
      media: null,
      derivation: {
        kind: 'snapshot',
        itemId: parent.id,
        title: parent.title,
        startMs: 2350,
        endMs: null,
        sha256: parent.sha256,
      },
    })
    expect(item.derivation?.recipe).toMatch(/^frame at 2\.350 s, /)
    const png = await bytesOf(item)
    const picture = await loadImage(Buffer.from(png))
    expect([picture.width, picture.height]).toEqual([64, 48])
    expect(await numberOn(png)).toBe(23)
    expect(manifest().canonical).toContain(item.sha256)
    expect(entries('recording.snapshot-filed').at(-1)).toEqual({
      who: 'archivist',
      subject: item.id,
      outcome: 'done',
      detail: { startMs: 2350, parent: parent.sha256, sha256: item.sha256, sizeBytes: item.sizeBytes },
    })
  })

  test('comes from the original even where a smaller copy is what plays', async () => {
    const path = await files.clip('大图.avi', 1, ['-vf', 'scale=322:182', '-c:v', 'mjpeg', '-q:v', '2', '-an'])
    const parent = await home.file(dossierId, path)
    await home.rooms.queue.idle()
    const item = await snapshot(parent.id, 500)
    const png = await loadImage(Buffer.from(await bytesOf(item)))
    expect([png.width, png.height]).toEqual([322, 182])
  })

  test('taken twice is the same paper, and is refused by its bytes', async () => {
    const parent = await fileFilm(film())
    const first = await snapshot(parent.id, 1000, '门头照片')
    await expect(snapshot(parent.id, 1010)).rejects.toMatchObject({ code: 'item.duplicate' })
    expect(items().map(({ id }) => id)).toEqual([parent.id, first.id])
    expect(entries('recording.snapshot-filed').at(-1)).toMatchObject({
      outcome: 'refused',
      detail: { code: 'item.duplicate' },
    })
  })

  test('of a camera that was held upright stands upright, and so does a clip of it', async () => {
    const turned = inFolder((folder) => {
      const lying = join(folder, 'lying.mp4')
      writeFileSync(lying, film())
      return madeByFfmpeg('a.mp4', '-i', lying, '-c', 'copy', '-metadata:s:v:0', 'rotate=90')
    })
    const parent = await fileFilm(turned)
    const png = await loadImage(Buffer.from(await bytesOf(await snapshot(parent.id, 500))))
    expect([png.width, png.height]).toEqual([48, 64])
    expect((await clip(parent.id, 0, 1000)).item?.media).toMatchObject({ width: 48, height: 64 })
    expect((await clip(parent.id, 0, 1000, true)).item?.media).toMatchObject({ width: 48, height: 64 })
  })

  test('of an original whose pictures cannot be decoded is refused, whatever plays', async () => {
    const bytes = Buffer.from(film())
    // Where the samples lie: the index stays whole, so that the recording can be filed.
    const samples = bytes.indexOf('mdat') + 4
    bytes.fill(0, samples, samples + bytes.readUInt32BE(samples - 8) - 8)
    const parent = await fileFilm(bytes)
    await expect(snapshot(parent.id, 500)).rejects.toMatchObject({ code: 'extract.undecodable' })
    expect((await clip(parent.id, 100, 900, true)).ended).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('无法解码'),
    })
    expect(items()).toHaveLength(1)
    // One of which nothing at all was found is refused without trying.
    const unread = { video_codec: null, audio_codec: null, flaw: 'damaged' }
    home.rooms.store.run((q) => q.updateTable('media').set(unread).where('item_id', '=', parent.id))
    await expect(snapshot(parent.id, 500)).rejects.toMatchObject({ code: 'extract.undecodable' })
  })

  test('of a paper, of a sound and beyond the end is refused, and nothing is filed', async () => {
    const parent = await fileFilm(film())
    const paper = await home.file(dossierId, await files.pdf('笔录.pdf'))
    const sound = await home.file(
      dossierId,
      await files.clip('询问录音.m4a', 1, ['-map', '1:a', '-c:a', 'aac', '-metadata', `title=${made}`]),
    )
    const before = [items(), home.rooms.store.all((q) => q.selectFrom('object').select('id'))]
    await expect(snapshot(paper.id, 0)).rejects.toMatchObject({ code: 'extract.not-recording' })
    await expect(snapshot(sound.id, 0)).rejects.toMatchObject({ code: 'extract.no-picture' })
    await expect(snapshot(parent.id, 6500)).rejects.toMatchObject({ code: 'extract.moment' })
    expect([items(), home.rooms.store.all((q) => q.selectFrom('object').select('id'))]).toEqual(before)
  })
})

describe('a clip', () => {
  test('is copied without loss from the key frame before, and says so', async () => {
    const parent = await fileFilm(film())
    const { item, ended } = await clip(parent.id, 2500, 4000)
    expect(ended).toMatchObject({ kind: 'clip', state: 'done' })
    expect(item).toMatchObject({
      kind: 'recording',
      viewing: 'video',
      mime: 'video/mp4',
      position: 2,
      title: `《${parent.title}》00:00:02–00:00:04 片段`,
      media: { playing: 'original', container: 'mp4', videoCodec: 'h264' },
      derivation: { kind: 'clip', itemId: parent.id, startMs: 2000, sha256: parent.sha256 },
    })
    expect(item?.derivation?.recipe).toMatch(/^stream-copy .*-c copy/)
    expect(Math.abs((item?.media?.durationMs ?? 0) - 2000)).toBeLessThan(450)
    expect(item?.derivation?.endMs).toBe(2000 + (item?.media?.durationMs ?? 0))
    for (const second of [0.05, 0.55, 1.45]) expect(await numberAt(item, second)).toBe(20 + Math.floor(second * 10))
    expect(entries('recording.clip-requested').at(-1)).toMatchObject({
      who: 'archivist',
      subject: parent.id,
      detail: { startMs: 2500, endMs: 4000, parent: parent.sha256 },
    })
    expect(entries('recording.clip-filed').at(-1)).toEqual({
      who: 'system',
      subject: item?.id,
      outcome: 'done',
      detail: {
        startMs: 2000,
        endMs: item?.derivation?.endMs,
        parent: parent.sha256,
        sha256: item?.sha256,
        recipe: 'stream-copy',
      },
    })
    expect(manifest().canonical).toContain(item?.sha256)
  })

  test.each(['mkv', 'ts', 'mov'])('is copied out of %s from the right key frame, with its sound', async (name) => {
    const source = "color=black:size=64x48:rate=10:duration=5,format=gray,geq=lum='16+4*N'"
    const sound = 'sine=frequency=400:sample_rate=48000:duration=5'
    const inputs = ['-f', 'lavfi', '-i', source, '-f', 'lavfi', '-i', sound]
    const bytes = madeByFfmpeg(`a.${name}`, ...inputs, '-pix_fmt', 'yuv420p', '-c:a', 'aac', ...h264)
    const parent = await fileFilm(bytes, name)
    const { item } = await clip(parent.id, 2700, 4000)
    expect(item?.derivation?.recipe).toMatch(/^stream-copy /)
    // Some containers note times a few hundredths of a second later than they count them.
    expect(Math.abs((item?.derivation?.startMs ?? 0) - 2000)).toBeLessThan(100)
    expect(item?.media).toMatchObject({ videoCodec: 'h264', audioCodec: 'aac' })
    expect(await numberAt(item, 0.1)).toBeGreaterThanOrEqual(20)
    expect(await numberAt(item, 0.1)).toBeLessThanOrEqual(21)
    // Nothing from before the cut lies hidden in the file.
    const packets = probed(
      await bytesOf(item),
      '-select_streams',
      'V:0',
      '-count_packets',
      '-show_entries',
      'stream=nb_read_packets',
    )
    expect(Number(packets.trim())).toBeLessThanOrEqual(24)
  })

  test('that is to be exact begins at the picture that is showing, and is encoded anew', async () => {
    const parent = await fileFilm(film())
    const { item } = await clip(parent.id, 2570, 3400, true)
    expect(item?.derivation).toMatchObject({ startMs: 2500 })
    expect(item?.derivation?.recipe).toMatch(/^re-encode .*-crf 18/)
    expect(await numberAt(item, 0)).toBe(25)
    expect(await numberAt(item, 0.55)).toBe(30)
  })

  test('of what MP4 does not hold is encoded anew, at the picture too', async () => {
    const parent = await fileFilm(film('a.avi', '-c:v', 'mjpeg', '-q:v', '2'), 'avi')
    const { item } = await clip(parent.id, 2500, 3500)
    expect(item?.derivation?.recipe).toMatch(/^re-encode /)
    expect(item?.media).toMatchObject({ videoCodec: 'h264', playing: 'original' })
    expect(await numberAt(item, 0.05)).toBe(25)
  })

  test('of HEVC is copied, and gets its playable copy like every filed recording', async () => {
    const hevc = ['-c:v', 'libx265', '-x265-params', 'log-level=none:keyint=20:min-keyint=20', '-tag:v', 'hvc1']
    const parent = await fileFilm(film('a.mp4', ...hevc))
    const { item } = await clip(parent.id, 2100, 3000)
    expect(item?.derivation?.recipe).toMatch(/^stream-copy /)
    expect(items().find(({ id }) => id === item?.id)?.media).toMatchObject({ videoCodec: 'hevc', playing: 'copy' })
  })

  test('of a sound alone is a sound', async () => {
    const path = await files.clip('录音.m4a', 3, ['-map', '1:a', '-c:a', 'aac'])
    const parent = await home.file(dossierId, path)
    const { item } = await clip(parent.id, 1000, 2000)
    expect(item).toMatchObject({ viewing: 'audio', mime: 'audio/mp4', media: { videoCodec: null, audioCodec: 'aac' } })
    expect(Math.abs((item?.derivation?.startMs ?? 0) - 1000)).toBeLessThan(50)
    expect(Math.abs((item?.media?.durationMs ?? 0) - 1000)).toBeLessThan(100)
  })

  test('with its ends the wrong way round or beyond the recording is refused, and nothing is queued', async () => {
    const parent = await fileFilm(film())
    const paper = await home.file(dossierId, await files.pdf('笔录.pdf'))
    const ask = (itemId: string, startMs: number, endMs: number) => () =>
      home.rooms.extracts.clip(archivist, { itemId, startMs, endMs, title: null, exact: false })
    const jobs = home.rooms.queue.list().length
    expect(ask(parent.id, 3000, 3000)).toThrow(expect.objectContaining({ code: 'extract.span' }))
    expect(ask(parent.id, 3000, 2000)).toThrow(expect.objectContaining({ code: 'extract.span' }))
    expect(ask(parent.id, 3000, 7000)).toThrow(expect.objectContaining({ code: 'extract.span' }))
    expect(ask(parent.id, 5100, 5500)).toThrow(expect.objectContaining({ code: 'extract.span' }))
    expect(ask(paper.id, 0, 100)).toThrow(expect.objectContaining({ code: 'extract.not-recording' }))
    expect(home.rooms.queue.list()).toHaveLength(jobs)
    expect(entries('recording.clip-requested').at(-1)).toMatchObject({ outcome: 'refused' })
    // A little beyond the end is the end.
    const { item } = await clip(parent.id, 4000, 5300)
    expect(item?.derivation?.endMs).toBeLessThanOrEqual(5000)
  })

  test('that was filed when the program died before its job ended is not filed twice', async () => {
    const parent = await fileFilm(film())
    const { job, item } = await clip(parent.id, 0, 1500)
    const before = [items(), entries('recording.clip-filed').length]
    home.rooms.store.run((q) => q.updateTable('job').set({ state: 'running', ended_at: null }).where('id', '=', job.id))
    await home.reopen()
    await home.rooms.queue.idle()
    expect(home.rooms.queue.list().find(({ id }) => id === job.id)).toMatchObject({ state: 'done' })
    expect([items(), entries('recording.clip-filed').length]).toEqual(before)
    expect(items().filter(({ sha256 }) => sha256 === item?.sha256)).toHaveLength(1)
  })

  test('and another of the same recording are two jobs; one that was cancelled leaves nothing', async () => {
    const parent = await fileFilm(film())
    const ask = (startMs: number) =>
      home.rooms.extracts.clip(archivist, {
        itemId: parent.id,
        startMs,
        endMs: startMs + 1000,
        title: null,
        exact: true,
      })
    const [first, second, third] = [ask(0), ask(1000), ask(2000)]
    expect(new Set([first.id, second.id, third.id]).size).toBe(3)
    home.rooms.queue.cancel(archivist, second.id)
    await home.rooms.queue.idle()
    expect(items().map(({ derivation }) => derivation?.startMs ?? null)).toEqual([null, 0, 2000])
    // What was cancelled may be taken up again, beside another that waits.
    ask(3000)
    home.rooms.queue.retry(archivist, second.id)
    await home.rooms.queue.idle()
    expect(items().map(({ derivation }) => derivation?.startMs ?? null)).toEqual([null, 0, 2000, 3000, 1000])
  })
})

describe('beside a sealed dossier', () => {
  test('extracts are filed all the same, and change nothing of it', async () => {
    const parent = await fileFilm(film())
    const inside = await snapshot(parent.id, 100)
    home.rooms.dossiers.seal(archivist, dossierId)
    const before = { manifest: manifest(), dossier: home.rooms.dossiers.get(dossierId) }
    const picture = await snapshot(parent.id, 3000)
    const { item } = await clip(parent.id, 2000, 3000)
    expect(picture).toMatchObject({ outsideSeal: true, position: 1, volume: 'main' })
    expect(item).toMatchObject({ outsideSeal: true, position: 2 })
    expect(items().map(({ id }) => id)).toEqual([parent.id, inside.id, picture.id, item?.id])
    expect({ manifest: manifest(), dossier: home.rooms.dossiers.get(dossierId) }).toEqual(before)
    expect(await verdict()).toMatchObject({ state: 'intact', seal: 'matches', total: 2 })
    await expect(snapshot(parent.id, 3000)).rejects.toMatchObject({ code: 'item.duplicate' })
    // They point back like any other evidence.
    const anchor = { on: 'page', itemId: picture.id, page: 1, region: null } as const
    expect(() => home.rooms.evidence.assertAnchor(dossierId, anchor)).not.toThrow()
  })

  test('an extract may still go, the dossier stays as it is', async () => {
    const parent = await fileFilm(film())
    home.rooms.dossiers.seal(archivist, dossierId)
    const [first, second] = [await snapshot(parent.id, 0), await snapshot(parent.id, 1000)]
    const before = { manifest: manifest(), dossier: home.rooms.dossiers.get(dossierId) }
    home.rooms.items.withdraw(archivist, first.id, '取错了画面')
    expect(items().map(({ id, position }) => [id, position])).toEqual([
      [parent.id, 1],
      [second.id, 1],
    ])
    expect({ manifest: manifest(), dossier: home.rooms.dossiers.get(dossierId) }).toEqual(before)
    expect(() => home.rooms.items.withdraw(archivist, parent.id, '取错了')).toThrow(
      expect.objectContaining({ code: 'dossier.sealed' }),
    )
  })

  test('a clip asked for before the seal and made after it lies beside it', async () => {
    const parent = await fileFilm(film())
    home.rooms.extracts.clip(archivist, { itemId: parent.id, startMs: 0, endMs: 1000, title: null, exact: false })
    const { manifestSha256 } = home.rooms.dossiers.seal(archivist, dossierId)
    await home.rooms.queue.idle()
    expect(items().map(({ outsideSeal }) => outsideSeal)).toEqual([false, true])
    expect(await verdict()).toMatchObject({ state: 'intact', seal: 'matches' })
    expect(manifest().sha256).toBe(manifestSha256)
  })
})

test('a recording with extracts is not withdrawn from under them', async () => {
  const parent = await fileFilm(film())
  const picture = await snapshot(parent.id, 0)
  expect(() => home.rooms.items.withdraw(archivist, parent.id, '归错了卷')).toThrow(
    expect.objectContaining({ code: 'item.has-extracts', params: { title: picture.title } }),
  )
  expect(items()).toHaveLength(2)
  home.rooms.items.withdraw(archivist, picture.id, '一并撤出')
  expect(home.rooms.items.withdraw(archivist, parent.id, '归错了卷')).toEqual([])
})
