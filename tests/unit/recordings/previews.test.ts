// Poster, filmstrip, peaks and analysis through their jobs, as objects of the archive.
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bytesInMemory } from '#main/jobs/index.ts'
import { createPeaks, filmstrip, peaks, planStrip } from '#main/recordings/media/index.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import { RecordingDetail } from '#shared/contract/recordings.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { someFacts } from '../../support/test-desk.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'
import { numbered, tools } from './samples.ts'

const signal = new AbortController().signal
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

const detail = (item: Item) => home.rooms.recordings.get(item.id)
const jobsOf = (item: Item) => home.rooms.queue.list().filter((job) => job.itemId === item.id)
const entriesOf = (item: Item) =>
  home.rooms.store
    .all((q) => q.selectFrom('journal').select(['event', 'who', 'detail']).where('subject', '=', item.id))
    .filter(({ event }) => event !== 'item.filed')

async function collected(order: Parameters<typeof peaks>[0]): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of peaks(order)) parts.push(part)
  return Buffer.concat(parts)
}

describe('previews', () => {
  test('of a recording that plays are made once, encrypted, and entered in the journal', async () => {
    const path = await files.clip('片段.mp4', 3)
    const item = await home.file(dossierId, path)
    expect(jobsOf(item).map((job) => job.kind)).toEqual(['preview'])
    await home.rooms.queue.idle()
    const { previews, technical, copy } = RecordingDetail.parse(detail(item))
    expect(copy).toBeNull()
    expect(technical).toMatchObject({ durationMs: 3000, frames: 75 })
    expect(previews.filmstrip).toMatchObject({
      frames: 3,
      columns: 3,
      frameWidthPx: 160,
      frameHeightPx: 90,
      everyMs: 1000,
    })
    const poster = await loadImage(Buffer.from(await home.rooms.objects.readWhole(previews.posterObjectId ?? '')))
    expect([poster.width, poster.height]).toEqual([320, 180])
    const strip = await loadImage(Buffer.from(await home.rooms.objects.readWhole(previews.filmstrip?.objectId ?? '')))
    expect([strip.width, strip.height]).toEqual([480, 90])
    const loudness = await home.rooms.objects.readWhole(previews.peaks?.objectId ?? '')
    expect(loudness.length).toBeGreaterThanOrEqual(29)
    expect(loudness.length).toBeLessThanOrEqual(31)
    // The tone of the sample is an eighth of full scale.
    expect(loudness[15]).toBeGreaterThan(25)
    expect(loudness[15]).toBeLessThan(40)
    expect(entriesOf(item)).toMatchObject([{ event: 'recording.previewed', who: 'system' }])
    const roles = home.rooms.store.all((q) =>
      q.selectFrom('object').select(['role', 'dossier_id']).where('parent_id', '=', item.objectId).orderBy('role'),
    )
    expect(roles.map(({ role }) => role)).toEqual(['filmstrip', 'peaks', 'poster'])
    expect(roles.every((row) => row.dossier_id === dossierId)).toBe(true)
  })

  test('are not made twice after a crash, and only what lacks is made again', async () => {
    const item = await home.file(dossierId, await files.clip('崩溃.mp4', 2))
    await home.rooms.queue.idle()
    const before = detail(item).previews
    const again = () =>
      home.rooms.store.run((q) =>
        q.updateTable('job').set({ state: 'running', ended_at: null }).where('item_id', '=', item.id),
      )
    again()
    await home.reopen()
    await home.rooms.queue.idle()
    expect(detail(item).previews).toEqual(before)
    home.rooms.store.run((q) => q.deleteFrom('object').where('id', '=', before.peaks?.objectId ?? ''))
    again()
    await home.reopen()
    await home.rooms.queue.idle()
    const after = detail(item).previews
    expect(after).toMatchObject({ posterObjectId: before.posterObjectId, filmstrip: before.filmstrip })
    expect(after.peaks?.objectId).not.toBe(before.peaks?.objectId)
    expect(jobsOf(item).map((job) => job.state)).toEqual(['done'])
  })

  test('of one that needs a copy come after it', async () => {
    const item = await home.file(dossierId, await files.clip('要副本.avi', 2, ['-c:v', 'mjpeg', '-c:a', 'pcm_s16le']))
    expect(jobsOf(item).map((job) => job.kind)).toEqual(['playable-copy', 'preview'])
    await home.rooms.queue.idle()
    expect(entriesOf(item).map(({ event }) => event)).toEqual(['recording.copied', 'recording.previewed'])
  })

  test('wait while the queue is paused, and are whole afterwards', async () => {
    home.rooms.queue.pause(archivist)
    const item = await home.file(dossierId, await files.clip('暂停.mp4', 2))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(jobsOf(item).map((job) => job.state)).toEqual(['queued'])
    home.rooms.queue.resume(archivist)
    await home.rooms.queue.idle()
    expect(detail(item).previews.posterObjectId).not.toBeNull()
  })
})

