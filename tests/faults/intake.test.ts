// Bad input at the door of the archive: each is refused with a sentence that says what to do, leaves nothing but its
// journal entry, and the dossier takes the next file as if nothing had been.
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Connection } from '#main/desk-core.ts'
import { createDoor } from '#main/door/index.ts'
import type { IntakeTicket } from '#shared/contract/intake.ts'
import { type FaultCode, faultSentence } from '#shared/text/faults.ts'
import { remarks } from '#shared/text/intake.ts'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { type Client, createTestDesk, someFacts, type TestDesk } from '../support/test-desk.ts'
import { refusalCode } from '../support/ways.ts'

let files: SmallFiles
let held: TestDesk
let archivist: { client: Client; connection: Connection }
let auditor: Client

beforeAll(async () => {
  files = await createSmallFiles()
  held = await createTestDesk(['archivist', 'handler'])
  archivist = await held.as('archivist')
  auditor = (await held.as('auditor')).client
})
afterAll(async () => {
  await held.close()
  await files.close()
})

const never = new AbortController().signal

async function newDossier(title = '云山县丰禾农资店经营未取得登记证农药案'): Promise<string> {
  return (await archivist.client.dossiers.create(someFacts({ title, number: null }))).id
}

async function offer(dossierId: string, name: string, sizeBytes: number): Promise<string> {
  const [ticket] = await archivist.client.intake.offer({ dossierId, files: [{ name, sizeBytes }] })
  return ticket?.ticket ?? ''
}

async function file(dossierId: string, path: string, name = basename(path)): Promise<IntakeTicket> {
  const ticket = await offer(dossierId, name, (await stat(path)).size)
  return held.desk.receivePath(archivist.connection, ticket, path, never)
}

/** An upload as a browser sends it. */
async function upload(
  dossierId: string,
  name: string,
  offeredBytes: number,
  body: ReadableStream<Uint8Array>,
): Promise<IntakeTicket> {
  const ticket = await offer(dossierId, name, offeredBytes)
  const { desk } = held
  const door = createDoor({ desk, rendererFolder: import.meta.dirname, guard: () => ({ ...archivist }) })
  const request = new Request(`desk://app/intake/${ticket}`, { method: 'PUT', body, duplex: 'half' } as RequestInit)
  const response = await door(request)
  expect(response.status).toBe(200)
  return (await response.json()) as IntakeTicket
}

function streamOf(bytes: Uint8Array, breakOff = false): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (!sent) controller.enqueue(bytes)
      else if (breakOff) controller.error(new TypeError('the line went dead'))
      else controller.close()
      sent = true
    },
  })
}

/** Every object file and everything still coming in. */
async function stored(): Promise<string[]> {
  const below = async (name: string) =>
    (await readdir(join(held.folder, name), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => `${name}/${entry.name}`)
  return [...(await below('objects')), ...(await below('incoming'))].sort()
}

/** What a refused filing must leave: nothing but one journal entry. */
async function leavesOnlyAnEntry(dossierId: string, code: FaultCode, work: () => Promise<IntakeTicket>): Promise<void> {
  const before = { stored: await stored(), entries: (await auditor.journal.list({ outcome: 'refused' })).total }
  const ticket = await work()
  expect({ state: ticket.state, item: ticket.item }).toEqual({ state: 'refused', item: null })
  const { rows, total } = await auditor.journal.list({ outcome: 'refused', limit: 1 })
  expect(rows[0]).toMatchObject({ who: 'archivist', event: 'item.filed', subject: dossierId, detail: { code } })
  expect(total).toBe(before.entries + 1)
  expect(await archivist.client.dossiers.items({ id: dossierId })).toEqual([])
  expect(await stored()).toEqual(before.stored)
  await takesTheNext(dossierId)
}

async function takesTheNext(dossierId: string): Promise<void> {
  const good = await file(dossierId, await files.pdf(`送达回证-${crypto.randomUUID()}.pdf`))
  expect(good).toMatchObject({ state: 'filed', item: { pages: 1, remarks: [] } })
}

const brokenPdf = async () => {
  const path = await files.pdf('询问笔录.pdf', 3)
  return files.truncated(path, Math.floor((await stat(path)).size / 2))
}
const locked = async () => {
  const path = join(files.folder, '有口令.pdf')
  execFileSync('qpdf', ['--encrypt', '开门', '开门', '256', '--', await files.pdf('无口令.pdf'), path])
  return path
}
const program = () => files.bytes('营业执照.pdf', Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(4096, 7)]))

