// Bad recordings at the door of the archive: each is filed, hashed and flagged with its reason, never dropped; nothing it
// says makes the desk open another address or file; and no process stays behind.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesInMemory, FfmpegFailure, runFfmpeg } from '#main/jobs/index.ts'
import { type Item, recordingFlaws } from '#shared/contract/dossiers.ts'
import { flawSentence } from '#shared/text/faults/recordings.ts'
import { archivist, type DossierRooms, openDossierRooms } from '../support/dossier-rooms.ts'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { someFacts } from '../support/test-desk.ts'
import { box, manyTracks, withStatedSeconds } from '../unit/recordings/hostile.ts'
import { tools } from '../unit/recordings/samples.ts'

let files: SmallFiles
let home: DossierRooms
let dossierId: string

beforeAll(async () => {
  files = await createSmallFiles()
  home = await openDossierRooms()
  dossierId = (await home.rooms.dossiers.create(archivist, someFacts())).id
})
afterAll(async () => {
  await home.close()
  await files.close()
})

const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac']
let made = 0
/** A name of its own for each file, and other bytes. */
const named = (ending: string) => `执法记录${++made}.${ending}`
const half = async (path: string) => files.truncated(path, Math.floor((await stat(path)).size / 2))
const read = async (path: string) => readFile(path)

async function filed(path: string): Promise<Item> {
  const item = await home.file(dossierId, path)
  expect(item.sha256).toBe(
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  )
  expect(item.originalName).toBe(basename(path))
  await home.rooms.queue.idle()
  return home.rooms.dossiers.items(dossierId).find((one) => one.id === item.id) ?? item
}

/** ffmpeg and ffprobe that this test process has left running. */
function toolsRunning(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const parent = /^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1]
        return parent === String(process.pid) && /ff(mpeg|probe)$/.test(readlinkSync(`/proc/${pid}/exe`))
      } catch {
        return false
      }
    })
}

test('a truncated MP4 without its index (moov) is filed as truncated and does not play', async () => {
  const item = await filed(await half(await files.clip(named('mp4'), 2, h264)))
  expect(item).toMatchObject({ kind: 'recording', viewing: 'video', viewObjectId: null })
  expect(item.media).toMatchObject({ flaw: 'truncated', playing: 'failed', durationMs: 0 })
})

test('an MP4 cut between its boxes, before the index, is truncated too', async () => {
  const bytes = await read(await files.clip(named('mp4'), 1, h264))
  const item = await filed(await files.bytes(named('mp4'), bytes.subarray(0, bytes.lastIndexOf('moov') - 4)))
  expect(item.media).toMatchObject({ flaw: 'truncated', playing: 'failed' })
})

test('a cut MP4 whose index comes first gets a copy of what is there', async () => {
  const path = await files.clip(named('mp4'), 6, [...h264, '-g', '25', '-b:v', '2M', '-movflags', '+faststart'])
  const item = await filed(await half(path))
  expect(item.media).toMatchObject({ flaw: 'truncated', playing: 'copy' })
  expect(item.media?.durationMs).toBeGreaterThan(1500)
  expect(item.media?.durationMs).toBeLessThan(5000)
  const { technical, copy, previews } = home.rooms.recordings.get(item.id)
  expect(technical?.statedDurationMs).toBeGreaterThan(5900)
  expect(copy).toMatchObject({ objectId: item.viewObjectId, recipe: expect.stringContaining('video=copy') })
  expect(previews.posterObjectId).not.toBeNull()
})

test.each([
  ['avi', ['-c:v', 'mjpeg', '-c:a', 'pcm_s16le']],
  ['mkv', h264],
  ['wav', ['-vn']],
] as const)('a cut %s is truncated, and what is there can be seen or heard', async (ending, encoding) => {
  const item = await filed(await half(await files.clip(named(ending), 4, [...encoding])))
  expect(item.media).toMatchObject({ flaw: 'truncated', playing: 'copy' })
  expect(item.media?.durationMs).toBeGreaterThan(800)
})

