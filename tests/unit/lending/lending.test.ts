import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { exportRegister } from '#main/lending/index.ts'
import type { Loan } from '#shared/contract/lending.ts'
import { isRefusal } from '#shared/text/refusal.ts'
import { someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

const run = promisify(execFile)

let home: TestRooms
type Cast = Record<'archivist' | 'head' | 'handler' | 'reviewer', Caller>
let people: Cast
/** A sealed dossier: decision, interview record, photograph, recording, and a report in the 副卷. */
let dossierId: string
const items = { decision: '', interview: '', photo: '', recording: '', report: '' }

beforeAll(async () => {
  home = await openTestRooms(undefined, { withMedia: true })
  const { rooms, files } = home
  people = {
    archivist: await home.admit('archivist', '和丽春', ['archivist']),
    head: await home.admit('head', '李正清', ['head']),
    handler: await home.admit('handler', '余承办', ['handler']),
    reviewer: await home.admit('reviewer', '杨法明', ['reviewer']),
  }
  const made = await rooms.dossiers.create(people.archivist, someFacts())
  dossierId = made.id
  const png = join(files.folder, '现场照片.png')
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=400x300', '-frames:v', '1', png])
  await put('decision', await files.pdf('行政处罚决定书.pdf', 2), 'penalty-decision')
  await put('interview', await files.pdf('询问笔录.pdf', 1), 'interview-record')
  await put('photo', png, 'photo-evidence')
  await put('recording', await files.clip('现场检查录像.mp4', 2), 'site-inspection-recording')
  await put('report', await files.pdf('案件调查终结报告.pdf', 1), 'investigation-report', 'restricted')
  await rooms.queue.idle()
  await rooms.dossiers.seal(people.archivist, dossierId)
})
afterAll(() => home.close())

async function put(as: keyof typeof items, path: string, paperKind: string, volume: 'main' | 'restricted' = 'main') {
  const { id, title, madeOn } = await home.file(people.archivist, dossierId, path)
  home.rooms.items.change(people.archivist, { id, title, volume, paperKind, madeOn })
  items[as] = id
}

const court = { name: '王法官', unit: '云山县人民法院' }
const courtPapers = [
  { code: 'letter', number: '（2026）云调字第12号' },
  { code: 'work-card', number: '云法 0135' },
]

function ask(caller: Caller, change: Partial<Parameters<typeof home.rooms.loans.request>[1]> = {}): Loan {
  return home.rooms.loans.request(caller, {
    ...{ dossierId, borrowerKind: 'state-organ', borrower: court, papers: courtPapers },
    ...{ reason: '审理行政诉讼案件需要。', way: 'copy', itemIds: null },
    ...change,
  })
}

const lent = (change: Parameters<typeof ask>[1] = {}): Loan =>
  home.rooms.loans.approve(people.head, ask(people.archivist, change).id, '同意。')

const lastEntry = () =>
  home.rooms.journal.list({ ...{ offset: 0, limit: 1 }, who: '', event: '', outcome: 'any' }).rows[0]
const loans = () => home.rooms.store.all((q) => q.selectFrom('loan').selectAll())
const copies = () => home.rooms.store.all((q) => q.selectFrom('loan_copy').selectAll())

async function refused(work: () => unknown): Promise<string> {
  const before = JSON.stringify([loans().map(({ copies_given, ...rest }) => rest), copies()])
  try {
    await work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    expect(JSON.stringify([loans().map(({ copies_given, ...rest }) => rest), copies()])).toBe(before)
    return error.code
  }
  return 'nothing was refused'
}

describe('asking', () => {
  test('an outsider is asked for by somebody of the office, with the numbers of what he showed', () => {
    const loan = ask(people.handler)
    expect(loan).toMatchObject({ state: 'requested', outsider: true, borrower: court, items: null, dueOn: null })
    expect(loan.borrower.papers.map(({ title, number }) => `${title} ${number}`)).toEqual([
      '单位介绍信（调卷函） （2026）云调字第12号',
      '经办人工作证件 云法 0135',
    ])
    expect(loan.number).toMatch(/^借阅〔2026〕\d+号$/)
    expect(loan.scope.map(({ itemId }) => itemId)).not.toContain(items.report)
    expect(lastEntry()).toMatchObject({
      ...{ who: 'handler', event: 'loan.requested', outcome: 'done', subject: loan.id },
      detail: { dossier: dossierId, loan: loan.number, kind: 'state-organ', items: null },
    })
  })

  test('an insider borrows for himself, the 副卷 too', () => {
    const loan = ask(people.reviewer, { borrowerKind: 'reviewer', way: 'read', itemIds: [items.report] })
    expect(loan).toMatchObject({ outsider: false, borrower: { name: '杨法明', papers: [] }, items: 1 })
  })

  test('what the rules do not allow is refused, and nothing is entered', async () => {
    expect(await refused(() => ask(people.handler, { borrowerKind: 'nobody' }))).toBe('lending.kind-unknown')
    expect(await refused(() => ask(people.handler, { borrowerKind: 'leader' }))).toBe('lending.not-your-kind')
    expect(await refused(() => ask(people.handler, { borrower: null }))).toBe('lending.borrower-missing')
    expect(await refused(() => ask(people.handler, { papers: courtPapers.slice(0, 1) }))).toBe('lending.paper-missing')
    expect(await refused(() => ask(people.handler, { itemIds: [items.report] }))).toBe('lending.out-of-scope')
    const party = { borrowerKind: 'party', papers: [{ code: 'id-card', number: '5300' }] }
    expect(await refused(() => ask(people.handler, { ...party, itemIds: [items.interview] }))).toBe(
      'lending.out-of-scope',
    )
    const other = {
      borrowerKind: 'other',
      papers: [courtPapers[0], { code: 'id-card', number: '5' }].flatMap((p) => p ?? []),
    }
    expect(await refused(() => ask(people.handler, other))).toBe('lending.way')
    expect(lastEntry()).toMatchObject({ event: 'loan.requested', outcome: 'refused', detail: { code: 'lending.way' } })
  })

  test('a dossier that is not sealed is lent to those inside who may see it', async () => {
    const { dossierId: open } = await home.fill(people.archivist)
    expect(await refused(() => ask(people.handler, { dossierId: open }))).toBe('lending.not-sealed')
    expect(ask(people.head, { dossierId: open, borrowerKind: 'leader', way: 'read' }).state).toBe('requested')
  })

  test('a dossier that was disposed of or handed over is lent no more', async () => {
    const { store } = home.rooms
    const disposed = (at: string | null) =>
      store.run((q) => q.updateTable('dossier').set({ disposed_at: at }).where('id', '=', dossierId))
    disposed('2026-11-20T00:00:00.000Z')
    expect(await refused(() => ask(people.handler))).toBe('lending.disposed')
    disposed(null)
    const pack = {
      id: 'p1',
      number: '移交〔2026〕1号',
      direction: 'out',
      form: 'transfer',
      title: '移交',
      facts: '{}',
    } as const
    const asked = { requested_by: 'archivist', requested_at: '2026-11-20T00:00:00.000Z', decision: '' }
    const open = { decided_by: null, decided_at: null, made_by: null, made_at: null, files: null, size_bytes: null }
    const rest = { ...open, list_sha256: null, receipt: null }
    store.run((q) => q.insertInto('package').values({ ...pack, ...asked, ...rest, state: 'received' }))
    const member = { package_id: 'p1', dossier_id: dossierId, manifest_sha256: 'x' }
    store.run((q) => q.insertInto('package_dossier').values(member))
    expect(await refused(() => ask(people.handler))).toBe('lending.handed-over')
    store.run((q) => q.deleteFrom('package_dossier'))
  })
})

describe('deciding', () => {
  test('who may by the rules approves, and the last day is counted', () => {
    const loan = lent()
    expect(loan).toMatchObject({ state: 'approved', decidedBy: '李正清', decision: '同意。', overdue: false })
    expect(loan.dueOn).toMatch(/^2026-\d\d-\d\d$/)
    expect(lastEntry()).toMatchObject({ event: 'loan.approved', detail: { loan: loan.number, dueOn: loan.dueOn } })
  })

  test('nobody decides his own request, nor without the role, nor twice', async () => {
    const own = ask(people.head)
    expect(own.may).toMatchObject({ decide: false, withdraw: true })
    expect(await refused(() => home.rooms.loans.approve(people.head, own.id, ''))).toBe('lending.own-request')
    expect(await refused(() => home.rooms.loans.approve(people.archivist, own.id, ''))).toBe('lending.not-approver')
    const loan = ask(people.archivist)
    const declined = home.rooms.loans.decline(people.head, loan.id, '介绍信已过期。')
    expect(declined).toMatchObject({ state: 'declined', decision: '介绍信已过期。' })
    expect(lastEntry()).toMatchObject({ event: 'loan.declined', subject: loan.id })
    expect(await refused(() => home.rooms.loans.approve(people.head, loan.id, ''))).toBe('lending.state')
  })

  test('whoever asked takes it back, nobody else', async () => {
    const loan = ask(people.handler)
    expect(await refused(() => home.rooms.loans.withdraw(people.archivist, loan.id))).toBe('lending.not-yours')
    expect(home.rooms.loans.withdraw(people.handler, loan.id).state).toBe('withdrawn')
    expect(lastEntry()).toMatchObject({ event: 'loan.withdrawn', subject: loan.id })
  })
})

describe('reading and returning', () => {
  test('each reading is entered with its item; strangers and the wrong items are refused', async () => {
    const loan = lent({ way: 'read', itemIds: [items.decision] })
    const wanted = { id: loan.id, itemId: items.decision, original: false }
    expect(home.rooms.loans.read(people.archivist, wanted)).toMatchObject({ viewing: 'pdf', redacted: false })
    expect(lastEntry()).toMatchObject({ event: 'loan.viewed', detail: { item: items.decision, loan: loan.number } })
    expect(await refused(() => home.rooms.loans.read(people.handler, wanted))).toBe('lending.not-borrower')
    const another = { ...wanted, itemId: items.interview }
    expect(await refused(() => home.rooms.loans.read(people.archivist, another))).toBe('lending.out-of-scope')
  })

  test('what is returned or overdue is read no more', async () => {
    const loan = lent()
    const wanted = { id: loan.id, itemId: items.decision, original: false }
    home.rooms.loans.return(people.archivist, loan.id, '完好。')
    expect(lastEntry()).toMatchObject({ event: 'loan.returned', subject: loan.id })
    expect(await refused(() => home.rooms.loans.read(people.archivist, wanted))).toBe('lending.state')
    const late = lent()
    home.rooms.store.run((q) => q.updateTable('loan').set({ due_on: '2020-01-01' }).where('id', '=', late.id))
    const read = { ...wanted, id: late.id }
    expect(await refused(() => home.rooms.loans.read(people.archivist, read))).toBe('lending.overdue')
    const search = { dossierId, filter: 'overdue', text: '', offset: 0, limit: 10 } as const
    expect(home.rooms.loans.list(people.archivist, search).rows.map(({ id }) => id)).toEqual([late.id])
    expect(home.rooms.loans.return(people.archivist, late.id, '').overdue).toBe(false)
  })
})

describe('copies', () => {
  test('a paper is marked on every page, under a number of its own, and taken out under the eyes of the journal', async () => {
    const loan = lent()
    const made = await home.rooms.loanCopies.copy(people.archivist, { id: loan.id, itemId: items.decision })
    expect(made).toMatchObject({ number: `${loan.number}-01`, pages: 2, mime: 'application/pdf', exportedAt: null })
    expect(lastEntry()).toMatchObject({ event: 'loan.copied', detail: { copy: made.number, sha256: made.sha256 } })
    const path = join(home.files.folder, 'copy.pdf')
    await writeFile(path, await home.rooms.objects.readWhole(made.objectId))
    const { stdout } = await run('pdftotext', ['-raw', path, '-'])
    const marks = stdout.replaceAll(/\s/g, '').match(/云山县人民法院借阅〔2026〕\d+号-01/g)
    expect(marks).toHaveLength(6)
    const taken = home.rooms.loanCopies.exportCopy(people.archivist, made.id)
    expect(taken).toMatchObject({ objectId: made.objectId, name: `借阅副本 ${made.number} 行政处罚决定书.pdf` })
    expect(lastEntry()).toMatchObject({ event: 'loan.copy-exported', subject: loan.id })
    const second = await home.rooms.loanCopies.copy(people.archivist, { id: loan.id, itemId: items.photo })
    expect(second).toMatchObject({ number: `${loan.number}-02`, pages: 1, mime: 'application/pdf' })
    expect(home.rooms.loans.get(people.archivist, loan.id).copyList.map(({ number }) => number)).toEqual([
      made.number,
      second.number,
    ])
  })

  test('a recording is cut and its number burned in', async () => {
    const loan = lent()
    const order = { id: loan.id, itemId: items.recording, startMs: 500, endMs: 1500, original: true }
    const job = home.rooms.loanCopies.copyClip(people.archivist, order)
    expect(lastEntry()).toMatchObject({ event: 'loan.copy-requested', detail: { copy: `${loan.number}-01` } })
    expect(job.kind).toBe('loan-copy')
    await home.rooms.queue.idle()
    const [made] = home.rooms.loans.get(people.archivist, loan.id).copyList
    expect(made).toMatchObject({ mime: 'video/mp4', span: { startMs: 500, endMs: 1500 }, madeBy: '和丽春' })
    const path = join(home.files.folder, 'copy.mp4')
    await writeFile(path, await home.rooms.objects.readWhole(made?.objectId ?? ''))
    const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path])
    expect(Number(stdout)).toBeCloseTo(1, 0)
  })

  test('a recording of sound alone bears its number in its name', async () => {
    const { rooms, files, file } = home
    const { id: dossierId } = await rooms.dossiers.create(people.archivist, someFacts({ number: null }))
    const path = join(files.folder, '询问录音.m4a')
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac', path])
    const item = await file(people.archivist, dossierId, path)
    const asked = ask(people.head, { borrowerKind: 'leader', dossierId })
    rooms.loans.approve(people.archivist, asked.id, '')
    const order = { id: asked.id, itemId: item.id, startMs: 0, endMs: null, original: false }
    rooms.loanCopies.copyClip(people.archivist, order)
    await rooms.queue.idle()
    const [made] = rooms.loans.get(people.archivist, asked.id).copyList
    expect(made).toMatchObject({ mime: 'audio/mp4' })
    expect(rooms.loanCopies.exportCopy(people.archivist, made?.id ?? '').name).toMatch(/-01 询问录音\.m4a$/)
  })

  test('what only may be read, or fell out of the scope, or came back meanwhile, is not copied', async () => {
    const { loanCopies, loans: service } = home.rooms
    const reading = lent({ way: 'read' })
    const copy = (id: string, itemId: string) => () => loanCopies.copy(people.archivist, { id, itemId })
    expect(await refused(copy(reading.id, items.decision))).toBe('lending.read-only')
    const loan = lent()
    expect(await refused(copy(loan.id, items.recording))).toBe('lending.copy-is-recording')
    expect(await refused(copy(loan.id, items.report))).toBe('lending.out-of-scope')
    const move = (volume: 'main' | 'restricted') =>
      home.rooms.store.run((q) => q.updateTable('item').set({ volume }).where('id', '=', items.decision))
    const made = await loanCopies.copy(people.archivist, { id: loan.id, itemId: items.decision })
    move('restricted')
    expect(await refused(copy(loan.id, items.decision))).toBe('lending.out-of-scope')
    expect(await refused(() => loanCopies.exportCopy(people.archivist, made.id))).toBe('lending.out-of-scope')
    move('main')
    const span = { id: loan.id, itemId: items.recording, startMs: 5000, endMs: 6000, original: true }
    expect(await refused(() => loanCopies.copyClip(people.archivist, span))).toBe('lending.span')
    service.return(people.archivist, loan.id, '')
    expect(await refused(() => loanCopies.exportCopy(people.archivist, made.id))).toBe('lending.state')
  })
})

