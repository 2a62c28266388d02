// The seal by one and by two persons, that nothing opens it again, and until when it is due.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { type FilingRooms, openFilingRooms, written } from '../../support/filing-rooms.ts'
import { codeOf } from '../../support/refused.ts'
import { someFacts } from '../../support/test-desk.ts'

let home: FilingRooms
let id: string
beforeAll(async () => {
  home = await openFilingRooms()
})
afterAll(() => home.close())
beforeEach(async () => {
  id = await home.begin()
})

describe('two persons', () => {
  beforeAll(() => {
    const { id: _, ...shipped } = home.rooms.rulebook.filingPractice()
    const own = { ...shipped, id: 'own-practice', seal: { persons: 2, clause: '本单位规定双人封卷。' } }
    home.rooms.rulebook.adopt(home.archivist, JSON.stringify(own))
  })
  afterAll(() => home.rooms.rulebook.withdraw(home.archivist, 'own-practice'))
  const rooms = () => home.rooms.sealing

  test('one proposes, another completes, and both are on the remarks sheet', async () => {
    expect(await codeOf(() => rooms().seal(home.archivist, id))).toBe('seal.two-persons')
    const { proposal } = rooms().propose(home.archivist, id)
    expect(proposal).toMatchObject({ by: '和丽春', mine: true, lapsed: false, declined: null })
    expect(home.entry(id)).toMatchObject({ event: 'seal.proposed', manifestSha256: proposal?.manifestSha256 })
    expect(await codeOf(() => rooms().confirm(home.archivist, id))).toBe('seal.same-person')
    expect(rooms().standing(home.second, id).proposal).toMatchObject({ mine: false, lapsed: false })
    const sealed = await rooms().confirm(home.second, id)
    expect(sealed.manifestSha256).toBe(proposal?.manifestSha256)
    expect(home.rooms.sheets.state(id).remarks).toMatchObject({ filedBy: '和丽春', checkedBy: '李文慧' })
    const { objectId } = await home.preview('remarks')
    expect(await home.words(objectId)).toMatch(/立卷人和丽春.*检查人李文慧/)
    expect(rooms().standing(home.second, id).proposal).toBeNull()
  })

  test('the head may complete it too', async () => {
    rooms().propose(home.archivist, id)
    expect(await rooms().confirm(home.head, id)).toMatchObject({ state: 'sealed', sealedBy: '李正清' })
  })

  test.each([
    ['another paper', () => home.paper('询问笔录')],
    ['another word on the sheet', async () => home.rooms.sheets.saveRemarks(home.archivist, id, written)],
    ['other facts', async () => home.rooms.dossiers.update(home.archivist, id, someFacts({ title: '另一个案件名称' }))],
  ])('%s makes the proposal lapse, until it is made anew', async (_what, change) => {
    rooms().propose(home.archivist, id)
    await change()
    expect(rooms().standing(home.second, id).proposal).toMatchObject({ lapsed: true })
    expect(await codeOf(() => rooms().confirm(home.second, id))).toBe('seal.lapsed')
    expect(home.entry(id)).toMatchObject({ event: 'dossier.sealed', outcome: 'refused', code: 'seal.lapsed' })
    expect(home.rooms.dossiers.get(id).state).toBe('open')
    rooms().propose(home.archivist, id)
    expect((await rooms().confirm(home.second, id)).state).toBe('sealed')
  })

  test('the other declines with a reason, which the journal does not repeat', async () => {
    expect(await codeOf(() => rooms().decline(home.second, id, '缺少送达回证'))).toBe('seal.not-proposed')
    rooms().propose(home.archivist, id)
    rooms().decline(home.second, id, '缺少送达回证')
    expect(JSON.stringify(home.entry(id))).not.toContain('送达回证')
    expect(home.entry(id)).toMatchObject({ event: 'seal.declined', outcome: 'done' })
    expect(rooms().standing(home.archivist, id).proposal?.declined).toMatchObject({
      by: '李文慧',
      reason: '缺少送达回证',
    })
    expect(await codeOf(() => rooms().confirm(home.head, id))).toBe('seal.not-proposed')
  })
})

test('where one person is enough, nothing is proposed', async () => {
  const { sealing } = home.rooms
  expect(await codeOf(() => sealing.propose(home.archivist, id))).toBe('seal.one-person')
  expect(await codeOf(() => sealing.confirm(home.second, id))).toBe('seal.one-person')
})

test('there is no way back from a seal: no call and no event', async () => {
  const calls = Object.entries(contract).flatMap(([domain, group]) =>
    Object.keys(group).map((name) => `${domain}.${name}`),
  )
  // A recording's break is explained, and a suggestion that was dismissed is opened again: neither is a seal.
  const others = /^(recording|suggestions\.)/
  expect(calls.filter((name) => /unseal|reopen|break/i.test(name) && !others.test(name))).toEqual([])
  await home.rooms.sealing.seal(home.archivist, id)
  const { rooms } = home
  const [item] = rooms.dossiers.items(id)
  const change = { id: item?.id ?? '', title: '改', volume: 'main', paperKind: null, madeOn: null } as const
  const offered = { name: 'x.pdf', sizeBytes: 9, volume: 'main', title: null, paperKind: null, madeOn: null } as const
  const attempts = [
    () => rooms.dossiers.update(home.archivist, id, someFacts()),
    () => rooms.dossiers.seal(home.archivist, id),
    () => rooms.sealing.seal(home.archivist, id),
    () => rooms.items.change(home.archivist, change),
    () => rooms.items.order(home.archivist, id, 'main', [change.id]),
    () => rooms.items.withdraw(home.archivist, change.id, '不需要'),
    () => rooms.intake.offer(home.archivist, id, [offered]),
    () => rooms.sheets.saveRemarks(home.archivist, id, written),
  ]
  for (const attempt of attempts) expect(await codeOf(attempt)).toBe('dossier.sealed')
})

test('deadlines list what is closed and not filed, nearest first, and count the overdue', async () => {
  const closed = (closedOn: string) =>
    home.rooms.dossiers.create(home.archivist, someFacts({ dates: { ...someFacts().dates, closedOn } }))
  const [late, running, unknown] = [await closed('2026-09-01'), await closed('2026-11-12'), await closed('2026-12-30')]
  const list = (state: 'any' | 'running' | 'overdue' | 'unknown', limit = 10) =>
    home.rooms.deadlines.list({ state, offset: 0, limit })
  expect(list('any').rows.map(({ dossierId, state }) => [dossierId, state])).toEqual([
    [late.id, 'overdue'],
    [running.id, 'running'],
    [unknown.id, 'unknown'],
  ])
  expect(list('any', 1)).toMatchObject({ total: 3, overdue: 1, mark: 'example', rows: [{ dossierId: late.id }] })
  expect(list('overdue')).toMatchObject({ total: 1, rows: [{ dossierId: late.id }] })
  expect(list('running').rows).toMatchObject([{ dossierId: running.id, closedOn: '2026-11-12', dueOn: '2026-11-26' }])
  expect(home.rooms.sealing.standing(home.archivist, late.id).clock).toMatchObject({ state: 'overdue', termDays: 10 })
  expect(home.rooms.sealing.standing(home.archivist, id).clock).toBeNull()
})