const disguised = () => files.bytes('执法记录.mp4', Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(4096, 7)]))
const bad: readonly { what: string; make: () => Promise<string>; code: FaultCode; params?: object; says: RegExp }[] = [
  { what: 'a PDF cut in half', make: brokenPdf, code: 'paper.broken', params: { why: 'truncated' }, says: /重新拷贝/ },
  {
    what: 'an empty file',
    make: () => files.bytes('空.pdf', Buffer.alloc(0)),
    code: 'item.zero-bytes',
    says: /重新拷贝/,
  },
  { what: 'a program named .pdf', make: program, code: 'item.unsupported', says: /转换为 PDF/ },
  { what: 'a program named .mp4', make: disguised, code: 'item.unsupported', says: /转换为 PDF/ },
  { what: 'a PDF under a passphrase', make: locked, code: 'paper.encrypted', says: /去除口令/ },
]

test.each(bad)('refuses $what and says what to do', async ({ make, code, params, says }) => {
  const id = await newDossier()
  const path = await make()
  await leavesOnlyAnEntry(id, code, async () => {
    const ticket = await file(id, path)
    expect(ticket.sentence).toBe(faultSentence(code, { ...params }))
    expect(ticket.sentence).toMatch(says)
    expect(ticket.sentence).toMatch(/请.+。$/)
    return ticket
  })
})

test('files a PDF named .jpg as the PDF it is, and remarks on its name', async () => {
  const id = await newDossier()
  const ticket = await file(id, await files.pdf('现场照片.jpg', 2))
  expect(ticket).toMatchObject({ state: 'filed', item: { viewing: 'pdf', mime: 'application/pdf', pages: 2 } })
  expect(ticket.item?.remarks).toEqual([remarks.nameDisagrees('pdf')])
})

const longName = `${'行政处罚事先告知书送达回证更正稿'.repeat(6)}lǘ.pdf`
test.each(['NFC', 'NFD'] as const)('keeps a Chinese name of 300 bytes as it came, in %s', async (form) => {
  const name = longName.normalize(form)
  expect(Buffer.byteLength(name)).toBeGreaterThanOrEqual(294)
  expect(name.normalize('NFC') === name).toBe(form === 'NFC')
  const path = await files.pdf(`长名-${form}.pdf`)
  const byPath = await file(await newDossier(), path, name)
  expect(byPath).toMatchObject({ state: 'filed', item: { originalName: name, title: name.slice(0, -4) } })

  const bytes = await readFile(path)
  const byUpload = await upload(await newDossier(), name, bytes.length, streamOf(bytes))
  expect(byUpload).toMatchObject({ state: 'filed', item: { originalName: name } })
  const opened = await held.desk.openBytes(archivist.connection, byUpload.item?.objectId ?? '')
  expect(opened.name).toBe(name)
  await opened.close()
})

test('cuts a title too long for the catalogue between two characters, not through one', async () => {
  const path = await files.pdf('长题.pdf')
  const ticket = await file(await newDossier(), path, `${'甲'.repeat(199)}𠮷乙丙.pdf`)
  expect(ticket.item?.title).toBe('甲'.repeat(199))
})

test('refuses a file that grows while it is read', async () => {
  const id = await newDossier()
  const path = await files.bytes('正在录.mp4', Buffer.alloc(3_000_000, 5))
  const { size } = await stat(path)
  await leavesOnlyAnEntry(id, 'vault.source-changed', async () => {
    const ticket = await offer(id, '正在录.mp4', size)
    const growing = setInterval(() => appendFileSync(path, 'more'), 1)
    const ended = await held.desk.receivePath(archivist.connection, ticket, path, never).finally(() => {
      clearInterval(growing)
    })
    expect(ended.sentence).toMatch(/请等文件写完后重试/)
    return ended
  })
})

