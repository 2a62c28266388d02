// Redacted copies, judged by their pixels and their sound: what was to be hidden is gone, what was not is as before.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Item } from '#shared/contract/dossiers.ts'
import type { HiddenRegion, HiddenSound, RedactionPlan } from '#shared/contract/redactions.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../../support/dossier-rooms.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { someFacts } from '../../support/test-desk.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'

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

const [width, height, rate, seconds] = [320, 180, 25, 3] as const
const patch = 24
/** Where the bright patch is at a second: it wanders to the right along the middle. */
const patchAt = (second: number) => ({ x: 40 + 60 * second, y: 78 })
const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '8', '-pix_fmt', 'yuv420p']

/** A running grey pattern, a white patch that wanders over it, and a tone of 440 Hz. */
function film(name = 'a.mp4', ...encoding: string[]): Uint8Array {
  const ground = `color=black:size=${width}x${height}:rate=${rate}:duration=${seconds},format=gray,geq=lum='40+50*mod(floor(X/8)+floor(Y/8)+N,2)'`
  const white = `color=white:size=${patch}x${patch}:rate=${rate}:duration=${seconds}`
  const sound = `sine=frequency=440:sample_rate=48000:duration=${seconds}`
  const inputs = [ground, white, sound].flatMap((source) => ['-f', 'lavfi', '-i', source])
  const graph = `[0:v][1:v]overlay=x='40+60*t':y=78,format=yuv420p[v]`
  const streams = ['-filter_complex', graph, '-map', '[v]', '-map', '2:a']
  return madeByFfmpeg(name, ...inputs, ...streams, ...(encoding.length > 0 ? encoding : x264), '-c:a', 'aac')
}

let made = 0
async function fileFilm(bytes: Uint8Array, ending = 'mp4'): Promise<Item> {
  made += 1
  return home.file(dossierId, await files.bytes(`现场检查录像${made}.${ending}`, bytes))
}

const why = { what: '面部', reason: '涉及未成年人，依法不予公开。' }
/** Follows the patch, with four pixels to spare on each side. */
function following(change: Partial<HiddenRegion> = {}): HiddenRegion {
  const at = (second: number) => {
    const { x, y } = patchAt(second)
    const side = (px: number, of: number) => px / of
    const region = {
      x: side(x - 4, width),
      y: side(y - 4, height),
      width: side(patch + 8, width),
      height: side(patch + 8, height),
    }
    return { atMs: second * 1000, region }
  }
  return {
    id: crypto.randomUUID(),
    kind: 'blur',
    startMs: 0,
    endMs: seconds * 1000,
    keyframes: [at(0), at(seconds)],
    ...why,
    ...change,
  }
}
const sound = (kind: HiddenSound['kind'], startMs: number, endMs: number): HiddenSound => {
  return { id: crypto.randomUUID(), kind, startMs, endMs, ...why, what: '住址' }
}

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

function ffmpegOn<T>(bytes: Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'redacted-'))
  try {
    const file = join(folder, 'film')
    writeFileSync(file, bytes)
    return use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const decoded = new WeakMap<Uint8Array, Buffer>()

/** Grey values, row by row, of the picture that is showing at a second of a film with 25 of them a second. */
function greyAt(bytes: Uint8Array, second: number): Buffer {
  const pictures =
    decoded.get(bytes) ??
    ffmpegOn(bytes, (file) =>
      execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-f', 'rawvideo', '-pix_fmt', 'gray', '-'], {
        maxBuffer: 64 * 1024 * 1024,
      }),
    )
  decoded.set(bytes, pictures)
  const start = Math.floor(second * rate + 0.001) * width * height
  return pictures.subarray(start, start + width * height)
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function within(grey: Buffer, { x, y, width: wide, height: high }: Box, rowPx: number = width): number[] {
  const values: number[] = []
  for (let row = Math.ceil(y); row < y + high; row++)
    for (let column = Math.ceil(x); column < x + wide; column++) values.push(grey[row * rowPx + column] ?? 0)
  return values
}
const patchBox = (second: number): Box => ({ ...patchAt(second), width: patch, height: patch })

