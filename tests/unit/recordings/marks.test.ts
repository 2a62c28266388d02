// Marks: whose they are, where they may stand, and what happens when a window sends one twice.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Item } from '#shared/contract/dossiers.ts'
import { archivist } from '../../support/dossier-rooms.ts'
import { type KnownRooms, openKnownRooms } from './known.ts'

let known: KnownRooms
let item: Item
beforeAll(async () => {
  known = await openKnownRooms()
})
afterAll(() => known.close())
beforeEach(async () => {
  await known.begin()
  item = await known.clip()
})

const marks = () => known.home.rooms.marks
const other = { name: 'inspector' }
const id = () => crypto.randomUUID()
const moment = (change = {}) => ({
  id: id(),
  itemId: item.id,
  startMs: 400,
  endMs: null,
  category: 'rights-told',
  text: '告知陈述申辩权',
  ...change,
})

describe('adding', () => {
  test('keeps what was marked, by whom and when, and enters it without its words', () => {
    const mark = moment({ text: ' 告知陈述申辩权\n' })
    const kept = marks().add(archivist, mark)
    expect(kept).toMatchObject({ ...mark, text: '告知陈述申辩权', madeBy: '和丽春', own: true, comments: [] })
    expect(known.newest()).toMatchObject({ event: 'mark.added', subject: mark.id, detail: { recording: item.id } })
    expect(JSON.stringify(known.newest())).not.toContain('告知')
    expect(marks().list(other, { itemId: item.id })).toMatchObject([{ id: mark.id, own: false }])
  })

  test('the same mark sent again is one mark, and the journal says so', () => {
    const mark = moment()
    const kept = marks().add(archivist, mark)
    expect(marks().add(archivist, mark)).toEqual(kept)
    expect(marks().list(archivist, { itemId: item.id })).toHaveLength(1)
    expect(known.newest()).toMatchObject({ event: 'mark.added', detail: { recording: item.id, repeated: true } })
  })

  test('another mark under the same id is refused: other words, another maker, or one that was removed', async () => {
    const mark = moment()
    marks().add(archivist, mark)
    const add =
      (who: { name: string }, change = {}) =>
      () =>
        marks().add(who, { ...mark, ...change })
    expect(await known.refused('mark.added', add(archivist, { text: '别的话' }))).toBe('mark.taken')
    expect(await known.refused('mark.added', add(other))).toBe('mark.taken')
    marks().remove(archivist, mark.id)
    expect(await known.refused('mark.added', add(archivist))).toBe('mark.taken')
  })

  test.each([
    ['a category nobody knows', { category: 'nothing' }, 'mark.category'],
    ['an end that is not after its start', { startMs: 500, endMs: 500 }, 'mark.order'],
    ['a moment after the end', { startMs: 60_000 }, 'mark.beyond'],
    ['a span beyond the end', { startMs: 0, endMs: 60_000 }, 'mark.beyond'],
    ['a recording nobody knows', { itemId: crypto.randomUUID() }, 'item.unknown'],
  ])('refuses %s', async (_, change, code) => {
    expect(await known.refused('mark.added', () => marks().add(archivist, moment(change)))).toBe(code)
  })

  test('forgives what players and containers round apart, a second at the end', () => {
    const durationMs = item.media?.durationMs ?? 0
    expect(marks().add(archivist, moment({ startMs: 0, endMs: durationMs + 1000 })).endMs).toBe(durationMs + 1000)
  })

  test('knows the length that was found only after the seal, and forgives much where none is known', async () => {
    const unknown = { duration_ms: 0, technical: null }
    known.home.rooms.store.run((q) => q.updateTable('media').set(unknown).where('item_id', '=', item.id))
    known.seal()
    expect(marks().add(archivist, moment({ startMs: 3_600_000 }))).toMatchObject({ startMs: 3_600_000 })
    await known.home.rooms.recordings.probeAgain(archivist, item.id, new AbortController().signal)
    const beyond = () => marks().add(archivist, moment({ startMs: 3_600_000 }))
    expect(await known.refused('mark.added', beyond)).toBe('mark.beyond')
  })

  test('goes on after the seal', () => {
    known.seal()
    expect(marks().add(archivist, moment())).toMatchObject({ itemId: item.id })
  })
})

