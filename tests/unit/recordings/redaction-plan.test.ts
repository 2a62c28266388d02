// The plan of a redaction, how it is carried out, and the ledger of the copy that comes of it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RedactionPlan } from '#shared/contract/redactions.ts'
import { archivist } from '../../support/dossier-rooms.ts'
import { openRedactionRooms, type RedactionRooms, sound } from '../../support/redaction-rooms.ts'
import { ffmpegOn } from '../../support/through-ffmpeg.ts'
import { film, following } from '../../support/wandering-patch.ts'
import { madeByFfmpeg } from '../inspection/samples.ts'

let home: RedactionRooms
let dossierId: string
beforeAll(async () => {
  home = await openRedactionRooms()
})
afterAll(() => home.close())
beforeEach(async () => {
  dossierId = await home.begin()
})

describe('a redacted copy', () => {
  test('carries its ledger and nothing else of the original; original, viewing copy and seal stay as they are', async () => {
    const tagged = ffmpegOn(film('a.avi', '-c:v', 'mjpeg', '-q:v', '2'), (file) =>
      madeByFfmpeg('a.avi', '-i', file, '-c', 'copy', '-metadata', 'title=秘密证人'),
    )
    const item = await home.fileFilm(tagged, 'avi')
    await home.rooms.queue.idle()
    home.rooms.dossiers.seal(archivist, dossierId)
    const objects = () =>
      home.rooms.store.all((q) => q.selectFrom('object').selectAll().where('dossier_id', '=', dossierId).orderBy('id'))
    const before = objects()
    const manifest = home.rooms.dossiers.manifest(dossierId)
    const plan = { regions: [following()], sounds: [sound('tone', 0, 500)] }
    const { copy, bytes, saved, job } = await home.redacted(item, plan)

    const ledger = JSON.parse(copy.ledger) as Record<string, unknown>
    expect(ledger).toMatchObject({
      schema: 'anjuan-redaction',
      version: 1,
      job: job.id,
      original: { itemId: item.id, title: item.title, sha256: item.sha256, sizeBytes: item.sizeBytes },
      planVersion: 1,
      plan: saved.plan,
      askedBy: '和丽春',
    })
    expect(String(ledger.how)).toContain('-crf 18')
    expect(Buffer.from(bytes).includes('秘密证人')).toBe(false)
    expect(objects().filter(({ id }) => id !== copy.objectId)).toEqual(before)
    expect(objects().find(({ id }) => id === copy.objectId)).toMatchObject({
      role: 'redacted',
      parent_id: item.objectId,
    })
    for (const { id } of before) expect(await home.rooms.objects.verify(id)).toMatchObject({ state: 'intact' })
    expect(home.rooms.dossiers.manifest(dossierId)).toEqual(manifest)
    expect(home.rooms.dossiers.items(dossierId)).toHaveLength(1)

    expect(home.entries('redaction.saved').at(-1)).toEqual({
      who: 'archivist',
      subject: item.id,
      outcome: 'done',
      detail: { version: 1, regions: 1, sounds: 1 },
    })
    expect(home.entries('redaction.requested').at(-1)).toMatchObject({
      who: 'archivist',
      subject: item.id,
      detail: { version: 1, regions: 1, sounds: 1 },
    })
    expect(home.entries('redaction.made').at(-1)).toEqual({
      who: 'system',
      subject: item.id,
      outcome: 'done',
      detail: { version: 1, regions: 1, sounds: 1, sha256: copy.sha256, parent: item.sha256 },
    })
    const reader = await home.rooms.objects.open(copy.objectId)
    expect(reader.label.name).toBe(`${item.title}（遮蔽副本）.mp4`)
    await reader.close()
  })
})

describe('the plan', () => {
  test('grows a version with each save, and is refused to whoever did not see the last one', async () => {
    const item = await home.fileFilm(film())
    const { redactions } = home.rooms
    expect(redactions.get(item.id)).toMatchObject({ version: 0, savedBy: null, copies: [] })
    const first = redactions.save(archivist, {
      itemId: item.id,
      version: 0,
      plan: { regions: [following()], sounds: [] },
    })
    expect(first).toMatchObject({ version: 1, savedBy: '和丽春' })
    const late = () =>
      redactions.save({ name: 'handler' }, { itemId: item.id, version: 0, plan: { regions: [], sounds: [] } })
    expect(late).toThrow(
      expect.objectContaining({ code: 'redaction.stale', params: { savedBy: '和丽春', at: first.savedAt } }),
    )
    expect(redactions.get(item.id)).toEqual(first)
    expect(redactions.save(archivist, { itemId: item.id, version: 1, plan: { regions: [], sounds: [] } }).version).toBe(
      2,
    )
  })

  test('that does not fit its recording is refused with the place that is wrong; an empty one is not carried out', async () => {
    const item = await home.fileFilm(film())
    const paper = await home.file(dossierId, await home.files.pdf('笔录.pdf'))
    const { redactions, queue } = home.rooms
    const beyond = { regions: [following(), following({ endMs: 9000 })], sounds: [] }
    const save = (itemId: string, plan: RedactionPlan) => () => redactions.save(archivist, { itemId, version: 0, plan })
    expect(save(item.id, beyond)).toThrow(
      expect.objectContaining({ code: 'redaction.plan', params: { part: 'region', at: 2, why: 'beyond' } }),
    )
    expect(save(paper.id, beyond)).toThrow(expect.objectContaining({ code: 'redaction.not-recording' }))
    expect(redactions.get(item.id).version).toBe(0)
    expect(home.entries('redaction.saved').at(-1)).toMatchObject({ outcome: 'refused' })
    const jobs = queue.list().length
    expect(() => redactions.render(archivist, item.id)).toThrow(expect.objectContaining({ code: 'redaction.empty' }))
    expect(queue.list()).toHaveLength(jobs)
  })

  test('asked for twice is carried out once, a later version besides; a copy entered before a crash is not made again', async () => {
    const item = await home.fileFilm(film())
    const { redactions } = home.rooms
    const plan = (endMs: number) => ({ regions: [], sounds: [sound('mute', 0, endMs)] })
    redactions.save(archivist, { itemId: item.id, version: 0, plan: plan(500) })
    const [first, again] = [redactions.render(archivist, item.id), redactions.render(archivist, item.id)]
    redactions.save(archivist, { itemId: item.id, version: 1, plan: plan(700) })
    const second = redactions.render(archivist, item.id)
    expect([again.id === first.id, second.id === first.id]).toEqual([true, false])
    await home.rooms.queue.idle()
    const { copies } = redactions.get(item.id)
    expect(copies.map(({ ledger }) => (JSON.parse(ledger) as { planVersion: number }).planVersion).sort()).toEqual([
      1, 2,
    ])
    home.rooms.store.run((q) =>
      q.updateTable('job').set({ state: 'running', ended_at: null }).where('id', '=', first.id),
    )
    await home.reopen()
    await home.rooms.queue.idle()
    expect(home.rooms.redactions.get(item.id).copies).toEqual(copies)
    expect(home.rooms.queue.list().find(({ id }) => id === first.id)?.state).toBe('done')
  })
})
