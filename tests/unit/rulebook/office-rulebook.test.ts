// Packs that an office adopts: they count at once and for what is decided from then on, whatever is not sound is refused with the
// field, and withdrawn they leave the shipped ones as they were.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FilingOrderPack } from '#shared/rules/pack.ts'
import type { DossierRooms } from '../../support/dossier-rooms.ts'
import { archivist, openDossierRooms } from '../../support/dossier-rooms.ts'

let home: DossierRooms
beforeAll(async () => {
  home = await openDossierRooms()
})
afterAll(() => home.close())

const rulebook = () => home.rooms.rulebook
const changed = (id: string, change: object): string => {
  const { json } = rulebook().text(id, 'in-force')
  return JSON.stringify({ ...(JSON.parse(json) as object), ...change })
}
const events = (limit: number) =>
  home.rooms.store
    .all((q) => q.selectFrom('journal').selectAll().orderBy('position', 'desc').limit(limit))
    .map(({ detail, ...entry }) => ({ ...entry, detail: JSON.parse(detail) as object }))
/** Code and parameters of a refusal, and that nothing was adopted. */
function refusalOf(text: string): unknown {
  const before = rulebook().lines()
  try {
    rulebook().adopt(archivist, text)
  } catch (error) {
    expect(rulebook().lines()).toEqual(before)
    const { code, params } = error as { code: string; params: object }
    return { code, ...params }
  }
  return 'nothing was refused'
}

describe('an adopted pack', () => {
  test('counts at once, with its own hash, and the journal keeps which it was', () => {
    const shipped = rulebook().hashOf('recording-terms')
    const line = rulebook().adopt(archivist, changed('recording-terms', { title: '本局采集时限', uploadHours: 48 }))
    expect(line).toMatchObject({ origin: 'office', standing: 'in-force', adoptedBy: '和丽春' })
    expect(rulebook().recordingTerms().uploadHours).toBe(48)
    expect(rulebook().hashOf('recording-terms')).toBe(line.sha256)
    expect(line.sha256).not.toBe(shipped)
    expect(events(1)).toMatchObject([
      { event: 'rulebook.adopted', detail: { pack: 'recording-terms', sha256: line.sha256 }, outcome: 'done' },
    ])
    expect(JSON.stringify(events(1))).not.toContain('本局采集时限')
  })

  test('is listed beside the shipped one, which is marked as replaced and can still be read', () => {
    const lines = rulebook()
      .lines()
      .filter(({ id }) => id === 'recording-terms')
    expect(lines.map(({ origin, standing }) => [origin, standing])).toEqual([
      ['office', 'in-force'],
      ['shipped', 'replaced'],
    ])
    expect(rulebook().text('recording-terms', 'shipped').json).toContain('"uploadHours": 24')
    expect(rulebook().text('recording-terms', 'in-force').json).toContain('"uploadHours": 48')
  })

  test('is there when the archive is opened again, and replaced by the next of its id', async () => {
    await home.reopen()
    expect(rulebook().recordingTerms().uploadHours).toBe(48)
    rulebook().adopt(archivist, changed('recording-terms', { uploadHours: 12 }))
    expect(rulebook().recordingTerms().uploadHours).toBe(12)
    expect(
      rulebook()
        .lines()
        .filter(({ id, origin }) => id === 'recording-terms' && origin === 'office'),
    ).toHaveLength(1)
  })

  test('under another id takes the place of its kind where there is one of a kind', () => {
    const own = changed('archival-code-example', { id: 'archival-code-own', title: '本局档号' })
    rulebook().adopt(archivist, own)
    expect(rulebook().archivalCode().title).toBe('本局档号')
    const standing = (id: string) =>
      rulebook()
        .lines()
        .find((line) => line.id === id)?.standing
    expect(standing('archival-code-example')).toBe('replaced')
    rulebook().withdraw(archivist, 'archival-code-own')
    expect(rulebook().archivalCode().id).toBe('archival-code-example')
    expect(standing('archival-code-example')).toBe('in-force')
  })

  test('stands beside the others where several of a kind are in force', () => {
    const standards = () =>
      rulebook()
        .standards()
        .map(({ id }) => id)
    const shipped = standards()
    rulebook().adopt(archivist, changed('mee-2024-general-penalty', { id: 'own-standard', title: '本局评查标准' }))
    expect(standards()).toEqual(['own-standard', ...shipped])
    expect(shipped).toContain('mee-2024-general-penalty')
    const lines = rulebook().lines()
    expect(
      lines.filter(({ kind, standing }) => kind === 'evaluation-standard' && standing === 'in-force'),
    ).toHaveLength(shipped.length + 1)
    expect(lines.find(({ id }) => id === 'own-standard')?.actKind).toBe('处罚')
    expect(lines.find(({ id }) => id === 'paper-kinds')?.actKind).toBeNull()
    rulebook().withdraw(archivist, 'own-standard')
    expect(() => rulebook().standard('own-standard')).toThrow('rulebook.unknown')
  })

  test('changes what is counted from a calendar', () => {
    const calendar = JSON.parse(rulebook().text('cn-work-calendar', 'in-force').json) as { years: number[] }
    const years = calendar.years.slice(0, 1)
    expect(rulebook().calendar()).toBe(rulebook().calendar())
    const before = rulebook().calendar()
    rulebook().adopt(archivist, JSON.stringify({ ...calendar, years, version: '9' }))
    expect(rulebook().calendar()).not.toBe(before)
    rulebook().withdraw(archivist, 'cn-work-calendar')
  })
})