test('refuses a file that cannot be read any more', async () => {
  const id = await newDossier()
  const path = await files.pdf('已移走.pdf')
  const ticket = await offer(id, '已移走.pdf', (await stat(path)).size)
  await rm(path)
  await leavesOnlyAnEntry(id, 'vault.source-unreadable', () =>
    held.desk.receivePath(archivist.connection, ticket, path, never),
  )
})

test('refuses an upload that breaks off, falls short, or runs over', async () => {
  const id = await newDossier()
  const bytes = await readFile(await files.pdf('上传.pdf'))
  const none = async () => {
    for (const item of await archivist.client.dossiers.items({ id }))
      await archivist.client.dossiers.withdraw({ id: item.id, reason: '下一个试验' })
  }
  await leavesOnlyAnEntry(id, 'item.incomplete', async () => {
    const ticket = await upload(id, '上传.pdf', bytes.length, streamOf(bytes.subarray(0, 300), true))
    expect(ticket.sentence).toMatch(/请重新归入/)
    return ticket
  })
  await none()
  await leavesOnlyAnEntry(id, 'item.incomplete', () => upload(id, '上传.pdf', bytes.length + 1, streamOf(bytes)))
  await none()
  await leavesOnlyAnEntry(id, 'vault.source-changed', () => upload(id, '上传.pdf', bytes.length - 1, streamOf(bytes)))
})

test('an upload that never ends is stopped where it was offered to end', async () => {
  let sentBytes = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sentBytes += 65_536
      if (sentBytes > 50_000_000) controller.close()
      else controller.enqueue(new Uint8Array(65_536))
    },
  })
  const ticket = await upload(await newDossier(), '无尽.mp4', 100_000, endless)
  expect(ticket.state).toBe('refused')
  expect(sentBytes).toBeLessThan(1_000_000)
})

/** A body that gives some bytes and then nothing, for ever. */
function hanging(): { body: ReadableStream<Uint8Array>; reached: Promise<void> } {
  const { promise: reached, resolve } = Promise.withResolvers<void>()
  let pulls = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1
      if (pulls === 1) return controller.enqueue(new Uint8Array(4096))
      resolve()
      return new Promise(() => undefined)
    },
  })
  return { body, reached }
}

test('cancelled while receiving, it leaves nothing, and the journal knows who cancelled', async () => {
  const id = await newDossier()
  await takesTheNext(id)
  const before = await stored()
  const ticket = await offer(id, '取消.mp4', 1_000_000)
  const { body, reached } = hanging()
  const ended = held.desk.receive(archivist.connection, ticket, body, never)
  await reached
  expect(await refusalCode(archivist.client.dossiers.seal({ id }))).toBe('dossier.receiving')
  await archivist.client.intake.cancel({ tickets: [ticket] })
  expect(await ended).toMatchObject({ state: 'cancelled', item: null })
  expect(await stored()).toEqual(before)
  const { rows } = await auditor.journal.list({ limit: 1 })
  expect(rows[0]).toMatchObject({ who: 'archivist', event: 'intake.cancelled', outcome: 'done' })
  const again = held.desk.receive(archivist.connection, ticket, streamOf(new Uint8Array(9)), never)
  await expect(again).rejects.toThrow('intake.unknown')
  await takesTheNext(id)
})

test('a connection that goes away leaves nothing but an entry that the file came incomplete', async () => {
  const id = await newDossier()
  const before = await stored()
  const ticket = await offer(id, '断线.mp4', 1_000_000)
  const { body, reached } = hanging()
  const gone = new AbortController()
  const ended = held.desk.receive(archivist.connection, ticket, body, gone.signal)
  await reached
  gone.abort(new DOMException('the client hung up', 'AbortError'))
  expect((await ended).state).toBe('cancelled')
  expect(await stored()).toEqual(before)
  const { rows } = await auditor.journal.list({ limit: 1, outcome: 'refused' })
  expect(rows[0]).toMatchObject({ event: 'item.filed', subject: id, detail: { code: 'item.incomplete' } })
  await takesTheNext(id)
})