test.each([
  ['much more', 36_000],
  ['much less', 1],
])('an MP4 that claims %s than it holds is measured, and the claim is kept', async (_how, seconds) => {
  const bytes = await read(await files.clip(named('mp4'), 8, [...h264, '-g', '25']))
  const item = await filed(await files.bytes(named('mp4'), withStatedSeconds(bytes, seconds)))
  expect(item.media).toMatchObject({ flaw: 'duration-lies', playing: 'copy' })
  expect(item.media?.durationMs).toBeGreaterThan(7_500)
  expect(item.media?.durationMs).toBeLessThan(8_500)
  expect(home.rooms.recordings.get(item.id).technical?.statedDurationMs).toBe(seconds * 1000)
})

test('a recording of sound alone has peaks and no pictures', async () => {
  const item = await filed(await files.clip(named('mp3'), 2, ['-vn', '-c:a', 'libmp3lame']))
  expect(item).toMatchObject({ viewing: 'audio', media: { flaw: null, playing: 'original', videoCodec: null } })
  const { previews } = home.rooms.recordings.get(item.id)
  expect(previews).toMatchObject({ posterObjectId: null, filmstrip: null, peaks: { perSecond: 10 } })
})

test('sound alone in an MP4 is shown as sound', async () => {
  const item = await filed(await files.clip(named('mp4'), 2, ['-vn', '-c:a', 'aac']))
  expect(item).toMatchObject({ viewing: 'audio', media: { flaw: null, audioCodec: 'aac', width: null } })
})

test('a recording without sound has pictures and no peaks', async () => {
  const item = await filed(await files.clip(named('mp4'), 2, [...h264, '-an']))
  expect(item.media).toMatchObject({ flaw: null, playing: 'original', audioCodec: null })
  const { previews } = home.rooms.recordings.get(item.id)
  expect(previews).toMatchObject({ peaks: null, filmstrip: { frames: 2, everyMs: 1000 } })
  expect(previews.posterObjectId).not.toBeNull()
})

test('a variable frame rate is said, and its copy keeps the times', async () => {
  const uneven = ['-vf', "select='lt(n,20)+not(mod(n,10))'", '-fps_mode', 'vfr', '-c:v', 'mpeg4', '-g', '250', '-an']
  const item = await filed(await files.clip(named('mkv'), 4, uneven))
  expect(item.media).toMatchObject({ flaw: null, playing: 'copy' })
  const { technical, copy } = home.rooms.recordings.get(item.id)
  expect(technical?.video?.variableFrameRate).toBe(true)
  const reader = await home.rooms.objects.open(copy?.objectId ?? '')
  const again = await home.rooms.recordings.probe(reader, new AbortController().signal)
  await reader.close()
  expect(Math.abs((again.media?.durationMs ?? 0) - (item.media?.durationMs ?? 0))).toBeLessThan(500)
})

test('a turned recording is as large as it is shown, and so is its copy', async () => {
  const bytes = await read(await files.clip(named('mp4'), 1, ['-c:v', 'mpeg4', '-an']))
  const turned = Buffer.from(bytes)
  const matrixAt = turned.indexOf('tkhd') + 44
  turned.fill(0, matrixAt, matrixAt + 32)
  turned.writeInt32BE(0x10000, matrixAt + 4)
  turned.writeInt32BE(-0x10000, matrixAt + 12)
  turned.writeInt32BE(0x40000000, matrixAt + 32)
  const item = await filed(await files.bytes(named('mp4'), turned))
  expect(item.media).toMatchObject({ width: 180, height: 320, playing: 'copy', flaw: null })
  const { technical, copy } = home.rooms.recordings.get(item.id)
  expect(technical?.video).toMatchObject({ widthPx: 320, heightPx: 180, rotation: 90 })
  const reader = await home.rooms.objects.open(copy?.objectId ?? '')
  const again = await home.rooms.recordings.probe(reader, new AbortController().signal)
  await reader.close()
  expect(again.technical?.video).toMatchObject({ widthPx: 180, heightPx: 320, rotation: 0 })
})

test('a stream of 0 pictures a second is filed with sane facts', async () => {
  const bytes = Buffer.from(await read(await files.clip(named('avi'), 2, ['-c:v', 'mjpeg', '-an'])))
  // dwRate of the stream header and dwMicroSecPerFrame of the main one.
  bytes.writeUInt32LE(0, bytes.indexOf('strh') + 8 + 24)
  bytes.writeUInt32LE(0, bytes.indexOf('avih') + 8)
  const item = await filed(await files.bytes(named('avi'), bytes))
  expect(item.media?.durationMs).toBeLessThan(60_000)
  const rate = item.media?.framesPerSecond ?? null
  expect(rate === null || (rate > 0 && rate <= 120)).toBe(true)
  expect(['copy', 'failed']).toContain(item.media?.playing)
})

