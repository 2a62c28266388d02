// From the collection dock to the signed opinion: a dock goes in with one command, another with one drag, every recording is
// sought in a real player, and what was marked and taken from them stands in an opinion that verifies. SLOW=1 takes docks of
// 200 files.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCli } from '#main/hosts/cli/run-cli.ts'
import { readAttachment } from '#main/opinions/signing/index.ts'
import type { Dock } from '#shared/contract/docks.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import { flawSentence } from '#shared/text/faults/recordings.ts'
import { createDockFolder, type DockFolder } from '../support/dock-folder.ts'
import { fullSheet } from '../support/judged-dossier.ts'
import {
  type Client,
  clientOf,
  createTestDesk,
  openTestDesk,
  passphrase,
  someFacts,
  type TestDesk,
} from '../support/test-desk.ts'
import { type BrowserDesk, openBrowserDeskOf } from './support/browser-desk.ts'
import { Doorway } from './support/desk-pages.ts'
import { DockPage } from './support/recordings-pages.ts'

const slow = process.env.SLOW === '1'
const count = slow ? 200 : 8
/** Every so many is damaged: 10 of 200, 2 of 8, in other formats each time. */
const damagedEvery = slow ? 19 : 3
vi.setConfig({ testTimeout: slow ? 3_600_000 : 240_000 })

const soon = { timeout: slow ? 3_600_000 : 200_000 }
const standardId = 'mee-2024-general-penalty'

let home: TestDesk
let desk: BrowserDesk
let folder: string
let byCommand: DockFolder
let byDrag: DockFolder
let dossierId: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-journey-'))
  await writeFile(join(folder, 'passphrase.txt'), passphrase)
  byCommand = await createDockFolder(count, damagedEvery)
  byDrag = await createDockFolder(count, damagedEvery, '采集站二号')
  home = await createTestDesk(['archivist', 'inspector'])
  const { client } = await home.as('archivist')
  const officers = [
    { name: '赵执法', card: '53990001' },
    { name: '钱执法', card: '53990002' },
  ]
  dossierId = (await client.dossiers.create(someFacts({ officers }))).id
  await home.desk.close()
})
afterAll(async () => {
  await desk?.close()
  await byCommand.close()
  await byDrag.close()
  await rm(folder, { recursive: true, force: true })
})

/** The same archive, opened again by a window's desk. */
function reopened(): TestDesk {
  const opened = openTestDesk(home.folder, home.clock, 'loopback')
  const anonymous = () => {
    const connection = opened.connect()
    return { client: clientOf(opened, connection), connection }
  }
  return {
    ...home,
    desk: opened,
    anonymous,
    async as(name) {
      const guest = anonymous()
      await guest.client.people.signIn({ name, passphrase })
      return guest
    },
    async close() {
      await opened.close()
      await home.close()
    },
  }
}

interface ManifestLine {
  readonly path: string
  readonly sha256: string
  readonly state: string
}

/** The manifest's columns by their place: path, size, hash, outcome. */
function linesOf(csv: string): ManifestLine[] {
  const [, ...rows] = parse(csv, { bom: true, relaxColumnCount: true }) as string[][]
  return rows.map((row) => ({
    path: row[0] ?? '',
    sha256: row.find((cell) => /^[0-9a-f]{64}$/.test(cell)) ?? '',
    state: row[3] ?? '',
  }))
}

/** Every file of the source stands in it, with the hash that the source itself has. */
async function expectAgreement(csv: string, source: DockFolder): Promise<void> {
  const lines = new Map(linesOf(csv).map((line) => [line.path.normalize('NFC'), line]))
  expect(lines.size).toBe(source.files.length)
  for (const { path, is } of source.files) {
    const bytes = await readFile(join(source.folder, path))
    const sha256 = is === 'empty' ? '' : createHash('sha256').update(bytes).digest('hex')
    expect(lines.get(path.normalize('NFC')), path).toMatchObject({ sha256 })
  }
}

const empty = (dock: DockFolder) => dock.files.filter(({ is }) => is === 'empty').length