test('somebody else cannot send bytes to my ticket', async () => {
  const id = await newDossier()
  const path = await files.pdf('我的.pdf')
  const ticket = await offer(id, '我的.pdf', (await stat(path)).size)
  const handler = await held.as('handler')
  await expect(held.desk.receivePath(handler.connection, ticket, path, never)).rejects.toThrow('intake.unknown')
  expect(await held.desk.receivePath(archivist.connection, ticket, path, never)).toMatchObject({ state: 'filed' })
})

test('refuses the same bytes twice in one dossier, and remarks on them in another', async () => {
  const path = await files.pdf('重复的笔录.pdf')
  const [first, second] = [await newDossier(), await newDossier('另一案')]
  expect(await file(first, path)).toMatchObject({ state: 'filed', item: { remarks: [] } })
  const before = await stored()
  const twice = await file(first, path, '换个名字.pdf')
  expect(twice).toMatchObject({ state: 'refused', sentence: faultSentence('item.duplicate', { title: '重复的笔录' }) })
  expect(await stored()).toEqual(before)
  expect(await archivist.client.dossiers.items({ id: first })).toHaveLength(1)
  const { rows } = await auditor.journal.list({ limit: 1, outcome: 'refused' })
  expect(rows[0]).toMatchObject({ event: 'item.filed', detail: { code: 'item.duplicate' } })

  const elsewhere = await file(second, path)
  expect(elsewhere.item?.remarks).toEqual([remarks.twinElsewhere(1)])
  const [mine] = await archivist.client.dossiers.items({ id: first })
  await archivist.client.dossiers.withdraw({ id: mine?.id ?? '', reason: '重新扫描' })
  expect(await file(first, path)).toMatchObject({ state: 'filed' })
})

test('a failed intake leaves the journal whole', async () => {
  expect(await auditor.journal.verify({})).toMatchObject({ state: 'intact' })
})

const mountPoint = mkdtempSync(join(tmpdir(), 'anjuan-full-'))
const hindrance = mountSmallDisk()
afterAll(() => {
  if (hindrance === null) execFileSync('umount', [mountPoint])
  rmSync(mountPoint, { recursive: true, force: true })
})

function mountSmallDisk(): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', mountPoint], { stdio: 'pipe' })
    return null
  } catch {
    return 'mounting a small file system needs root with the right to mount'
  }
}
const onSmallDisk = test.skipIf(hindrance !== null)
const because = hindrance === null ? '' : ` (skipped: ${hindrance})`

onSmallDisk(`a disk that fills up refuses the file and keeps the desk working${because}`, async () => {
  const small = await createTestDesk(['archivist'], join(mountPoint, 'archive'))
  onTestFinished(() => small.close())
  const before = { held, archivist, auditor }
  held = small
  archivist = await small.as('archivist')
  auditor = (await small.as('auditor')).client
  onTestFinished(() => {
    ;({ held, archivist, auditor } = before)
  })
  const id = await newDossier()
  const big = await files.bytes('大.mp4', Buffer.alloc(30_000_000, 3))
  await leavesOnlyAnEntry(id, 'vault.disk-full', async () => {
    const ticket = await file(id, big)
    expect(ticket.sentence).toMatch(/请清理磁盘/)
    return ticket
  })

  // Full to the last block, even the database cannot grow: every change is refused with the same sentence.
  const ballast = join(mountPoint, 'ballast')
  await writeFile(ballast, Buffer.alloc(40_000_000)).catch(() => undefined)
  const facts = someFacts({ title: '长'.repeat(200), party: { ...someFacts().party, address: '址'.repeat(300) } })
  const codes = new Set<string>()
  for (let turn = 0; turn < 30; turn++) codes.add(await refusalCode(archivist.client.dossiers.update({ id, facts })))
  expect(codes).toContain('vault.disk-full')
  codes.delete('nothing was refused')
  expect([...codes]).toEqual(['vault.disk-full'])
  await rm(ballast)
  await archivist.client.dossiers.update({ id, facts: someFacts() })
  expect(await auditor.journal.verify({})).toMatchObject({ state: 'intact' })
})