test('10,000 streams end quickly, as too many', async () => {
  const path = await files.bytes(named('mp4'), manyTracks(await read(await files.clip(named('mp4'), 1, h264)), 10_000))
  const before = performance.now()
  const item = await filed(path)
  expect(item.media).toMatchObject({ flaw: 'too-many-streams', playing: 'failed', durationMs: 0 })
  expect(performance.now() - before).toBeLessThan(20_000)
})

test('a recording of 0 seconds is filed as empty', async () => {
  const item = await filed(await files.clip(named('mp4'), 1, ['-t', '0', '-c:v', 'libx264', '-c:a', 'aac']))
  expect(item.media).toMatchObject({ flaw: 'empty', playing: 'failed', durationMs: 0 })
})

test.each(['mp4', 'avi', 'dav', 'amr', 'ts'])('noise called .%s is filed as damaged, as it came', async (ending) => {
  const noise = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919 + (at >> 3) + made * 31) % 256))
  const item = await filed(await files.bytes(named(ending), noise))
  expect(item).toMatchObject({ kind: 'recording', viewing: 'none', mime: 'application/octet-stream', remarks: [] })
  expect(item.media).toMatchObject({ flaw: 'damaged', playing: 'failed', container: 'unknown' })
  expect(item.viewObjectId).toBeNull()
})

test('a codec that nobody can decode is filed as such', async () => {
  const bytes = Buffer.from(await read(await files.clip(named('mov'), 1, [...h264, '-an'])))
  bytes.write('zz9q', bytes.indexOf('avc1', bytes.indexOf('stsd')), 'latin1')
  const item = await filed(await files.bytes(named('mov'), bytes))
  expect(item.media).toMatchObject({ flaw: 'no-decoder', playing: 'failed' })
})

const noiseInside = async (ending: string, encoding: readonly string[]) => {
  const bytes = Buffer.from(await read(await files.clip(named(ending), 1, encoding)))
  const mdatAt = bytes.indexOf('mdat') + 4
  const end = mdatAt - 8 + bytes.readUInt32BE(mdatAt - 8)
  for (let at = mdatAt; at < end; at++) bytes[at] = (at * 7919) % 251
  return filed(await files.bytes(named(ending), bytes))
}

test('pictures that are noise, inside of a sound container, are damaged', async () => {
  expect((await noiseInside('mp4', [...h264, '-an'])).media).toMatchObject({ flaw: 'damaged', playing: 'failed' })
})

test('a sound that is noise inside is found out when its peaks are made', async () => {
  const item = await noiseInside('m4a', ['-vn', '-c:a', 'aac'])
  expect(item.media).toMatchObject({ flaw: 'damaged', playing: 'failed' })
  const job = home.rooms.queue.list().find((one) => one.itemId === item.id && one.kind === 'preview')
  expect(job).toMatchObject({ state: 'failed', sentence: expect.stringMatching(/请.+。$/) })
})

/** A server that must not be asked, and a file that must not be read. */
async function canary(): Promise<{ url: string; asked: string[]; file: string; server: Server }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked, server, file: await files.clip('别人的录像.ts', 1, h264) }
}

const playlists = (to: string): Record<string, string> => ({
  m3u8: `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\n${to}\n#EXT-X-ENDLIST\n`,
  ffconcat: `ffconcat version 1.0\nfile '${to}'\n`,
  mpd: `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT10S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${to}</BaseURL><SegmentBase/></Representation></AdaptationSet></Period></MPD>`,
  sdp: `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=${to}\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n`,
})

