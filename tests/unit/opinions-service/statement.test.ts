// Evidence statements over a real recording: begun, typed, composed, signed by who began them, and held to the bytes they speak of.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIds, systemClock, systemRandom } from '#main/clock.ts'
import type { Caller } from '#main/desk-core.ts'
import { bindingOf } from '#main/opinions/binding.ts'
import { composePdf } from '#main/printing/index.ts'
import { enterCapture } from '#main/recordings/index.ts'
import type { Item } from '#shared/contract/dossiers.ts'
import type { Opinion, OpinionVerdict } from '#shared/contract/opinions.ts'
import { CaptureFacts } from '#shared/contract/recordings.ts'
import type { StatementBody } from '#shared/contract/statements.ts'
import { passphrase, someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'
import { attachmentOf, type Bench, bare, createBench, run, textOf } from '../opinions/tools.ts'

const newId = createIds(systemClock, systemRandom)

let desk: TestRooms
let bench: Bench
let archivist: Caller
let other: Caller
let inspector: Caller
let dossierId: string
let video: Item
let audio: Item
let paper: Item

beforeAll(async () => {
  bench = createBench()
  desk = await openTestRooms(undefined, { withMedia: true })
  archivist = await desk.admit('archivist', '和丽春', ['archivist'])
  other = await desk.admit('handler', '余承办', ['archivist', 'handler'])
  inspector = await desk.admit('inspector', '木增福', ['inspector'])
  ;({ id: dossierId } = await desk.rooms.dossiers.create(archivist, someFacts()))
  video = await desk.file(archivist, dossierId, await desk.files.clip('D0123_20260305101031.mp4'))
  const sound = ['-map', '1:a', '-c:a', 'aac', '-shortest']
  audio = await desk.file(archivist, dossierId, await desk.files.clip('询问录音.m4a', 2, sound))
  paper = await desk.file(archivist, dossierId, await desk.files.pdf('现场检查笔录.pdf'))
  expect([video.viewing, audio.viewing]).toEqual(['video', 'audio'])
}, 60_000)
afterAll(async () => {
  bench.close()
  await desk.close()
})

const words = { method: '由执法记录仪录制。', madeAt: '2026-03-05 10:12', producer: '喆堃', proves: '证明正在排污。' }

function typed(change: Partial<StatementBody> = {}): StatementBody {
  return { ...words, original: '', note: '', withTranscript: true, withMarks: true, ...change }
}

/** A complete statement of this recording, begun by this person. */
function begun(caller: Caller, itemId: string, change: Partial<StatementBody> = {}): string {
  const { statements } = desk.rooms
  const { id } = statements.begin(caller, itemId)
  statements.change(caller, id, typed(change))
  return id
}

function lastEntry() {
  const { rows } = desk.rooms.journal.list({ offset: 0, limit: 1, who: '', event: '', outcome: 'any' })
  return rows[0]
}

function stored() {
  const { store } = desk.rooms
  const objects = store.one((q) => q.selectFrom('object').select((e) => e.fn.countAll<number>().as('total')))
  return {
    statements: store.all((q) => q.selectFrom('statement').selectAll().orderBy('id')),
    opinions: store.all((q) => q.selectFrom('opinion').selectAll().orderBy('id')),
    objects: objects?.total,
  }
}

/** A refusal that is entered in the journal and changes nothing. */
async function refused(code: string, deed: () => unknown): Promise<void> {
  const before = stored()
  await expect((async () => deed())()).rejects.toThrow(code)
  expect(stored()).toEqual(before)
}

async function printed({ objectId }: Opinion) {
  const file = bench.put('statement.pdf', await desk.rooms.objects.readWhole(objectId))
  return { file, text: bare(textOf(file)), data: JSON.parse(attachmentOf(bench, file).toString('utf8')) }
}

function someTranscript(itemId: string, text: string): void {
  const { version } = desk.rooms.transcripts.of(itemId)
  const lines = [{ startMs: 0, endMs: 1000, speaker: '问', text }]
  desk.rooms.transcripts.save(archivist, itemId, version, lines)
}

test('a statement is begun with what the archive knows, and with nothing else', () => {
  const statement = desk.rooms.statements.begin(archivist, video.id)
  expect(statement).toMatchObject({ itemId: video.id, dossierId, opinionId: null, madeBy: '和丽春' })
  expect(statement.body).toMatchObject({ madeAt: '', producer: '', proves: '', withTranscript: true, withMarks: true })
  expect(statement.body.method).toBe('原始文件由人员归入案卷；归入时加密存储、计算散列值并回读校验，未作剪辑和转码。')
  expect(statement.body.original).toContain('正卷第 1 件')
  expect(lastEntry()).toMatchObject({ event: 'statement.begun', subject: statement.id, outcome: 'done' })
  expect(desk.rooms.statements.list(video.id)).toEqual([statement])
})

test('of a recording from a dock it says the device, the station, the officer, and both clocks', () => {
  const { store, captures, statements } = desk.rooms
  const capture = CaptureFacts.parse({
    deviceNumber: 'D0123',
    deviceModel: 'DSJ-V8',
    officerNumber: '2500010017',
    officerName: '喆堃',
    stationNumber: 'CJ-02',
    startedAt: '2026-03-05T02:10:31.000Z',
    from: 'index',
  })
  enterCapture(store, video.id, capture)
  const itemIds = [video.id, audio.id]
  captures.correctClock(archivist, { itemIds, offsetMs: 125_000, reason: '与授时中心比对，记录仪慢。' })
  const opened = { opened_by: 'archivist', opened_at: '2026-03-06T02:00:00.000Z', pack_sha256: '0'.repeat(64) }
  store.run((q) =>
    q.insertInto('dock').values({
      ...opened,
      id: 'dock',
      label: '采集站',
      folder: null,
      index_name: null,
      state: 'done',
      ended_at: null,
    }),
  )
  store.run((q) =>
    q.insertInto('dock_file').values({
      id: 'dock-file',
      dock_id: 'dock',
      path: 'D0123.mp4',
      size_bytes: 1,
      modified_at: null,
      capture: '{}',
      state: 'done',
      rank: 1,
      done_bytes: 1,
      attempts: 1,
      fault: null,
      sha256: null,
      dossier_id: dossierId,
      holding_id: null,
      item_id: video.id,
      ended_at: null,
    }),
  )
  const { body } = statements.begin(other, video.id)
  expect(body.method).toContain('由执法记录仪（DSJ-V8，设备编号 D0123）录制，原始文件经采集工作站（编号 CJ-02）导入')
  expect(body.madeAt).toBe(
    '2026-03-05 10:12:36 开始（设备时钟为 2026-03-05 10:10:31，校正：加 2 分 5 秒），时长 00:00:02',
  )
  expect(body.producer).toBe('喆堃（2500010017）')
  expect(body.original).toMatch(/^原始载体为执法记录仪（DSJ-V8，设备编号 D0123）的存储介质；/)
})

test('papers have no statement, and nobody begins a second one before his first is signed', async () => {
  const { statements } = desk.rooms
  await refused('statement.not-recording', () => statements.begin(archivist, paper.id))
  await refused('statement.begun-already', () => statements.begin(archivist, video.id))
  expect(lastEntry()).toMatchObject({
    event: 'statement.begun',
    outcome: 'refused',
    detail: { code: 'statement.begun-already' },
  })
})

test('it is saved as typed by who began it, and by nobody else', async () => {
  const { statements } = desk.rooms
  const [mine] = statements.list(video.id).filter(({ madeBy }) => madeBy === '和丽春')
  const id = mine?.id ?? ''
  const body = typed({ proves: '', note: ' 第二行\n未完' })
  expect(statements.change(archivist, id, body).body).toEqual(body)
  expect(lastEntry()).toMatchObject({ event: 'statement.changed', subject: id, detail: {} })
  await refused('statement.of-another', () => statements.change(other, id, typed()))
  await refused('statement.unknown', () => statements.change(archivist, 'no-such-statement', typed()))
})

test('what the law wants said is asked for by name before anything is made', async () => {
  const { opinions, statements } = desk.rooms
  const [mine] = statements.list(video.id).filter(({ madeBy }) => madeBy === '和丽春')
  const id = mine?.id ?? ''
  statements.change(archivist, id, typed({ method: ' ', proves: '' }))
  await refused('statement.incomplete', () => opinions.compose(archivist, 'statement', id))
  const failure = await opinions.compose(archivist, 'statement', id).catch((error: unknown) => error)
  expect(failure).toMatchObject({ sentence: expect.stringContaining('制作方法、证明对象') })
})

test('composed, changed, composed again under its number, signed by its maker, and then closed', async () => {
  const { opinions, statements } = desk.rooms
  const [mine] = statements.list(video.id).filter(({ madeBy }) => madeBy === '和丽春')
  const id = mine?.id ?? ''
  statements.change(archivist, id, typed())
  await refused('statement.of-another', () => opinions.compose(other, 'statement', id))
  await refused('statement.of-another', () => opinions.compose(inspector, 'statement', id))
  const first = await opinions.compose(archivist, 'statement', id)
  expect(lastEntry()).toMatchObject({ event: 'opinion.composed', subject: first.id, detail: { source: id } })
  expect(first).toMatchObject({
    kind: 'statement',
    number: '音像说明〔2026〕1号',
    sourceId: id,
    itemId: video.id,
    state: 'draft',
  })
  expect(first.signers).toEqual([{ as: 'producer', userId: archivist.userId, name: '和丽春', signedAt: null }])
  expect(statements.list(video.id).find((one) => one.id === id)?.opinionId).toBe(first.id)

  statements.change(archivist, id, typed({ note: '补充说明。' }))
  await refused('statement.changed-since', () => opinions.sign(archivist, first.id, passphrase))
  const again = await opinions.compose(archivist, 'statement', id)
  expect([again.id, again.number]).toEqual([first.id, first.number])
  expect((await printed(again)).text).toContain('补充说明。')

  // The same words saved once more are no change.
  statements.change(archivist, id, typed({ note: '补充说明。' }))
  await refused('opinion.not-your-turn', () => opinions.sign(other, first.id, passphrase))
  await refused('opinion.not-your-turn', () => opinions.sign(inspector, first.id, passphrase))
  const signed = await opinions.sign(archivist, first.id, passphrase)
  expect(lastEntry()).toMatchObject({ event: 'opinion.signed', subject: first.id, detail: { as: 'producer' } })
  expect(signed.state).toBe('signed')
  await refused('statement.signed', () => statements.change(archivist, id, typed()))
  await refused('opinion.signed', () => opinions.compose(archivist, 'statement', id))
  expect(await opinions.verify(first.id)).toMatchObject({ state: 'valid', binding: 'matches' })
  const { file } = await printed(signed)
  expect(run('pdfsig', '-nocert', file).out).toMatch(/Total document signed\n.*Signature is Valid\./)
  expect(run('qpdf', '--check', file).code).toBe(0)
  // A correction is a statement of its own.
  expect(statements.begin(archivist, video.id).id).not.toBe(id)
})

test('what is only heard needs its words, and has them printed whatever was ticked', async () => {
  const id = begun(archivist, audio.id, { withTranscript: false })
  const { opinions } = desk.rooms
  await refused('statement.no-transcript', () => opinions.compose(archivist, 'statement', id))
  someTranscript(audio.id, ' ')
  await refused('statement.no-transcript', () => opinions.compose(archivist, 'statement', id))
  someTranscript(audio.id, '你单位是否取得排污许可证？')
  const { text } = await printed(await opinions.compose(archivist, 'statement', id))
  expect(text).toContain('你单位是否取得排污许可证？')
  expect(text).toContain('画面无')
})

test('marks come with their frames, removed ones not at all; a mark past the end has no frame', async () => {
  const { marks } = desk.rooms
  const mark = { itemId: video.id, endMs: null, category: 'certificate-shown' }
  marks.add(inspector, { ...mark, id: 'mark-1', startMs: 500, text: '出示证件' })
  marks.add(inspector, { ...mark, id: 'mark-2', startMs: 900, text: '已删除的标注' })
  marks.remove(inspector, 'mark-2')
  marks.add(inspector, { ...mark, id: 'mark-3', startMs: 2900, text: '片尾之后' })
  const { statements, opinions } = desk.rooms
  const [mine] = statements.list(video.id).filter(({ madeBy }) => madeBy === '余承办')
  const id = mine?.id ?? ''
  statements.change(other, id, typed())
  const { file, text, data } = await printed(await opinions.compose(other, 'statement', id))
  expect(text).toContain('亮明身份、出示证件')
  expect(text).toContain('片尾之后')
  expect(text).not.toContain('已删除的标注')
  expect(text).toContain('有1处标注未附画面')
  expect(run('pdfimages', '-list', file).out.match(/ jpeg /g)).toHaveLength(1)
  expect(data.marks[0].anchor).toEqual({ on: 'moment', itemId: video.id, startMs: 500, endMs: null })
  statements.change(other, id, typed({ withMarks: false }))
  const without = await printed(await opinions.compose(other, 'statement', id))
  expect(without.text).not.toContain('片尾之后')
  expect(without.data.marks).toBeNull()
})

test('the chain of custody has what is about this recording, and nothing about another', async () => {
  const { store, statements, opinions } = desk.rooms
  const nothing = () => undefined
  for (let view = 0; view < 3; view++) store.record(inspector, 'recording.viewed', video.id, nothing)
  store.record(inspector, 'object.viewed', video.objectId, nothing)
  store.record(inspector, 'recording.viewed', audio.id, nothing)
  store.record(archivist, 'dock.file-taken', 'dock-file', nothing)
  store.record(archivist, 'dossier.updated', dossierId, nothing)
  const [mine] = statements.list(video.id).filter(({ madeBy }) => madeBy === '余承办')
  const { text, data } = await printed(await opinions.compose(other, 'statement', mine?.id ?? ''))
  const chain: { event: string; subject: string | null; position: number }[] = data.custody
  const events = chain.map(({ event }) => event)
  expect(events.filter((event) => event === 'recording.viewed')).toHaveLength(3)
  expect(events).toEqual(expect.arrayContaining(['item.filed', 'object.viewed', 'mark.removed', 'dock.file-taken']))
  // Corrected together with another recording: one entry that names both.
  expect(chain.find(({ event }) => event === 'recording.clock-corrected')?.subject).toBeNull()
  expect(events).not.toContain('dossier.updated')
  expect(chain.map(({ subject }) => subject)).not.toContain(audio.id)
  expect(Math.max(...chain.map(({ position }) => position))).toBeLessThanOrEqual(data.binding.journal.position)
  expect(text).toContain('查看音像记录，共3次')
})

test('what was taken of it stands there with its hash, and has a statement that names its origin', async () => {
  const { extracts, redactions, queue, statements, opinions, dossiers } = desk.rooms
  const still = await extracts.snapshot(inspector, { itemId: video.id, atMs: 500, title: '出示证件截图' })
  const order = { itemId: video.id, startMs: 0, endMs: 1000, exact: true, title: '出示证件片段' }
  extracts.clip(inspector, order)
  const hidden = { id: newId(), kind: 'mute', startMs: 0, endMs: 500, what: '姓名', reason: '个人信息' } as const
  redactions.save(inspector, { itemId: video.id, version: 0, plan: { regions: [], sounds: [hidden] } })
  redactions.render(inspector, video.id)
  await queue.idle()
  const clip = dossiers.items(dossierId).find(({ title }) => title === order.title)
  if (clip === undefined) throw new Error('the clip was not filed')
  const [mine] = statements.list(video.id).filter(({ madeBy }) => madeBy === '余承办')
  const { text, data } = await printed(await opinions.compose(other, 'statement', mine?.id ?? ''))
  for (const { title } of [still, clip]) expect(text).toContain(title)
  expect(text).toContain('截图，按原始像素截取')
  expect(text).toContain('按第1版遮蔽方案，遮蔽画面0处、声音1段')
  const [copy] = redactions.get(video.id).copies
  expect(data.derived.map(({ id, sha256 }: Item) => [id, sha256])).toEqual([
    [still.id, still.sha256],
    [clip.id, clip.sha256],
    [copy?.objectId, copy?.sha256],
  ])
  const events = data.custody.map(({ event }: { event: string }) => event)
  expect(events).toEqual(
    expect.arrayContaining([
      'recording.snapshot-filed',
      'recording.clip-requested',
      'recording.clip-filed',
      'redaction.made',
    ]),
  )
  const { body } = statements.begin(archivist, clip.id)
  expect(body.method).toBe(`截取自《${video.title}》 00:00:00–00:00:01，截取办法：重新编码。原件未作改动。`)
})

test('a statement stays bound to the dossier as it was, also after the seal, and to the bytes of the recording', async () => {
  const { store, statements, opinions, dossiers } = desk.rooms
  const id = begun(other, audio.id)
  const { id: opinionId } = await opinions.compose(other, 'statement', id)
  await opinions.sign(other, opinionId, passphrase)
  const { data } = await printed(opinions.get(opinionId))
  expect(data.binding).toMatchObject({ of: 'filing', recording: { itemId: audio.id, sha256: audio.sha256 } })
  const binding = async () => (await opinions.verify(opinionId)).binding
  expect(await binding()).toBe('matches')

  desk.rooms.items.change(archivist, { ...paper, title: '现场检查（勘验）笔录' })
  dossiers.seal(archivist, dossierId)
  expect(await binding()).toBe('matches')

  const row = store.one((q) => q.selectFrom('statement').select('manifest').where('id', '=', id))
  const keep = (manifest: string | null) =>
    store.run((q) => q.updateTable('statement').set({ manifest }).where('id', '=', id))
  keep('{}')
  expect(await binding()).toBe('differs')
  keep(null)
  expect(await binding()).toBe('unknown')
  keep(row?.manifest ?? null)
  expect(await binding()).toBe('matches')
  expect(statements.list(audio.id)).toHaveLength(2)
})

test('of a sealed dossier it is bound to the seal', async () => {
  const { store, opinions } = desk.rooms
  const [mine] = desk.rooms.statements.list(video.id).filter(({ madeBy }) => madeBy === '余承办')
  const { id: opinionId, manifestSha256 } = await opinions.compose(other, 'statement', mine?.id ?? '')
  await opinions.sign(other, opinionId, passphrase)
  const { data, text } = await printed(opinions.get(opinionId))
  const { sha256, canonical, sealed } = desk.rooms.dossiers.manifest(dossierId)
  expect([sealed, manifestSha256, data.binding.of]).toEqual([true, sha256, 'seal'])
  expect(data.custody.at(-1).event).toBe('dossier.sealed')
  expect(text).toContain('封卷清单')
  const binding = async () => (await opinions.verify(opinionId)).binding
  expect(await binding()).toBe('matches')
  const seal = (manifest: string) =>
    store.run((q) => q.updateTable('dossier').set({ manifest }).where('id', '=', dossierId))
  seal('{}')
  expect(await binding()).toBe('differs')
  seal(canonical)
  expect(await binding()).toBe('matches')
})

test.each<[string, (said: { itemId: string; sha256: string }) => unknown, OpinionVerdict['binding']]>([
  ['the same recording', (said) => said, 'matches'],
  ['the bytes of another recording', (said) => ({ ...said, sha256: 'f'.repeat(64) }), 'differs'],
  ['another item', (said) => ({ ...said, itemId: 'another' }), 'differs'],
  ['no recording at all', () => undefined, 'differs'],
])('a file that names %s: %s', async (_what, change, expected) => {
  const { store, vault, opinions } = desk.rooms
  const [opinion] = opinions.list(inspector, { offset: 0, limit: 1, dossierId }).rows
  if (opinion === undefined) throw new Error('no opinion is left')
  const { data } = await printed(opinion)
  const said = { ...data, binding: { ...data.binding, recording: change(data.binding.recording) } }
  const { bytes } = await composePdf({
    title: '制作说明',
    author: '局',
    createdAt: desk.clock.now(),
    blocks: [{ type: 'title', text: '制作说明' }],
    attachments: [
      {
        name: 'opinion.json',
        mime: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(said)),
        description: '机读数据',
      },
    ],
  })
  const row = { number: opinion.number, dossier_id: dossierId, review_id: null, statement_id: opinion.sourceId }
  expect(await bindingOf({ store, archiveId: vault.archiveId }, row, bytes)).toBe(expected)
})