describe('refuses to adopt', () => {
  test('what is no JSON, or no pack, and names the field', () => {
    expect(refusalOf('{')).toEqual({ code: 'rulebook.not-json' })
    expect(refusalOf('{}')).toMatchObject({ code: 'rulebook.field', at: 'kind' })
    expect(refusalOf(changed('recording-terms', { uploadHours: '两天' }))).toEqual({
      code: 'rulebook.field',
      at: 'uploadHours',
      why: '类型不对',
    })
    expect(refusalOf(changed('recording-terms', { extra: 1 }))).toMatchObject({ at: '整体', why: '有不认识的项 extra' })
    expect(refusalOf(changed('recording-terms', { effectiveFrom: '2026-02-30' }))).toMatchObject({
      at: 'effectiveFrom',
    })
    expect(events(1)).toMatchObject([
      { event: 'rulebook.adopted', outcome: 'refused', detail: { code: 'rulebook.field' } },
    ])
  })

  test('the pack that is in force already, and one that takes an id from another kind', () => {
    expect(refusalOf(changed('recording-terms', {}))).toMatchObject({ code: 'rulebook.same' })
    const other = changed('review-term-example', { id: 'paper-kinds' })
    expect(refusalOf(other)).toEqual({ code: 'rulebook.kind-differs', id: 'paper-kinds' })
  })

  test('a standard that is not sound, with the first sentence of what is wrong and how much more there is', () => {
    const { criteria } = rulebook().standard('mee-2024-general-penalty')
    const [first, ...others] = criteria
    const wrong = [{ ...first, standardHundredths: 300 }, ...others]
    expect(refusalOf(changed('mee-2024-general-penalty', { criteria: wrong }))).toEqual({
      code: 'rulebook.standard-unsound',
      count: 1,
      first: '评查项 P3-1 的各小项合计 2 分，与标准分 3 分不符。请改正小项或标准分。',
    })
    const unknown = [{ ...first, evidence: ['no-such-paper'] }, ...others]
    expect(refusalOf(changed('mee-2024-general-penalty', { criteria: unknown }))).toMatchObject({
      code: 'rulebook.standard-unsound',
    })
  })

  test('a standard that is in force already under another number, unless their dates do not meet', () => {
    const twin = { id: 'mee-2024-copy', version: '2' }
    expect(refusalOf(changed('mee-2024-general-penalty', twin))).toEqual({
      code: 'rulebook.standard-twice',
      id: 'mee-2024-general-penalty',
      title: rulebook().standard('mee-2024-general-penalty').title,
    })
    const renamed = { id: 'own-copy', title: '本局评查标准', standing: 'mee-2024-general-penalty' }
    expect(refusalOf(changed('mee-2024-general-penalty', renamed))).toMatchObject({ code: 'rulebook.standard-twice' })
    const before = { ...renamed, effectiveFrom: '2023-01-01', effectiveTo: '2024-05-30' }
    rulebook().adopt(archivist, changed('mee-2024-general-penalty', before))
    rulebook().withdraw(archivist, 'own-copy')
  })

  test('what contradicts itself or the packs that build on it', () => {
    const { parts } = rulebook().archivalCode()
    expect(refusalOf(changed('archival-code-example', { parts: [...parts].reverse() }))).toMatchObject({
      code: 'rulebook.contradicts',
    })
    const { kinds } = rulebook().paperKinds()
    const lacking = kinds.filter(({ code }) => code !== 'penalty-decision')
    expect(refusalOf(changed('paper-kinds', { kinds: lacking }))).toMatchObject({ code: 'rulebook.contradicts' })
  })
})

