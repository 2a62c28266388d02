// Findings on what was taken from a recording: the signed opinion says, on paper and in its copy, which original that is.
import { execFileSync } from 'node:child_process'
import { stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readAttachment } from '#main/opinions/signing/index.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Opinion } from '#shared/contract/opinions.ts'
import { fullSheet, submission } from '../../support/judged-dossier.ts'
import { createSmallFiles, type SmallFiles } from '../../support/small-files.ts'
import { type Client, createTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

const standardId = 'mee-2024-general-penalty'
const signal = new AbortController().signal

let home: TestDesk
let files: SmallFiles
beforeAll(async () => {
  home = await createTestDesk(['archivist', 'inspector', 'handler', 'reviewer'])
  files = await createSmallFiles()
})
afterAll(async () => {
  await home.close()
  await files.close()
})

let archivist: Client
let dossierId: string
let recording: Item
let seconds = 2
beforeEach(async () => {
  const signedIn = await home.as('archivist')
  archivist = signedIn.client
  dossierId = (await archivist.dossiers.create(someFacts())).id
  // Of another length each time, so that no two are the same file.
  seconds += 1
  const path = await files.clip(`现场检查录像${seconds}.mp4`, seconds)
  const offered = { name: basename(path), sizeBytes: (await stat(path)).size, title: '现场检查录像' }
  const [ticket] = await archivist.intake.offer({ dossierId, files: [offered] })
  const { item } = await home.desk.receivePath(signedIn.connection, ticket?.ticket ?? '', path, signal)
  if (item === null) throw new Error('not filed')
  recording = item
})

async function clipOf(client: Client, startMs: number, endMs: number): Promise<Item> {
  const { id } = await client.recordings.clip({ itemId: recording.id, startMs, endMs, exact: true })
  for await (const jobs of await client.jobs.watch({})) {
    const job = jobs.find((one) => one.id === id)
    if (job?.state === 'failed') throw new Error(job.sentence ?? '')
    if (job?.state === 'done') break
  }
  const item = (await client.dossiers.items({ id: dossierId })).find(({ derivation }) => derivation?.kind === 'clip')
  if (item === undefined) throw new Error('no clip')
  return item
}

async function written(as: string, opinion: Opinion) {
  const { connection } = await home.as(as)
  const open = await home.desk.openBytes(connection, opinion.objectId)
  const pieces: Uint8Array[] = []
  for await (const piece of open.stream(0, open.sizeBytes, signal)) pieces.push(piece)
  await open.close()
  const pdf = Buffer.concat(pieces)
  const file = join(files.folder, `${opinion.id}.pdf`)
  await writeFile(file, pdf)
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '')
  const bytes = await readAttachment(pdf, 'opinion.json')
  const json = JSON.parse(Buffer.from(bytes ?? []).toString()) as { findings: Record<string, unknown>[] }
  return { file, text, findings: json.findings }
}

/** Of the picture at the first second, as every finding on it must tell it. */
const fromRecording = (startMs: number, endMs: number | null) => ({
  title: '现场检查录像',
  startMs,
  endMs,
  sha256: recording.sha256,
})