test('a dock goes in with one command, and its counts agree with the manifest', async () => {
  let out = ''
  const code = await runCli(
    ['dock', byCommand.folder, '--json', '--manifest', '清单.csv', '--passphrase-file', 'passphrase.txt'],
    {
      stdout: (text) => {
        out += text
      },
      stderr: () => undefined,
      readSecret: () => Promise.reject(new Error('nobody is there to type')),
      readInput: async () => '',
      env: { ANJUAN_ARCHIVE: home.folder, ANJUAN_USER: 'archivist' },
      cwd: folder,
      signal: new AbortController().signal,
      openDesk: (at) => openTestDesk(at, home.clock),
    },
  )
  const { counts } = (JSON.parse(out.trim().split('\n').at(-1) ?? '') as { dock: Dock }).dock
  const failed = empty(byCommand)
  expect(counts).toMatchObject({ done: count - failed, failed, twin: 0, queued: 0, waiting: 0 })
  // Empty files cannot be taken; the command says so by its exit code.
  expect(code).toBe(failed === 0 ? 0 : 2)
  await expectAgreement(await readFile(join(folder, '清单.csv'), 'utf8'), byCommand)
})

test('another goes in with one drag, from the folder to the tray', async () => {
  desk = await openBrowserDeskOf(reopened())
  const { page } = await desk.window()
  const frame = await new Doorway(page).signIn('archivist')
  await frame.goTo('/recordings?view=docks')
  const docks = new DockPage(page)
  await page.getByText('把采集站或记录仪的整个文件夹拖到这里').waitFor()
  await docks.drag(byDrag.folder)
  await docks.opened('采集站二号').waitFor(soon)
  await docks.outcome.waitFor(soon)
  const failed = empty(byDrag)
  const { client } = await desk.test.as('archivist')
  const [dock] = (await client.docks.list({})).rows
  // Both docks hold the same recordings but for their damaged ones' places: what is here already is not taken twice.
  expect(dock?.counts).toMatchObject({ done: count - failed, failed, queued: 0, waiting: 0 })
  await expectAgreement(await docks.manifest(), byDrag)
  expect((await client.tray.list({ limit: 500 })).total).toBe(2 * count - empty(byCommand) - failed)
})

test('each of them is sought in a real player, or says why it cannot be played', async () => {
  const { client } = await desk.test.as('archivist')
  const ids: string[] = []
  for (let offset = 0, total = 1; offset < total; offset += 500) {
    const found = await client.tray.list({ offset, limit: 500 })
    total = found.total
    ids.push(...found.rows.map(({ id }) => id))
  }
  await client.tray.assign({ ids, dossierId })
  await expect.poll(async () => (await client.tray.list({})).total, { ...soon, interval: 500 }).toBe(0)
  await allWorkDone(client)
  const items = await client.dossiers.items({ id: dossierId })
  expect(items).toHaveLength(ids.length)
  const { page } = await desk.window()
  await new Doorway(page).signIn('archivist')
  const sought: Record<string, number> = {}
  for (const item of items) {
    const outcome = await expectSought(page, item)
    sought[outcome] = (sought[outcome] ?? 0) + 1
  }
  // Cut recordings play as far as they go where their index comes first; garbage never does.
  const garbage = [...byCommand.files, ...byDrag.files].filter(({ is }) => is === 'garbage').length
  const sound = [...byCommand.files, ...byDrag.files].filter(({ is }) => is === 'sound').length
  expect(sought.played ?? 0).toBeGreaterThanOrEqual(sound)
  expect(sought.flawed ?? 0).toBeGreaterThanOrEqual(garbage)
})

async function allWorkDone(client: Client): Promise<void> {
  for await (const jobs of await client.jobs.watch({})) {
    if (jobs.every(({ endedAt }) => endedAt !== null)) return
  }
}

async function expectSought(page: Page, item: Item): Promise<'played' | 'flawed'> {
  if (item.viewObjectId === null) {
    expect(item.media?.flaw, item.title).not.toBeNull()
    if (item.media?.flaw) expect(flawSentence(item.media.flaw)).toMatch(/。$/)
    return 'flawed'
  }
  const second = Math.min(1.5, (item.media?.durationMs ?? 0) / 2000)
  const shown = await page.evaluate(
    async ({ address, to }) => {
      const video = document.createElement('video')
      video.muted = true
      video.src = address
      document.body.append(video)
      const until = (event: string) =>
        new Promise((resolve, reject) => {
          video.addEventListener(event, resolve, { once: true })
          video.addEventListener('error', () => reject(new Error(`video error ${video.error?.code}`)), { once: true })
        })
      try {
        await until('loadeddata')
        const picture = new Promise((resolve) =>
          video.requestVideoFrameCallback((_now, frame) => resolve(frame.mediaTime)),
        )
        video.currentTime = to
        await until('seeked')
        return { at: video.currentTime, width: video.videoWidth, mediaTime: (await picture) as number }
      } finally {
        video.remove()
      }
    },
    { address: `/bytes/${item.viewObjectId}`, to: second },
  )
  expect(shown, item.title).toMatchObject({ at: second, width: expect.any(Number) })
  expect(shown.width, item.title).toBeGreaterThan(0)
  return 'played'
}