test('withdraws only what the office adopted, and then the shipped pack counts again', () => {
  rulebook().withdraw(archivist, 'recording-terms')
  expect(rulebook().recordingTerms().uploadHours).toBe(24)
  expect(events(1)).toMatchObject([{ event: 'rulebook.withdrawn', detail: { pack: 'recording-terms' } }])
  expect(() => rulebook().withdraw(archivist, 'recording-terms')).toThrow('rulebook.not-adopted')
  expect(() => rulebook().withdraw(archivist, 'paper-kinds')).toThrow('rulebook.not-adopted')
})

test('a pack that this version cannot read any more does not count and does not keep the archive shut', async () => {
  rulebook().adopt(archivist, changed('recording-terms', { uploadHours: 36 }))
  home.rooms.store.run((q) =>
    q
      .updateTable('office_pack')
      .set({ body: JSON.stringify({ ...JSON.parse(changed('recording-terms', {})), uploadHours: 'anders' }) })
      .where('withdrawn_at', 'is', null),
  )
  await home.reopen()
  expect(rulebook().recordingTerms().uploadHours).toBe(24)
  const lines = rulebook()
    .lines()
    .filter(({ id }) => id === 'recording-terms')
  expect(lines.map(({ standing }) => standing).sort()).toEqual(['in-force', 'unreadable'])
  rulebook().withdraw(archivist, 'recording-terms')
  expect(
    rulebook()
      .lines()
      .filter(({ origin }) => origin === 'office'),
  ).toEqual([])
})

test('a filing order that was adopted when orders still named what is required stays in force', async () => {
  const id = 'filing-order-generic'
  const own = JSON.parse(changed(id, { title: '本机关的排列次序' })) as FilingOrderPack
  rulebook().adopt(archivist, JSON.stringify(own))
  const former = { required: 'always', when: [], orElse: [], unless: [], clause: '第1项' }
  const orders = own.orders.map((order) => ({
    ...order,
    groups: order.groups.map((group) => ({ ...group, entries: group.entries.map((one) => ({ ...one, ...former })) })),
  }))
  home.rooms.store.run((q) =>
    q
      .updateTable('office_pack')
      .set({ body: JSON.stringify({ ...own, orders }) })
      .where('withdrawn_at', 'is', null),
  )
  await home.reopen()
  expect(rulebook().get(id)).toEqual(own)
  const pasted = JSON.stringify({ ...own, title: '再改', orders })
  expect(refusalOf(pasted)).toMatchObject({ code: 'rulebook.field' })
  rulebook().withdraw(archivist, id)
})