test('an evaluation of a sealed dossier rests on a snapshot and a clip made after the seal, and says what they were taken from', async () => {
  const { manifestSha256 } = await archivist.dossiers.seal({ id: dossierId })
  const { client: inspector } = await home.as('inspector')
  const { id } = await inspector.evaluation.start({ dossierId, standardId })
  const picture = await inspector.recordings.snapshot({ itemId: recording.id, atMs: 1000 })
  const clip = await clipOf(inspector, 500, 2000)
  const ofClip = await inspector.recordings.snapshot({ itemId: clip.id, atMs: 1000 })
  expect([picture, clip, ofClip].map(({ outsideSeal }) => outsideSeal)).toEqual([true, true, true])
  const standard = await inspector.rulebook.standard({ id: standardId })
  const criterion = standard.criteria[0]?.code ?? ''
  const on = (itemId: string) => ({ on: 'page', itemId, page: 1, region: null }) as const
  const note = '画面显示执法人员只有一人。'
  await inspector.evaluation.addFinding({ id, criterion, anchor: on(picture.id), note })
  const moment = { on: 'moment', itemId: clip.id, startMs: 200, endMs: 900 } as const
  await inspector.evaluation.addFinding({ id, criterion, anchor: moment, note: '询问未告知权利。' })
  await inspector.evaluation.addFinding({ id, criterion, anchor: on(ofClip.id), note: '证件未出示。' })
  const whole = { on: 'moment', itemId: recording.id, startMs: 0, endMs: null } as const
  await inspector.evaluation.addFinding({ id, criterion, anchor: whole, note: '开头没有说明时间地点。' })
  const judgements = fullSheet(standard)
  await inspector.evaluation.judge({ id, judgements, addSeconds: 60 })
  await inspector.evaluation.conclude({ id })
  const opinion = await inspector.opinions.compose({ kind: 'evaluation', sourceId: id })
  expect(opinion.manifestSha256).toBe(manifestSha256)

  const signed = await inspector.opinions.sign({ id: opinion.id, passphrase })
  expect(await inspector.opinions.verify({ id: opinion.id })).toMatchObject({ state: 'valid', binding: 'matches' })
  const { text, findings } = await written('inspector', signed)
  const provenance = findings.map((finding) => finding.provenance)
  expect(provenance).toEqual([
    [{ kind: 'snapshot', ...fromRecording(1000, null), recipe: 'frame' }],
    [{ kind: 'clip', ...fromRecording(480, clip.derivation?.endMs ?? 0), recipe: 're-encode' }],
    [
      { kind: 'snapshot', title: clip.title, startMs: 1000, endMs: null, sha256: clip.sha256, recipe: 'frame' },
      { kind: 'clip', ...fromRecording(480, clip.derivation?.endMs ?? 0), recipe: 're-encode' },
    ],
    undefined,
  ])
  expect(text).toContain('截自《现场检查录像》00:00:01')
  expect(text).toContain(recording.sha256)
  expect(text).toContain(clip.sha256)
  expect(text).toContain('按原始像素截取')
  expect(text).toContain('重新编码')
})

test('a review of an open dossier rests on a snapshot that the reviewer took, and what was submitted stays as it was', async () => {
  const { client: handler } = await home.as('handler')
  const { id } = await handler.review.submit({ dossierId, submission })
  const { client: reviewer } = await home.as('reviewer')
  await reviewer.review.accept({ id })
  const picture = await reviewer.recordings.snapshot({ itemId: recording.id, atMs: 1500 })
  expect(picture).toMatchObject({ outsideSeal: true, position: 1 })
  const { heads } = await reviewer.rulebook.reviewHeads({})
  const anchor = { on: 'page', itemId: picture.id, page: 1, region: null } as const
  await reviewer.review.addFinding({ id, criterion: heads[0]?.code ?? '', anchor, note: '执法人员身份已核对。' })
  const judged = heads.map(({ code }) => ({ head: code, verdict: 'met' as const, note: '' }))
  await reviewer.review.judge({ id, heads: judged, conclusion: { kind: 'agree', text: '同意拟作出的决定。' } })
  expect((await reviewer.review.get({ id })).evidenceIsNewer).toBe(false)
  await reviewer.review.conclude({ id })
  const opinion = await reviewer.opinions.compose({ kind: 'review', sourceId: id })
  const { text, findings } = await written('reviewer', opinion)
  expect(findings).toMatchObject([
    { provenance: [{ kind: 'snapshot', ...fromRecording(1500, null), recipe: 'frame' }] },
  ])
  expect(text).toContain('截自《现场检查录像》00:00:01')
  expect(text).toContain(recording.sha256)
  // Once the review has ended, extracts are part of the open dossier again.
  expect(await archivist.recordings.snapshot({ itemId: recording.id, atMs: 0 })).toMatchObject({ outsideSeal: false })
})

test('a redacted copy is opened by its object, under a name that says what it is', async () => {
  const region = { x: 0.2, y: 0.2, width: 0.2, height: 0.3 }
  const why = { what: '面部', reason: '涉及未成年人，依法不予公开。' }
  const face = {
    id: crypto.randomUUID(),
    kind: 'blur' as const,
    startMs: 0,
    endMs: 1000,
    keyframes: [{ atMs: 0, region }],
    ...why,
  }
  await archivist.redactions.save({ itemId: recording.id, version: 0, plan: { regions: [face], sounds: [] } })
  const { id } = await archivist.redactions.render({ itemId: recording.id })
  for await (const jobs of await archivist.jobs.watch({}))
    if (jobs.find((job) => job.id === id)?.state === 'done') break
  const { copies } = await archivist.redactions.get({ itemId: recording.id })
  const { connection } = await home.as('archivist')
  const open = await home.desk.openBytes(connection, copies[0]?.objectId ?? '')
  expect(open).toMatchObject({
    name: '现场检查录像（遮蔽副本）.mp4',
    mime: 'video/mp4',
    sizeBytes: copies[0]?.sizeBytes,
  })
  await open.close()
})
