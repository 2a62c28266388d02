import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSmallFiles, type SmallFiles } from '../support/small-files.ts'
import { someFacts } from '../support/test-desk.ts'
import { refusalCode, type Way, ways } from '../support/ways.ts'

describe.each(ways)('dossiers through the $name', ({ open }) => {
  let way: Way
  let files: SmallFiles
  beforeAll(async () => {
    way = await open()
    files = await createSmallFiles()
  })
  afterAll(async () => {
    await way.close()
    await files.close()
  })

  /** The newest entries of the journal, newest first. */
  async function journal(limit = 12) {
    const auditor = await way.as('auditor')
    const { rows } = await auditor.journal.list({ limit })
    return rows.map(({ who, event, subject, outcome }) => ({ who, event, subject, outcome }))
  }

  test('says no to a wrong passphrase and to an unknown name alike', async () => {
    const wrong = way.anonymous().people.signIn({ name: 'archivist', passphrase: '不是这个口令' })
    expect(await refusalCode(wrong)).toMatch(/^(vault\.wrong-passphrase|people\.)/)
  })

  test('creates a dossier, finds it by a word of its title, and enters who did it', async () => {
    const archivist = await way.as('archivist')
    const dossier = await archivist.dossiers.create(someFacts({ title: '云山县青禾农资店经营劣质种子案' }))
    expect(dossier).toMatchObject({ state: 'open', papers: 0, recordings: 0 })
    const { rows, total } = await archivist.dossiers.list({ text: '青禾' })
    expect({ total, id: rows[0]?.id }).toEqual({ total: 1, id: dossier.id })
    const created = { who: 'archivist', event: 'dossier.created', subject: dossier.id, outcome: 'done' }
    expect(await journal()).toContainEqual(created)
  })

  test('refuses a party number whose check digit is wrong, changes nothing, and enters the refusal', async () => {
    const archivist = await way.as('archivist')
    const before = (await archivist.dossiers.list({})).total
    const party = { kind: 'organisation', name: '云山县某店', code: '92533423MA6K000000', address: null } as const
    expect(await refusalCode(archivist.dossiers.create(someFacts({ party })))).toBe('dossier.credit-code')
    expect((await archivist.dossiers.list({})).total).toBe(before)
    expect(await journal()).toContainEqual({
      who: 'archivist',
      event: 'dossier.created',
      subject: null,
      outcome: 'refused',
    })
  })

  test('refuses wrong input with the field it is about', async () => {
    const archivist = await way.as('archivist')
    expect(await refusalCode(archivist.dossiers.create({ ...someFacts(), title: '' }))).toBe('door.input')
  })

  test('files a paper and a clip, orders them, seals, and then nothing changes any more', async () => {
    const archivist = await way.as('archivist')
    const { id } = await archivist.dossiers.create(someFacts({ number: null }))
    const paper = await way.file('archivist', id, await files.pdf('01 立案审批表.pdf', 2))
    const second = await way.file('archivist', id, await files.pdf('02 行政处罚决定书.pdf', 3))
    const clip = await way.file('archivist', id, await files.clip('现场检查.mp4'))
    expect([paper.state, second.state, clip.state]).toEqual(['filed', 'filed', 'filed'])
    expect(paper.item).toMatchObject({ title: '立案审批表', pages: 2, viewing: 'pdf', position: 1, remarks: [] })
    expect(clip.item?.media).toMatchObject({ playing: 'original', videoCodec: 'h264', width: 320 })

    const ids = [second.item?.id, paper.item?.id, clip.item?.id].map(String)
    const ordered = await archivist.dossiers.order({ dossierId: id, volume: 'main', ids })
    expect(ordered.map((item) => item.title)).toEqual(['行政处罚决定书', '立案审批表', '现场检查'])
    expect(await refusalCode(archivist.dossiers.order({ dossierId: id, volume: 'main', ids: ids.slice(1) }))).toBe(
      'item.order',
    )

    const sealed = await archivist.dossiers.seal({ id })
    const manifest = await archivist.dossiers.manifest({ id })
    expect(sealed).toMatchObject({ state: 'sealed', papers: 2, pages: 5, recordings: 1, sealedBy: '和丽春' })
    expect(createHash('sha256').update(manifest.canonical).digest('hex')).toBe(sealed.manifestSha256)

    expect(await refusalCode(archivist.dossiers.seal({ id }))).toBe('dossier.sealed')
    expect(await refusalCode(archivist.dossiers.update({ id, facts: someFacts() }))).toBe('dossier.sealed')
    const late = { id: ids[0] ?? '', title: '改名', volume: 'main', paperKind: null, madeOn: null } as const
    expect(await refusalCode(archivist.dossiers.changeItem(late))).toBe('dossier.sealed')
    expect(await refusalCode(way.file('archivist', id, await files.pdf('晚到.pdf')))).toBe('dossier.sealed')
    expect(await archivist.dossiers.manifest({ id })).toEqual(manifest)
    const entries = await journal(30)
    for (const event of ['item.filed', 'items.ordered', 'dossier.sealed']) {
      expect(entries.map((entry) => `${entry.event} ${entry.outcome}`)).toContain(`${event} done`)
    }
    expect(entries).toContainEqual({ who: 'archivist', event: 'dossier.sealed', subject: id, outcome: 'refused' })
  })

  test('refuses to seal an empty dossier', async () => {
    const archivist = await way.as('archivist')
    const { id } = await archivist.dossiers.create(someFacts())
    expect(await refusalCode(archivist.dossiers.seal({ id }))).toBe('dossier.empty')
    expect((await archivist.dossiers.get({ id })).state).toBe('open')
  })

  test('shows nothing of a dossier without an entry, and enters one view for each sign-in', async () => {
    const archivist = await way.as('archivist')
    const { id } = await archivist.dossiers.create(someFacts())
    const views = async () => {
      const auditor = await way.as('auditor')
      const { rows } = await auditor.journal.list({ event: 'dossier.viewed', limit: 500 })
      return rows.filter((row) => row.subject === id && row.who === 'inspector').length
    }
    // On the command line every call signs in anew.
    const each = way.name === 'command line' ? 1 : 0
    let before = await views()
    for (const call of ['items', 'manifest', 'get'] as const) {
      await (await way.as('inspector')).dossiers[call]({ id })
      expect([call, await views()]).toEqual([call, before + 1])
      before += 1
    }
    const inspector = await way.as('inspector')
    await inspector.dossiers.get({ id })
    await inspector.dossiers.items({ id })
    await inspector.dossiers.items({ id })
    await inspector.dossiers.manifest({ id })
    expect(await views()).toBe(before + 1 + 3 * each)
  })

  test('keeps the three guardians away from the cases, and the case workers away from the journal', async () => {
    for (const guardian of ['administrator', 'security', 'auditor']) {
      const client = await way.as(guardian)
      expect(await refusalCode(client.dossiers.list({}))).toBe('people.forbidden')
    }
    const inspector = await way.as('inspector')
    expect(await refusalCode(inspector.journal.list({}))).toBe('people.forbidden')
    expect(await refusalCode(inspector.dossiers.create(someFacts()))).toBe('people.forbidden')
  })

  test('leaves a whole journal behind', async () => {
    const auditor = await way.as('auditor')
    expect(await auditor.journal.verify({})).toMatchObject({ state: 'intact' })
  })
})