describe('a recording in which something is hidden', () => {
  const redacted = () =>
    home.rooms.store.all((q) => q.selectFrom('object').select(['id', 'parent_id']).where('role', '=', 'redacted'))
  const other = { borrowerKind: 'other', way: 'read' } as const
  const shown = [
    { code: 'letter', number: '1' },
    { code: 'id-card', number: '2' },
  ]

  test('is the only one for some, for other outsiders unless the original is asked for, never for those inside', async () => {
    const { loans: service, redactions, loanCopies, queue } = home.rooms
    const itemId = items.recording
    expect(await refused(() => ask(people.archivist, { ...other, papers: shown, itemIds: [itemId] }))).toBe(
      'lending.out-of-scope',
    )
    const region = { x: 0.2, y: 0.2, width: 0.2, height: 0.2 }
    const box = { kind: 'box', startMs: 0, endMs: 2000, what: '面部', reason: '无关人员' } as const
    const regions = [{ ...box, id: crypto.randomUUID(), keyframes: [{ atMs: 0, region }] }]
    redactions.save(people.archivist, { itemId, version: 0, plan: { regions, sounds: [] } })
    redactions.render(people.archivist, itemId)
    await queue.idle()
    const [hidden] = redacted()
    const onlyHidden = lent({ ...other, papers: shown, itemIds: [itemId] })
    const read = (id: string, original: boolean) => service.read(people.archivist, { id, itemId, original })
    expect(read(onlyHidden.id, false)).toMatchObject({ objectId: hidden?.id, redacted: true, mime: 'video/mp4' })
    expect(await refused(() => read(onlyHidden.id, true))).toBe('lending.no-original')
    const court = lent()
    expect(court.scope.find((one) => one.itemId === itemId)?.redacted).toBe('offered')
    expect(read(court.id, false).redacted).toBe(true)
    expect(read(court.id, true)).toMatchObject({ redacted: false })
    loanCopies.copyClip(people.archivist, { id: court.id, itemId, startMs: 0, endMs: 500, original: false })
    await queue.idle()
    const [copy] = service.get(people.archivist, court.id).copyList
    expect(copy).toMatchObject({ redacted: true })
    const parent = home.rooms.store.one((q) =>
      q
        .selectFrom('object')
        .select('parent_id')
        .where('id', '=', copy?.objectId ?? ''),
    )
    expect(parent?.parent_id).toBe(hidden?.id)
  })
})