/** Mean difference of all pixels outside a box. */
function differenceOutside(one: Buffer, other: Buffer, hole: Box): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const inside = column >= hole.x && column < hole.x + hole.width && row >= hole.y && row < hole.y + hole.height
      if (inside) continue
      sum += Math.abs((one[row * width + column] ?? 0) - (other[row * width + column] ?? 0))
      count += 1
    }
  return sum / count
}
const wider = ({ x, y, width: wide, height: high }: Box, by: number): Box => {
  return { x: x - by, y: y - by, width: wide + 2 * by, height: high + 2 * by }
}

/** Mono samples at 48 kHz between two seconds. */
function samples(bytes: Uint8Array, from: number, to: number): Float32Array {
  const raw = ffmpegOn(bytes, (file) =>
    execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-ac', '1', '-ar', '48000', '-f', 'f32le', '-'], {
      maxBuffer: 64 * 1024 * 1024,
    }),
  )
  const all = new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength))
  return all.slice(Math.round(from * 48_000), Math.round(to * 48_000))
}
const loudness = (part: Float32Array) => Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length)
/** How much of a frequency there is (Goertzel), of all that is heard: 1 when nothing else is. */
function share(part: Float32Array, hertz: number): number {
  let [re, im] = [0, 0]
  part.forEach((value, at) => {
    re += value * Math.cos((2 * Math.PI * hertz * at) / 48_000)
    im += value * Math.sin((2 * Math.PI * hertz * at) / 48_000)
  })
  return Math.hypot(re, im) / part.length / (loudness(part) / Math.SQRT2)
}

const entries = (event: string) =>
  home.rooms.store
    .all((q) => q.selectFrom('journal').selectAll().where('event', '=', event).orderBy('position'))
    .map(({ who, subject, outcome, detail }) => ({ who, subject, outcome, detail: JSON.parse(detail) as unknown }))

