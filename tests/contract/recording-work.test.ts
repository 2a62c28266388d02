// What the desk answers about a recording and the work on it, through its calls: with the entries they promise.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '#main/desk-core.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { type Client, createTestDesk, someFacts, type TestDesk } from '../support/test-desk.ts'
import { refusalCode } from '../support/ways.ts'

let files: SmallFiles
let held: TestDesk
let archivist: { client: Client; connection: Connection }
let auditor: Client
let dossierId: string

beforeAll(async () => {
  files = await createSmallFiles()
  held = await createTestDesk(['archivist', 'inspector'])
  archivist = await held.as('archivist')
  auditor = (await held.as('auditor')).client
  dossierId = (await archivist.client.dossiers.create(someFacts())).id
})
afterAll(async () => {
  await held.close()
  await files.close()
})

async function file(path: string) {
  const offer = { name: basename(path), sizeBytes: (await stat(path)).size }
  const [ticket] = await archivist.client.intake.offer({ dossierId, files: [offer] })
  const never = new AbortController().signal
  const { item } = await held.desk.receivePath(archivist.connection, ticket?.ticket ?? '', path, never)
  if (item === null) throw new Error('a file that was not filed')
  return item
}
const jobs = () => archivist.client.jobs.list({})
const allEnded = () =>
  expect.poll(async () => (await jobs()).every((job) => job.endedAt !== null), { timeout: 25_000 }).toBe(true)
const newest = async () => (await auditor.journal.list({ limit: 1 })).rows[0]

test('a recording is told of with its previews, its copy is asked for in full, and each is entered', async () => {
  const item = await file(await files.clip('记录仪.avi', 1, ['-c:v', 'mjpeg', '-c:a', 'pcm_s16le']))
  await allEnded()
  const detail = await archivist.client.recordings.get({ itemId: item.id })
  expect(detail).toMatchObject({
    itemId: item.id,
    technical: { video: { codec: 'mjpeg' }, audio: { codec: 'pcm_s16le' } },
    previews: { filmstrip: { frames: 1 }, peaks: { perSecond: 10 } },
    copy: { recipe: expect.stringContaining('quality=small') },
    analysis: null,
  })
  expect(await newest()).toMatchObject({ who: 'archivist', event: 'recording.viewed', subject: item.id })
  const waiting = await archivist.client.recordings.requestCopy({ itemId: item.id, quality: 'full' })
  expect(waiting.viewObjectId).toBe(detail.copy?.objectId)
  expect(await newest()).toMatchObject({ event: 'recording.copy-requested', detail: { quality: 'full' } })
  await archivist.client.recordings.analyse({ itemId: item.id })
  expect(await newest()).toMatchObject({ event: 'recording.analysis-requested', subject: item.id })
  await archivist.client.recordings.probeAgain({ itemId: item.id })
  await allEnded()
  const after = await archivist.client.recordings.get({ itemId: item.id })
  expect(after.copy?.recipe).toContain('quality=full')
  expect(after.analysis).not.toBeNull()
  expect(await refusalCode(archivist.client.recordings.requestCopy({ itemId: item.id, quality: 'full' }))).toBe(
    'recording.full-already',
  )
  expect(await newest()).toMatchObject({ event: 'recording.copy-requested', outcome: 'refused' })
})

test('the queue is paused, ordered, resumed and repeated by whoever works on cases', async () => {
  expect(await archivist.client.jobs.queue({})).toEqual({ paused: false })
  expect(await archivist.client.jobs.pause({})).toEqual({ paused: true })
  const [one, two] = [await file(await files.clip('一.mp4', 1)), await file(await files.clip('二.mp4', 2))]
  const jobOf = (list: readonly Job[], itemId: string) => list.find((job) => job.itemId === itemId)
  const list = await jobs()
  const [first, second] = [jobOf(list, one.id), jobOf(list, two.id)]
  await archivist.client.jobs.move({ id: second?.id ?? '', beforeId: first?.id ?? '' })
  expect((await jobs()).filter((job) => job.state === 'queued').map((job) => job.id)).toEqual([second?.id, first?.id])
  await archivist.client.jobs.cancel({ id: first?.id ?? '' })
  const again = await archivist.client.jobs.retry({ id: first?.id ?? '' })
  expect(again).toMatchObject({ id: first?.id, state: 'queued' })
  expect(await archivist.client.jobs.resume({})).toEqual({ paused: false })
  await allEnded()
  const events = (await auditor.journal.list({ limit: 40 })).rows.map((row) => row.event)
  for (const event of ['queue.paused', 'job.moved', 'job.cancelled', 'job.retried', 'queue.resumed'])
    expect(events).toContain(event)
  expect(await refusalCode(auditor.jobs.pause({}))).toBe('people.forbidden')
  expect(await archivist.client.jobs.queue({})).toEqual({ paused: false })
})