describe('the filmstrip', () => {
  test('holds at most sixty pictures, evenly', () => {
    const size = { widthPx: 1080, heightPx: 1920 }
    expect(planStrip({ durationMs: 7_200_000, ...size })).toEqual({
      frames: 60,
      columns: 10,
      frameWidthPx: 90,
      frameHeightPx: 160,
      everyMs: 120_000,
    })
    expect(planStrip({ durationMs: 400, ...size })).toMatchObject({ frames: 1, columns: 1, everyMs: 1000 })
    expect(planStrip({ durationMs: 60_001, ...size })).toMatchObject({ frames: 60, everyMs: 1001 })
  })

  /** The numbers that the pictures of a strip carry in their brightness. */
  async function shownOf(film: Uint8Array, durationMs: number, places: readonly number[]): Promise<number[]> {
    const order = { source: bytesInMemory(film), tools, durationMs, widthPx: 64, heightPx: 48, signal }
    const plan = planStrip(order)
    const strip = await loadImage(Buffer.from((await filmstrip(order, plan)) ?? new Uint8Array()))
    expect(strip.width).toBe(plan.columns * plan.frameWidthPx)
    const canvas = createCanvas(strip.width, strip.height)
    const context = canvas.getContext('2d')
    context.drawImage(strip, 0, 0)
    return places.map((at) => {
      const x = (at % plan.columns) * plan.frameWidthPx + 80
      const y = Math.floor(at / plan.columns) * plan.frameHeightPx + 60
      return Math.round(((context.getImageData(x, y, 1, 1).data[0] ?? 0) - 16) / 4)
    })
  }
  const coded = ['-c:v', 'libx264', '-crf', '10', '-pix_fmt', 'yuv420p'] as const

  test('shows each picture at its place, wherever the key frames of a short one are', async () => {
    for (const distance of ['10', '250']) {
      const film = numbered(`a${distance}.mp4`, 50, ...coded, '-g', distance)
      expect(await shownOf(film, 5000, [0, 1, 2, 3, 4])).toEqual([0, 10, 20, 30, 40])
    }
  })

  test('of one that ends before it says repeats its last picture, and of a long one shows the key frame before each place', async () => {
    const film = numbered('a.mp4', 50, ...coded, '-g', '10')
    expect(await shownOf(film, 8000, [0, 4, 5, 7])).toEqual([0, 40, 49, 49])
    expect(await shownOf(film, 240_000, [0, 1, 59])).toEqual([0, 40, 40])
  })

  test('of a sound is none', async () => {
    const source = bytesInMemory(madeByFfmpeg('a.mp3', '-f', 'lavfi', '-i', 'sine=duration=1'))
    const order = { source, tools, durationMs: 1000, widthPx: 16, heightPx: 9, signal }
    expect(await filmstrip(order, planStrip(order))).toBeNull()
  })
})

describe('a long recording', () => {
  // Four hours where there is time for it, two minutes else.
  const hours = process.env.SLOW === '1' ? 4 : 0.03
  test(`of ${hours} h gets copy, filmstrip and peaks without being held in memory`, { timeout: 600_000 }, async () => {
    const seconds = hours * 3600
    const path = await files.clip(`长${seconds}.avi`, 1, [
      ...['-f', 'lavfi', '-i', `testsrc2=size=64x48:rate=1:duration=${seconds}`],
      ...['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=8000:duration=${seconds}`],
      ...['-map', '2:v', '-map', '3:a', '-c:v', 'mpeg4', '-c:a', 'pcm_mulaw'],
    ])
    global.gc?.()
    const before = process.memoryUsage.rss()
    const item = await home.file(dossierId, path)
    await home.rooms.queue.idle()
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024)
    const { previews, technical, copy } = detail(item)
    expect(Math.abs((technical?.durationMs ?? 0) - seconds * 1000)).toBeLessThan(1500)
    expect(previews.filmstrip).toMatchObject({ frames: 60, everyMs: (seconds * 1000) / 60 })
    const loudness = home.rooms.objects.row(previews.peaks?.objectId ?? '')
    expect(Math.abs(loudness.size_bytes - seconds * 10)).toBeLessThan(20)
    const reader = await home.rooms.objects.open(copy?.objectId ?? '')
    const again = await home.rooms.recordings.probe(reader, signal).finally(() => reader.close())
    expect(again).toMatchObject({ flaw: null, playing: 'original' })
    expect(Math.abs((again.media?.durationMs ?? 0) - seconds * 1000)).toBeLessThan(1500)
  })
})