test('a mark outlives the window, and a snapshot and a clip tell in a signed opinion what they were taken from', async () => {
  const { client } = await desk.test.as('archivist')
  const parent = (await client.dossiers.items({ id: dossierId })).find(({ media }) => media?.flaw === null)
  if (parent === undefined) throw new Error('nothing sound was filed')
  const { page } = await desk.window()
  const frame = await new Doorway(page).signIn('archivist')
  await frame.goTo(`/dossiers/${dossierId}?open=${encodeURIComponent(JSON.stringify([parent.id]))}`)
  const timeline = page.getByRole('slider', { name: '时间轴' })
  await timeline.waitFor(soon)
  await timeline.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('m')
  await expect.poll(async () => (await client.marks.list({ itemId: parent.id })).length, soon).toBe(1)
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  const [mark] = await client.marks.list({ itemId: parent.id })
  expect(mark).toMatchObject({ startMs: 1000, endMs: null })

  const snapshot = await client.recordings.snapshot({ itemId: parent.id, atMs: 1000 })
  const { id: jobId } = await client.recordings.clip({ itemId: parent.id, startMs: 1000, endMs: 2500, exact: true })
  await allWorkDone(client)
  expect((await client.jobs.list({})).find(({ id }) => id === jobId)?.state).toBe('done')
  const clip = (await client.dossiers.items({ id: dossierId })).find(({ derivation }) => derivation?.kind === 'clip')
  await client.dossiers.seal({ id: dossierId })

  const inspector = (await desk.test.as('inspector')).client
  const { id } = await inspector.evaluation.start({ dossierId, standardId })
  const standard = await inspector.rulebook.standard({ id: standardId })
  const criterion = standard.criteria[0]?.code ?? ''
  const anchors = [
    { on: 'moment', itemId: parent.id, startMs: mark?.startMs ?? 0, endMs: null },
    { on: 'page', itemId: snapshot.id, page: 1, region: null },
    { on: 'moment', itemId: clip?.id ?? '', startMs: 0, endMs: 1000 },
  ] as const
  for (const anchor of anchors) await inspector.evaluation.addFinding({ id, criterion, anchor, note: '没有出示证件' })
  await inspector.evaluation.judge({ id, judgements: fullSheet(standard) })
  await inspector.evaluation.conclude({ id })
  const opinion = await inspector.opinions.compose({ kind: 'evaluation', sourceId: id })
  await inspector.opinions.sign({ id: opinion.id, passphrase })
  expect(await inspector.opinions.verify({ id: opinion.id })).toMatchObject({ state: 'valid', binding: 'matches' })

  const signed = await inspector.opinions.get({ id: opinion.id })
  const { connection } = await desk.test.as('inspector')
  const open = await desk.test.desk.openBytes(connection, signed.objectId)
  const stream = open.stream(0, open.sizeBytes, new AbortController().signal)
  const pdf = Buffer.from(await new Response(stream).arrayBuffer())
  await open.close()
  const file = join(folder, 'opinion.pdf')
  await writeFile(file, pdf)
  expect(execFileSync('pdfsig', [file], { encoding: 'utf8' })).toContain('Signature is Valid')
  const attached = await readAttachment(pdf, 'opinion.json')
  const { findings } = JSON.parse(Buffer.from(attached ?? []).toString()) as {
    findings: { provenance?: { sha256: string; startMs: number }[] }[]
  }
  expect(findings.map(({ provenance }) => provenance?.map(({ sha256, startMs }) => [sha256, startMs]))).toEqual([
    undefined,
    [[parent.sha256, 1000]],
    [[parent.sha256, 1000]],
  ])
  const words = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '')
  expect(words).toContain('截取证据的出处')
  expect(words).toContain(parent.sha256)
})