test('a playlist is no recording, and leads nowhere when it calls itself one', async () => {
  const { url, asked, server, file } = await canary()
  const readAt = (await stat(file)).atimeMs
  try {
    for (const to of [`${url}/a.ts`, `file://${file}`, file]) {
      for (const [ending, text] of Object.entries(playlists(to))) {
        const honest = await files.bytes(named(ending), Buffer.from(text))
        await expect(home.file(dossierId, honest)).rejects.toThrow(/请/)
        const disguised = await files.bytes(named('mp4'), Buffer.from(`${text}\n`))
        // XML is known for what it is, whatever its name.
        if (ending === 'mpd') {
          await expect(home.file(dossierId, disguised)).rejects.toThrow(/请/)
          continue
        }
        const item = await filed(disguised)
        expect(item).toMatchObject({ viewing: 'none', media: { flaw: 'damaged', playing: 'failed', durationMs: 0 } })
      }
    }
    // A QuickTime reference movie names another place in a box of its own.
    const reference = Buffer.alloc(12)
    reference.write('url ', 4, 'latin1')
    const rdrf = box('rdrf', reference, Buffer.from(`${url}/d.mp4\0`))
    const movie = [box('ftyp', Buffer.from('qt  \0\0\0\0qt  ')), box('moov', box('rmra', box('rmda', rdrf)))]
    const item = await filed(await files.bytes(named('mov'), Buffer.concat(movie)))
    expect(item.media?.playing).toBe('failed')
    expect(asked).toEqual([])
    expect((await stat(file)).atimeMs).toBe(readAt)
  } finally {
    server.close()
  }
})

test('a program that calls itself a recording is refused, an empty file too', async () => {
  const program = Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(4096, 7)])
  await expect(home.file(dossierId, await files.bytes(named('mp4'), program))).rejects.toThrow(/请/)
  await expect(home.file(dossierId, await files.bytes(named('mp4'), Buffer.alloc(0)))).rejects.toThrow(/请/)
})

test.each([
  ['NFC', 1],
  ['NFD', 2],
] as const)('names in %s come as they are, and a copy is made all the same', async (form, seconds) => {
  const name = `执法记录仪 ǘ${made++}é가.avi`.normalize(form)
  const item = await filed(await files.clip(name, seconds, ['-c:v', 'mjpeg', '-an']))
  expect(item).toMatchObject({ originalName: name, media: { playing: 'copy' } })
})

test('everything filed here has a sentence that says what to do, and the dossier is sealed and verified with it', async () => {
  for (const flaw of recordingFlaws) expect(flawSentence(flaw)).toMatch(/^[^ ]+。[^ ]*请.+。$|请.+。$/)
  const sealed = home.rooms.dossiers.seal(archivist, dossierId)
  expect(sealed.state).toBe('sealed')
  const steps = []
  for await (const step of home.rooms.dossiers.verify(archivist, dossierId, undefined)) steps.push(step)
  expect(steps.at(-1)).toMatchObject({ state: 'intact', seal: 'matches' })
})

test('after the seal a recording can be looked into again without breaking the seal', async () => {
  const item = home.rooms.dossiers.items(dossierId).find((one) => one.media?.flaw === 'truncated')
  const again = await home.rooms.recordings.probeAgain(archivist, item?.id ?? '', new AbortController().signal)
  expect(again.media?.flaw).toBe('truncated')
  const steps = []
  for await (const step of home.rooms.dossiers.verify(archivist, dossierId, undefined)) steps.push(step)
  expect(steps.at(-1)).toMatchObject({ state: 'intact', seal: 'matches' })
  await home.rooms.queue.idle()
})

test('a run that hangs, and one that never ends, are ended with all they started', async () => {
  const signal = new AbortController().signal
  const hanging = { ...bytesInMemory(Buffer.alloc(1000)), stream: () => new ReadableStream<Uint8Array>() }
  const limits = { timeoutMs: 700, memoryBytes: 512 * 1024 * 1024 }
  const stuck = runFfmpeg({ tools, source: hanging, input: [], output: ['-f', 'null'], limits, signal })
  await expect(stuck.done).rejects.toEqual(new FfmpegFailure('timeout'))

  const film = await read(await files.clip(named('mp4'), 1, h264))
  const flood = runFfmpeg({
    tools,
    source: bytesInMemory(film),
    input: ['-stream_loop', '-1'],
    output: ['-map', '0:V:0', '-f', 'rawvideo'],
    limits: { ...limits, timeoutMs: 30_000 },
    outputBytes: 5_000_000,
    signal,
  })
  const drained = (async () => {
    for await (const _chunk of flood.stream);
  })()
  await expect(drained).rejects.toMatchObject({ why: 'memory' })
  await flood.done.catch(() => undefined)
  await expect.poll(toolsRunning).toEqual([])
})