describe('a redacted copy', () => {
  test.each(['blur', 'box'] as const)('hides what a %s follows at every instant, and leaves the rest', async (kind) => {
    const original = film()
    const item = await fileFilm(original)
    const { bytes } = await redacted(item, { regions: [following({ kind })], sounds: [] })
    for (const second of [0, 0.48, 1, 1.52, 2.2, 2.88]) {
      const [before, after] = [greyAt(original, second), greyAt(bytes, second)]
      const at = patchBox(second)
      expect(Math.max(...within(before, at))).toBeGreaterThan(220)
      const left = within(after, at)
      if (kind === 'box') expect(Math.max(...left)).toBeLessThan(30)
      else {
        // No edge of the patch is left: its white has run into what was around it.
        const steps = left
          .slice(1)
          .map((value, index) => ((index + 1) % patch === 0 ? 0 : Math.abs(value - (left[index] ?? 0))))
        expect(Math.max(...steps)).toBeLessThan(40)
      }
      expect(differenceOutside(before, after, wider(at, 16))).toBeLessThan(4)
    }
  })

  test('shows no patch at the edges of its span, and the patch before and after it', async () => {
    const original = film()
    const item = await fileFilm(original)
    const { bytes } = await redacted(item, {
      regions: [following({ kind: 'box', startMs: 1010, endMs: 1990 })],
      sounds: [],
    })
    // The picture of 1.00 is showing at 1.01, that of 1.96 at 1.99.
    for (const second of [1, 1.04, 1.48, 1.96])
      expect(Math.max(...within(greyAt(bytes, second), patchBox(second)))).toBeLessThan(30)
    for (const second of [0.48, 0.88, 2.08, 2.48])
      expect(Math.min(...within(greyAt(bytes, second), wider(patchBox(second), -4)))).toBeGreaterThan(200)
  })

  test('covers a region that grows on its way, all the way', async () => {
    const original = film()
    const item = await fileFilm(original)
    const [from, to] = [patchAt(0), patchAt(seconds)]
    const region = (x: number, y: number, wide: number, high: number) => {
      return { x: x / width, y: y / height, width: wide / width, height: high / height }
    }
    const keyframes = [
      { atMs: 0, region: region(from.x, from.y, patch, patch) },
      { atMs: 1500, region: region(patchAt(1.5).x - 30, 60, 84, 60) },
      { atMs: 3000, region: region(to.x, to.y, patch, patch) },
    ]
    const { bytes } = await redacted(item, { regions: [following({ kind: 'box', keyframes })], sounds: [] })
    for (const second of [0, 0.4, 1.2, 1.48, 1.8, 2.6, 2.96])
      expect(Math.max(...within(greyAt(bytes, second), patchBox(second)))).toBeLessThan(40)
  })

  test('lays its regions on the picture as it is shown, also where the camera was held upright', async () => {
    const lying = film()
    const turned = ffmpegOn(lying, (file) =>
      madeByFfmpeg('a.mp4', '-i', file, '-c', 'copy', '-metadata:s:v:0', 'rotate=90'),
    )
    const item = await fileFilm(turned)
    const size = { width: item.media?.width ?? 0, height: item.media?.height ?? 0 }
    expect(size).toEqual({ width: height, height: width })
    const region = { x: 0, y: 0, width: 1, height: 0.5 }
    const hidden = following({ kind: 'box', keyframes: [{ atMs: 0, region }] })
    const { bytes } = await redacted(item, { regions: [hidden], sounds: [] })
    const after = greyAt(bytes, 1)
    expect(after.length).toBe(width * height)
    expect(Math.max(...within(after, { x: 0, y: 0, width: height, height: width / 2 }, height))).toBeLessThan(30)
    expect(
      Math.max(...within(after, { x: 0, y: width / 2 + 8, width: height, height: width / 2 - 8 }, height)),
    ).toBeGreaterThan(60)
  })

  test('hides what stands still in a picture that lasts for seconds', async () => {
    const slides = madeByFfmpeg('a.mp4', '-f', 'lavfi', '-i', 'color=white:size=320x180:rate=1/2:duration=6', ...x264)
    const item = await fileFilm(slides)
    const region = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }
    const hidden = following({ kind: 'box', startMs: 700, endMs: 1400, keyframes: [{ atMs: 0, region }] })
    const { bytes } = await redacted(item, { regions: [hidden], sounds: [] })
    const middle: Box = { x: 100, y: 60, width: 100, height: 60 }
    for (const second of [0.7, 1, 1.38]) expect(Math.max(...within(greyAt(bytes, second), middle))).toBeLessThan(30)
    for (const second of [0.4, 1.7, 3]) expect(Math.min(...within(greyAt(bytes, second), middle))).toBeGreaterThan(200)
  })

  test('follows a region through hundreds of key frames; a plan too long for one command is refused', async () => {
    const original = film()
    const item = await fileFilm(original)
    const path = (count: number) =>
      Array.from({ length: count }, (_, at) => {
        const second = (seconds * at) / (count - 1)
        const { x, y } = patchAt(second)
        // It trembles as a hand does.
        const shake = at % 2
        const region = {
          x: (x - 4 - shake) / width,
          y: (y - 4 - shake) / height,
          width: 34 / width,
          height: 34 / height,
        }
        return { atMs: Math.round(second * 1000), region }
      })
    const { bytes } = await redacted(item, { regions: [following({ kind: 'box', keyframes: path(300) })], sounds: [] })
    for (const second of [0, 0.48, 1.52, 2.88])
      expect(Math.max(...within(greyAt(bytes, second), patchBox(second)))).toBeLessThan(30)
    const regions = Array.from({ length: 8 }, () => following({ kind: 'box', keyframes: path(300) }))
    await expect(redacted(item, { regions, sounds: [] })).rejects.toThrow('关键帧太多')
    expect(home.rooms.redactions.get(item.id).copies).toHaveLength(1)
  })

  test('mutes more than a hundred words, with a little before and after each', async () => {
    const original = film()
    const item = await fileFilm(original)
    const sounds = Array.from({ length: 130 }, (_, at) => sound('mute', at * 23, at * 23 + 1))
    const { bytes } = await redacted(item, { regions: [], sounds })
    // 2 of 23 ms are heard.
    expect(loudness(samples(bytes, 0.1, 2.8)) / loudness(samples(original, 0.1, 2.8))).toBeLessThan(0.35)
  })

  test('is silent where it is muted, sounds a tone where that is asked for, and is as before elsewhere', async () => {
    const original = film()
    const item = await fileFilm(original)
    const { bytes } = await redacted(item, {
      regions: [],
      sounds: [sound('mute', 500, 1000), sound('tone', 1500, 2000)],
    })
    expect(loudness(samples(bytes, 0.5, 1))).toBeLessThan(0.0005)
    const tone = samples(bytes, 1.5, 2)
    expect(loudness(tone)).toBeGreaterThan(0.05)
    expect(share(tone, 1000)).toBeGreaterThan(0.95)
    expect(share(tone, 440)).toBeLessThan(0.02)
    for (const [from, to] of [
      [0.05, 0.45],
      [1.05, 1.45],
      [2.05, 2.8],
    ] as const) {
      const [before, after] = [samples(original, from, to), samples(bytes, from, to)]
      expect(share(after, 440)).toBeGreaterThan(0.95)
      expect(Math.abs(loudness(after) / loudness(before) - 1)).toBeLessThan(0.05)
    }
  })

  test('of a sound alone is a sound', async () => {
    const item = await home.file(dossierId, await files.clip('询问录音.m4a', 2, ['-map', '1:a', '-c:a', 'aac']))
    const { bytes } = await redacted(item, { regions: [], sounds: [sound('mute', 500, 1000)] })
    expect(loudness(samples(bytes, 0.5, 1))).toBeLessThan(0.0005)
    expect(loudness(samples(bytes, 1.1, 1.8))).toBeGreaterThan(0.05)
  })

  test('carries its ledger and nothing else of the original; original, viewing copy and seal stay as they are', async () => {
    const tagged = ffmpegOn(film('a.avi', '-c:v', 'mjpeg', '-q:v', '2'), (file) =>
      madeByFfmpeg('a.avi', '-i', file, '-c', 'copy', '-metadata', 'title=秘密证人'),
    )
    const item = await fileFilm(tagged, 'avi')
    await home.rooms.queue.idle()
    home.rooms.dossiers.seal(archivist, dossierId)
    const objects = () =>
      home.rooms.store.all((q) => q.selectFrom('object').selectAll().where('dossier_id', '=', dossierId).orderBy('id'))
    const before = objects()
    const manifest = home.rooms.dossiers.manifest(dossierId)
    const plan = { regions: [following()], sounds: [sound('tone', 0, 500)] }
    const { copy, bytes, saved, job } = await redacted(item, plan)

    const ledger = JSON.parse(copy.ledger) as Record<string, unknown>
    expect(ledger).toMatchObject({
      schema: 'anjuan-redaction',
      version: 1,
      job: job.id,
      original: { itemId: item.id, title: item.title, sha256: item.sha256, sizeBytes: item.sizeBytes },
      planVersion: 1,
      plan: saved.plan,
      askedBy: '和丽春',
    })
    expect(String(ledger.how)).toContain('-crf 18')
    expect(Buffer.from(bytes).includes('秘密证人')).toBe(false)
    expect(objects().filter(({ id }) => id !== copy.objectId)).toEqual(before)
    expect(objects().find(({ id }) => id === copy.objectId)).toMatchObject({
      role: 'redacted',
      parent_id: item.objectId,
    })
    for (const { id } of before) expect(await home.rooms.objects.verify(id)).toMatchObject({ state: 'intact' })
    expect(home.rooms.dossiers.manifest(dossierId)).toEqual(manifest)
    expect(home.rooms.dossiers.items(dossierId)).toHaveLength(1)

    expect(entries('redaction.saved').at(-1)).toEqual({
      who: 'archivist',
      subject: item.id,
      outcome: 'done',
      detail: { version: 1, regions: 1, sounds: 1 },
    })
    expect(entries('redaction.requested').at(-1)).toMatchObject({
      who: 'archivist',
      subject: item.id,
      detail: { version: 1, regions: 1, sounds: 1 },
    })
    expect(entries('redaction.made').at(-1)).toEqual({
      who: 'system',
      subject: item.id,
      outcome: 'done',
      detail: { version: 1, regions: 1, sounds: 1, sha256: copy.sha256, parent: item.sha256 },
    })
    const reader = await home.rooms.objects.open(copy.objectId)
    expect(reader.label.name).toBe(`${item.title}（遮蔽副本）.mp4`)
    await reader.close()
  })
})