test('a PDF that its maker locked against change is copied as pictures of its pages', async () => {
  const { rooms, files, file } = home
  const { id } = await rooms.dossiers.create(people.archivist, someFacts({ number: null }))
  const [plain, locked] = [await files.pdf('底稿.pdf', 1), join(files.folder, '行政处罚决定书副本.pdf')]
  await run('qpdf', ['--encrypt', '', 'owner', '256', '--modify=none', '--', plain, locked])
  const item = await file(people.archivist, id, locked)
  const loan = rooms.loans.approve(people.archivist, ask(people.head, { borrowerKind: 'leader', dossierId: id }).id, '')
  const made = await rooms.loanCopies.copy(people.archivist, { id: loan.id, itemId: item.id })
  expect(made.pages).toBe(1)
  const path = join(files.folder, 'locked-copy.pdf')
  await writeFile(path, await rooms.objects.readWhole(made.objectId))
  expect((await run('pdfinfo', [path])).stdout).toMatch(/Encrypted:\s+no/)
  expect((await run('pdftotext', ['-raw', path, '-'])).stdout.replaceAll(/\s/g, '')).toContain(made.number)
})

test('the register is a table that no spreadsheet takes for formulas, and pages', async () => {
  const asked = ask(people.archivist, { borrower: { name: '=1+1', unit: '县,"局"' } })
  const search = { dossierId, filter: 'waiting', text: '=1+1' } as const
  const made = await exportRegister({ ...home.rooms }, people.archivist, search)
  expect(made.rows).toBe(1)
  expect(lastEntry()).toMatchObject({ event: 'lending.exported', detail: { loans: 1 } })
  expect(made.csv.split('\r\n')[1]).toContain(`${asked.number},云山县丰禾农资店经营未取得登记证农药案,`)
  expect(made.csv).toContain(`'=1+1,"县,""局""",`)
  const path = join(home.files.folder, 'register.pdf')
  await writeFile(path, Buffer.from(made.pdf, 'base64'))
  expect((await run('pdftotext', [path, '-'])).stdout).toMatch(/案卷借阅登记簿[\s\S]*=1\+1/)
  expect((await readFile(path)).byteLength).toBeGreaterThan(2000)
})

