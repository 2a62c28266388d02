// Marks, transcripts, clocks and the recording list through every way in: roles, names, the journal, and a window that sends
// its marks again after a crash.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Item } from '#shared/contract/dossiers.ts'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { passphrase, someFacts } from '../support/test-desk.ts'
import { refusalCode, type Way, ways } from '../support/ways.ts'

describe.each(ways)('what people say about recordings, through the $name', ({ open }) => {
  let way: Way
  let files: SmallFiles
  let dossierId: string
  let item: Item
  beforeAll(async () => {
    way = await open()
    files = await createSmallFiles()
    dossierId = (await (await way.as('archivist')).dossiers.create(someFacts({ category: 'inspection' }))).id
    const extra = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-an', '-metadata', 'creation_time=2026-11-10T01:00:00Z']
    const ticket = await way.file('archivist', dossierId, await files.clip('记录仪.mp4', 1, extra))
    if (ticket.item === null) throw new Error(ticket.sentence ?? 'not filed')
    item = ticket.item
  })
  afterAll(async () => {
    await way.close()
    await files.close()
  })

  async function newest(limit = 1) {
    const { rows } = await (await way.as('auditor')).journal.list({ limit: limit + 2 })
    return rows
      .filter(({ event }) => !event.startsWith('people.'))
      .map(({ who, event, outcome, detail }) => ({ who, event, outcome, detail }))
  }

  test('a mark added, sent again after a crash, commented on and removed is one mark all the way', async () => {
    const inspector = await way.as('inspector')
    const mark = {
      id: crypto.randomUUID(),
      itemId: item.id,
      startMs: 200,
      endMs: 700,
      category: 'certificate-shown',
      text: '未出示执法证',
    }
    const added = await inspector.marks.add(mark)
    expect(added).toMatchObject({ ...mark, madeBy: '木增福', own: true })
    expect(await (await way.as('inspector')).marks.add(mark)).toEqual(added)
    expect(await newest()).toContainEqual({
      who: 'inspector',
      event: 'mark.added',
      outcome: 'done',
      detail: { recording: item.id, repeated: true },
    })

    const reviewer = await way.as('reviewer')
    const { startMs, endMs, category, id } = mark
    const change = { id, startMs, endMs, category, text: '改' }
    expect(await refusalCode(reviewer.marks.change(change))).toBe('mark.of-another')
    expect(await refusalCode(reviewer.marks.remove({ id }))).toBe('mark.of-another')
    expect(await newest()).toContainEqual({
      who: 'reviewer',
      event: 'mark.removed',
      outcome: 'refused',
      detail: { code: 'mark.of-another' },
    })
    const comment = { id: crypto.randomUUID(), markId: id, text: '00:12 处已出示。' }
    expect(await reviewer.marks.comment(comment)).toMatchObject({ own: false, comments: [{ by: '杨法明' }] })
    expect(await inspector.marks.list({ dossierId })).toMatchObject([{ id, own: true, text: '未出示执法证' }])
    expect(await inspector.marks.change(change)).toMatchObject({ text: '改', comments: [{ text: '00:12 处已出示。' }] })
    await inspector.marks.remove({ id })
    expect(await reviewer.marks.list({ itemId: item.id })).toEqual([])
  })

  test('a transcript is imported by one, and not overwritten by another who had not seen it', async () => {
    const handler = await way.as('handler')
    const content = 'WEBVTT\n\n00:00.100 --> 00:00.900\n<v 赵执法>请出示证照。\n'
    expect(await handler.transcripts.import({ itemId: item.id, version: 0, content })).toMatchObject({
      version: 1,
      savedBy: '余承办',
      lines: [{ speaker: '赵执法', text: '请出示证照。' }],
    })
    const archivist = await way.as('archivist')
    const stale = archivist.transcripts.save({ itemId: item.id, version: 0, lines: [] })
    expect(await refusalCode(stale)).toBe('transcript.stale')
    const { lines, version } = await archivist.transcripts.get({ itemId: item.id })
    expect(await archivist.transcripts.save({ itemId: item.id, version, lines })).toMatchObject({ version: 2, lines })
  })

  test('a clock is corrected and read, and the chain moves with it', async () => {
    const archivist = await way.as('archivist')
    const correction = { itemIds: [item.id], offsetMs: -60_000, reason: '快一分钟' }
    expect(await archivist.recordings.correctClock(correction)).toMatchObject([
      { startedAt: '2026-11-10T01:00:00.000Z', correctedAt: '2026-11-10T00:59:00.000Z' },
    ])
    const reading = { itemId: item.id, atMs: 500, burnedIn: '2026-11-10T01:00:00.500Z', how: 'confirmed' } as const
    expect(await (await way.as('inspector')).recordings.readClock(reading)).toMatchObject({
      readings: [{ by: '木增福' }],
    })
    expect(await archivist.recordings.chains({ dossierId })).toMatchObject([
      { key: item.id, startsAt: '2026-11-10T00:59:00.000Z', breaks: [] },
    ])
    const facts = { deviceNumber: 'DSJ-01', officerName: '赵执法', startedAt: '2026-11-10T01:00:00.000Z' }
    expect(await archivist.recordings.describe({ itemId: item.id, facts })).toMatchObject({
      itemId: item.id,
      capture: { ...facts, from: 'typed', offsetMs: -60_000 },
    })
    expect(await archivist.recordings.chains({ dossierId })).toMatchObject([
      { deviceNumber: 'DSJ-01', officer: '赵执法' },
    ])
    const nothing = { afterItemId: item.id, kind: 'written', reason: '没有中断' } as const
    expect(await refusalCode(archivist.recordings.explainBreak(nothing))).toBe('chain.no-break')
    expect(await refusalCode((await way.as('inspector')).recordings.correctClock(correction))).toBe('people.forbidden')
  })

  test('a signed reason stands for a missing recording until it is revoked', async () => {
    const handler = await way.as('handler')
    const { lines, grounds } = await handler.recordingList.check({ dossierId })
    const lacking = lines.find(({ state }) => state === 'lacking')
    const statement = {
      dossierId,
      requirement: lacking?.code ?? '',
      ground: grounds[2]?.code ?? '',
      reason: '记录仪电池耗尽，现场无法充电。',
      passphrase,
    }
    const wrong = handler.recordingList.excuse({ ...statement, passphrase: '不是这个口令' })
    expect(await refusalCode(wrong)).toBe('people.wrong-passphrase')
    const excused = await handler.recordingList.excuse(statement)
    const absence = excused.lines.find(({ code }) => code === lacking?.code)?.absence
    expect(absence).toMatchObject({ signedBy: '余承办', signature: 'valid' })
    await handler.recordingList.revoke({ id: absence?.id ?? '', reason: '找到了录像' })
    expect(await handler.recordingList.check({ dossierId })).toMatchObject({ excused: 0 })
  })

  test('the rulebook names the categories of marks to every screen', async () => {
    const { markCategories } = await (await way.as('reviewer')).rulebook.recordingPractice({})
    expect(markCategories.map(({ code }) => code)).toContain('certificate-shown')
  })
})