describe('the plan', () => {
  test('grows a version with each save, and is refused to whoever did not see the last one', async () => {
    const item = await fileFilm(film())
    const { redactions } = home.rooms
    expect(redactions.get(item.id)).toMatchObject({ version: 0, savedBy: null, copies: [] })
    const first = redactions.save(archivist, {
      itemId: item.id,
      version: 0,
      plan: { regions: [following()], sounds: [] },
    })
    expect(first).toMatchObject({ version: 1, savedBy: '和丽春' })
    const late = () =>
      redactions.save({ name: 'handler' }, { itemId: item.id, version: 0, plan: { regions: [], sounds: [] } })
    expect(late).toThrow(
      expect.objectContaining({ code: 'redaction.stale', params: { savedBy: '和丽春', at: first.savedAt } }),
    )
    expect(redactions.get(item.id)).toEqual(first)
    expect(redactions.save(archivist, { itemId: item.id, version: 1, plan: { regions: [], sounds: [] } }).version).toBe(
      2,
    )
  })

  test('that does not fit its recording is refused with the place that is wrong; an empty one is not carried out', async () => {
    const item = await fileFilm(film())
    const paper = await home.file(dossierId, await files.pdf('笔录.pdf'))
    const { redactions, queue } = home.rooms
    const beyond = { regions: [following(), following({ endMs: 9000 })], sounds: [] }
    const save = (itemId: string, plan: RedactionPlan) => () => redactions.save(archivist, { itemId, version: 0, plan })
    expect(save(item.id, beyond)).toThrow(
      expect.objectContaining({ code: 'redaction.plan', params: { part: 'region', at: 2, why: 'beyond' } }),
    )
    expect(save(paper.id, beyond)).toThrow(expect.objectContaining({ code: 'redaction.not-recording' }))
    expect(redactions.get(item.id).version).toBe(0)
    expect(entries('redaction.saved').at(-1)).toMatchObject({ outcome: 'refused' })
    const jobs = queue.list().length
    expect(() => redactions.render(archivist, item.id)).toThrow(expect.objectContaining({ code: 'redaction.empty' }))
    expect(queue.list()).toHaveLength(jobs)
  })

  test('asked for twice is carried out once, a later version besides; a copy entered before a crash is not made again', async () => {
    const item = await fileFilm(film())
    const { redactions } = home.rooms
    const plan = (endMs: number) => ({ regions: [], sounds: [sound('mute', 0, endMs)] })
    redactions.save(archivist, { itemId: item.id, version: 0, plan: plan(500) })
    const [first, again] = [redactions.render(archivist, item.id), redactions.render(archivist, item.id)]
    redactions.save(archivist, { itemId: item.id, version: 1, plan: plan(700) })
    const second = redactions.render(archivist, item.id)
    expect([again.id === first.id, second.id === first.id]).toEqual([true, false])
    await home.rooms.queue.idle()
    const { copies } = redactions.get(item.id)
    expect(copies.map(({ ledger }) => (JSON.parse(ledger) as { planVersion: number }).planVersion).sort()).toEqual([
      1, 2,
    ])
    home.rooms.store.run((q) =>
      q.updateTable('job').set({ state: 'running', ended_at: null }).where('id', '=', first.id),
    )
    await home.reopen()
    await home.rooms.queue.idle()
    expect(home.rooms.redactions.get(item.id).copies).toEqual(copies)
    expect(home.rooms.queue.list().find(({ id }) => id === first.id)?.state).toBe('done')
  })
})