describe('peaks', () => {
  test('are the same however the samples are cut into pieces', () => {
    const samples = Buffer.alloc(800 * 2 * 3 + 500)
    for (let at = 0; at + 1 < samples.length; at += 2) samples.writeInt16LE(Math.round(Math.sin(at / 50) * at * 3), at)
    const inPieces = (size: number) => {
      const count = createPeaks()
      const found: number[] = []
      for (let at = 0; at < samples.length; at += size) found.push(...count.add(samples.subarray(at, at + size)))
      return [...found, ...count.end()]
    }
    const whole = inPieces(samples.length)
    expect(whole).toHaveLength(4)
    for (const size of [1, 3, 7, 1601]) expect(inPieces(size)).toEqual(whole)
  })

  test('stand where the sound is: what begins late has silence before it', async () => {
    const quietThenLoud = 'aevalsrc=if(lt(t\\,1)\\,0\\,sin(880*PI*t)):d=2:s=16000'
    const film = madeByFfmpeg('a.wav', '-f', 'lavfi', '-i', quietThenLoud)
    const found = await collected({ source: bytesInMemory(film), tools, durationMs: 2000, signal })
    expect(found.length).toBe(20)
    expect(Math.max(...found.subarray(0, 9))).toBe(0)
    expect(Math.min(...found.subarray(11, 19))).toBeGreaterThan(240)

    const late = madeByFfmpeg(
      'a.mkv',
      ...['-f', 'lavfi', '-i', 'testsrc2=size=64x48:rate=10:duration=3'],
      ...['-itsoffset', '1', '-f', 'lavfi', '-i', 'sine=duration=2', '-c:v', 'mpeg4', '-c:a', 'pcm_s16le'],
    )
    const shifted = await collected({ source: bytesInMemory(late), tools, durationMs: 3000, signal })
    expect(Math.max(...shifted.subarray(0, 9))).toBe(0)
    expect(Math.min(...shifted.subarray(11, 29))).toBeGreaterThan(20)
  })
})

describe('the analysis', () => {
  test('marks where the picture changes wholly and where nothing is heard, when somebody asks', async () => {
    const path = await files.clip('场景.mp4', 1, [
      ...['-f', 'lavfi', '-i', 'color=red:size=320x180:rate=25:duration=3'],
      ...['-f', 'lavfi', '-i', 'color=blue:size=320x180:rate=25:duration=3'],
      ...['-f', 'lavfi', '-i', 'aevalsrc=if(between(t\\,1\\,4)\\,0\\,sin(880*PI*t)):d=6:s=16000'],
      ...['-filter_complex', '[2:v][3:v]concat=n=2[v]', '-map', '[v]', '-map', '4:a'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
    ])
    const item = await home.file(dossierId, path)
    expect(detail(item).analysis).toBeNull()
    const job = home.rooms.recordings.analyse(archivist, item.id)
    expect(job).toMatchObject({ kind: 'analysis', state: 'queued' })
    expect(home.rooms.recordings.analyse(archivist, item.id).id).toBe(job.id)
    await home.rooms.queue.idle()
    const { analysis } = detail(item)
    expect(analysis?.scenesMs).toEqual([3000])
    expect(analysis?.silences).toHaveLength(1)
    expect(Math.abs((analysis?.silences[0]?.startMs ?? 0) - 1000)).toBeLessThan(100)
    expect(Math.abs((analysis?.silences[0]?.endMs ?? 0) - 4000)).toBeLessThan(100)
    const events = entriesOf(item).map(({ event, who }) => [event, who])
    expect(events).toEqual([
      ['recording.analysis-requested', 'archivist'],
      ['recording.analysis-requested', 'archivist'],
      ['recording.previewed', 'system'],
      ['recording.analysed', 'system'],
    ])
  })

  test('is refused for what cannot be decoded, and for a paper', async () => {
    const noise = await home.file(dossierId, await files.bytes('噪声.mp4', Buffer.alloc(5000, 'q')))
    const paper = await home.file(dossierId, await files.bytes('照片.png', await picture()))
    const before = home.rooms.queue.list()
    const refused = (code: string) => expect.objectContaining({ code })
    expect(() => home.rooms.recordings.analyse(archivist, noise.id)).toThrow(refused('recording.not-analysed'))
    expect(() => home.rooms.recordings.analyse(archivist, paper.id)).toThrow(refused('recording.none'))
    expect(() => home.rooms.recordings.get(paper.id)).toThrow(refused('recording.none'))
    expect(home.rooms.queue.list()).toEqual(before)
  })
})

const picture = () => createCanvas(8, 8).encode('png')