test('what lies in a supplement is not lent by a loan approved before its seal, not even one of the whole volume', async () => {
  const { rooms, files, file } = home
  const whole = lent({ way: 'read' })
  const supplement = rooms.supplements.begin(people.archivist, dossierId, '判决书后收到')
  const judgment = await file(people.archivist, dossierId, await files.pdf('行政判决书.pdf', 1))
  expect(await refused(() => ask(people.handler, { itemIds: [judgment.id] }))).toBe('lending.out-of-scope')
  const read = () => rooms.loans.read(people.archivist, { id: whole.id, itemId: judgment.id, original: false })
  expect(await refused(read)).toBe('lending.out-of-scope')
  expect(lastEntry()).toMatchObject({ event: 'loan.viewed', outcome: 'refused' })
  const meanwhile = lent({ way: 'read' })
  await rooms.supplements.seal(people.archivist, supplement.id)
  expect(await refused(read)).toBe('lending.out-of-scope')
  const readBy = (id: string) => rooms.loans.read(people.archivist, { id, itemId: judgment.id, original: false })
  expect(await refused(() => readBy(meanwhile.id))).toBe('lending.out-of-scope')
  expect(rooms.loans.get(people.archivist, whole.id).scope.map(({ itemId }) => itemId)).not.toContain(judgment.id)
  expect(readBy(lent({ way: 'read' }).id).title).toBe('行政判决书')
})