describe('changing and removing', () => {
  test('is for whoever made it', async () => {
    const mark = marks().add(archivist, moment())
    const change = { id: mark.id, startMs: 100, endMs: 300, category: 'refusal', text: '拒绝签字' }
    expect(await known.refused('mark.changed', () => marks().change(other, change))).toBe('mark.of-another')
    expect(await known.refused('mark.removed', () => marks().remove(other, mark.id))).toBe('mark.of-another')
    const changed = marks().change(archivist, change)
    expect(changed).toMatchObject({ ...change, madeAt: mark.madeAt })
    expect(changed.changedAt > mark.changedAt).toBe(true)
    expect(known.newest()).toMatchObject({ event: 'mark.changed', subject: mark.id, detail: { recording: item.id } })
    marks().remove(archivist, mark.id)
    expect(known.newest()).toMatchObject({ event: 'mark.removed', subject: mark.id })
    expect(marks().list(archivist, { itemId: item.id })).toEqual([])
  })

  test('a removed mark stays in the archive, and can be neither changed, removed again nor commented on', async () => {
    const { id: markId } = marks().add(archivist, moment())
    marks().remove(archivist, markId)
    const row = known.home.rooms.store.one((q) => q.selectFrom('mark').select('text').where('id', '=', markId))
    expect(row).toEqual({ text: '告知陈述申辩权' })
    const change = { id: markId, startMs: 0, endMs: null, category: 'other', text: '' }
    expect(await known.refused('mark.changed', () => marks().change(archivist, change))).toBe('mark.unknown')
    expect(await known.refused('mark.removed', () => marks().remove(archivist, markId))).toBe('mark.unknown')
    const comment = { id: id(), markId, text: '？' }
    expect(await known.refused('mark.commented', () => marks().comment(other, comment))).toBe('mark.unknown')
  })

  test('keeps a category that the rulebook no longer knows, and takes no other such', async () => {
    const { id: markId } = marks().add(archivist, moment())
    known.home.rooms.store.run((q) => q.updateTable('mark').set({ category: 'old' }).where('id', '=', markId))
    const change = { id: markId, startMs: 0, endMs: null, category: 'old', text: '改' }
    expect(marks().change(archivist, change)).toMatchObject({ category: 'old', text: '改' })
    const unknown = () => marks().change(archivist, { ...change, category: 'older' })
    expect(await known.refused('mark.changed', unknown)).toBe('mark.category')
  })
})

describe('comments', () => {
  test('are anybody’s, stay in order, and one sent twice is one', async () => {
    const { id: markId } = marks().add(archivist, moment())
    const first = { id: id(), markId, text: '这里没有告知期限。' }
    marks().comment(other, first)
    expect(known.newest()).toMatchObject({ event: 'mark.commented', subject: markId, detail: { recording: item.id } })
    marks().comment(archivist, { id: id(), markId, text: '见下一段。' })
    const mark = marks().comment(other, first)
    expect(known.newest()).toMatchObject({ detail: { repeated: true } })
    expect(mark.comments.map(({ text, by }) => [text, by])).toEqual([
      ['这里没有告知期限。', 'inspector'],
      ['见下一段。', '和丽春'],
    ])
    const different = () => marks().comment(other, { ...first, text: '改口' })
    expect(await known.refused('mark.commented', different)).toBe('mark.taken')
  })
})

describe('lists', () => {
  test('go by start within a recording, and by catalogue within a dossier', async () => {
    const next = await known.clip()
    const late = marks().add(archivist, moment({ startMs: 900 }))
    const early = marks().add(archivist, moment({ startMs: 100 }))
    const there = marks().add(archivist, moment({ itemId: next.id, startMs: 0 }))
    const of = (filter: { itemId: string } | { dossierId: string }) =>
      marks()
        .list(archivist, filter)
        .map((mark) => mark.id)
    expect(of({ itemId: item.id })).toEqual([early.id, late.id])
    expect(of({ dossierId: known.dossierId })).toEqual([early.id, late.id, there.id])
    expect(() => of({ dossierId: crypto.randomUUID() })).toThrow('dossier.unknown')
  })

  test('a withdrawn recording keeps its marks; they leave the list of the dossier', () => {
    const { id: markId } = marks().add(archivist, moment())
    known.home.rooms.items.withdraw(archivist, item.id, '重复归入')
    expect(marks().list(archivist, { dossierId: known.dossierId })).toEqual([])
    expect(marks().list(archivist, { itemId: item.id })).toMatchObject([{ id: markId }])
  })
})
