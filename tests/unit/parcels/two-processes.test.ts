// Two desks, two archives, two processes: a blind double review of ten dossiers is carried from one to the other and back by the
// command line alone. SLOW=1, for it starts a process for every step; two-desks.test.ts goes the same way in process every time.
import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Campaign, CampaignTask } from '#shared/contract/campaigns.ts'
import type { FoundParcel, ParcelLine, ParcelMember } from '#shared/contract/parcels.ts'
import type { EvaluationStandard } from '#shared/rules/pack.ts'
import { fullMarks } from '#shared/rules/scoring.ts'
import { somePlan, standardId } from '../../support/parcel-rooms.ts'
import { createSmallFiles } from '../../support/small-files.ts'
import { createTestDesk, passphrase, someFacts, type TestDesk } from '../../support/test-desk.ts'

const run = promisify(execFile)
const entry = new URL('../../../main/hosts/cli/anjuan.ts', import.meta.url).pathname
const count = 10

describe.runIf(process.env.SLOW === '1')('ten dossiers', () => {
  let folder: string
  let home: TestDesk
  let away: TestDesk
  const dossierIds: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-two-'))
    await writeFile(join(folder, 'passphrase.txt'), passphrase)
    home = await createTestDesk(['archivist'])
    away = await createTestDesk([])
    await home.admit({ name: 'leader', displayName: '李组长', roles: ['inspector'] })
    await home.admit({ name: 'colleague', displayName: '段评查', roles: ['inspector'] })
    await away.admit({ name: 'guest', displayName: '木增福', roles: ['inspector'] })
    const files = await createSmallFiles()
    const { client, connection } = await home.as('archivist')
    for (let at = 0; at < count; at++) {
      const dates = { filedOn: '2026-03-02', noticeOn: null, decidedOn: null, servedOn: null, closedOn: '2026-06-30' }
      const title = `云山县丰禾农资店案之${at + 1}`
      const agency = '云山县林业和草原局'
      const number = `云山林罚〔2026〕${at + 1}号`
      const { id } = await client.dossiers.create(someFacts({ title, agency, dates, number }))
      const path = await files.pdf(`行政处罚决定书-${at}.pdf`, 2)
      const offered = { name: `行政处罚决定书-${at}.pdf`, sizeBytes: (await stat(path)).size }
      const [ticket] = await client.intake.offer({ dossierId: id, files: [offered] })
      await home.desk.receivePath(connection, ticket?.ticket ?? '', path, new AbortController().signal)
      await client.dossiers.seal({ id })
      dossierIds.push(id)
    }
    await files.close()
    await home.desk.close()
    await away.desk.close()
  }, 600_000)
  afterAll(async () => {
    await home.close()
    await away.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** One process of the real command line, on one archive. */
  async function anjuan<T>(desk: TestDesk, user: string, ...argv: readonly string[]): Promise<T> {
    const env = { ...process.env, ANJUAN_ARCHIVE: desk.folder, ANJUAN_USER: user }
    const all = [entry, ...argv, '--json', '--passphrase-file', join(folder, 'passphrase.txt')]
    const { stdout } = await run(process.execPath, all, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }).catch(
      (error: { stderr?: string }) => {
        throw new Error(`${argv.join(' ').slice(0, 200)}: ${error.stderr ?? ''}`)
      },
    )
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T
  }
  const call = <T>(desk: TestDesk, user: string, name: string, input: unknown) =>
    anjuan<T>(desk, user, 'call', name, '--input', JSON.stringify(input))

  /** Every dossier that waits for this inspector, each begun, filled in and concluded by processes of its own. */
  async function evaluateAll(desk: TestDesk, user: string, lost: (at: number) => boolean): Promise<number> {
    const tasks = await call<CampaignTask[]>(desk, user, 'campaigns.mine', {})
    const open = tasks.filter(({ state }) => state === 'assigned')
    const standard = await call<EvaluationStandard>(desk, user, 'rulebook.standard', { id: standardId })
    for (const [at, { assignmentId }] of open.entries()) {
      const { id } = await call<{ id: string }>(desk, user, 'campaigns.begin', { assignmentId })
      const items = standard.criteria.map((item, place) => {
        const missing = { state: 'missing', reason: '卷内没有这份材料。' } as const
        return { part: 'item', code: item.code, answer: place === 0 && lost(at) ? missing : fullMarks(item) }
      })
      await call(desk, user, 'evaluation.judge', { id, judgements: [{ part: 'rest' }, ...items], addSeconds: 60 })
      await call(desk, user, 'evaluation.conclude', { id })
    }
    return open.length
  }

  test('are reviewed twice, blind, at two desks, and merged at one', { timeout: 1_800_000 }, async () => {
    const { path: card } = await anjuan<{ path: string }>(away, 'guest', 'parcel', 'card', '名片.json')
    const { id } = await call<Campaign>(home, 'leader', 'campaigns.create', { title: '交叉评查', plan: somePlan })
    const { userId } = await colleagueOf()
    const colleague = { from: 'here', userId, role: 'inspector', group: 1, share: 1 }
    await call(home, 'leader', 'campaigns.addMember', { id, member: colleague })
    const { member } = await anjuan<{ member: ParcelMember }>(home, 'leader', 'parcel', 'add', id, card)
    await call(home, 'leader', 'campaigns.commit', { id, seed: null })
    await call(home, 'leader', 'campaigns.draw', { id })
    await call(home, 'leader', 'campaigns.assign', { id })
    await call(home, 'leader', 'campaigns.start', { id })

    // The file is carried from one machine to the other, and nothing else is.
    await anjuan(home, 'leader', 'parcel', 'make', id, member.memberId, '任务.parcel.age')
    await mkdir(join(folder, '对方'))
    await copyFile(join(folder, '任务.parcel.age'), join(folder, '对方/任务.parcel.age'))
    const { found } = await anjuan<{ found: FoundParcel }>(away, 'guest', 'parcel', 'look', '对方/任务.parcel.age')
    expect(found).toMatchObject({ kind: 'campaign-part', pieces: count })
    await anjuan(away, 'guest', 'parcel', 'open', '对方/任务.parcel.age')
    expect(await evaluateAll(away, 'guest', (at) => at === 0)).toBe(count)
    expect(await evaluateAll(home, 'colleague', () => false)).toBe(count)

    await anjuan(away, 'guest', 'parcel', 'answer', id, '对方/结果.parcel.age')
    await copyFile(join(folder, '对方/结果.parcel.age'), join(folder, '结果.parcel.age'))
    const { parcel } = await anjuan<{ parcel: ParcelLine }>(home, 'leader', 'parcel', 'merge', '结果.parcel.age')
    expect(parcel.outcomes.map(({ outcome }) => outcome)).toEqual(Array.from({ length: count }, () => 'merged'))
    expect(parcel.outcomes.map(({ dossierId }) => dossierId).sort()).toEqual([...dossierIds].sort())

    const campaign = await call<Campaign>(home, 'leader', 'campaigns.get', { id })
    expect(campaign.concluded).toBe(2 * count)
    expect(campaign.assignmentsOf.filter(({ broughtBack }) => broughtBack)).toHaveLength(count)
    await anjuan(away, 'guest', 'parcel', 'remove', id)
    expect((await readdir(folder)).sort()).toEqual(
      ['passphrase.txt', '任务.parcel.age', '名片.json', '对方', '结果.parcel.age'].sort(),
    )

    // Here the results are compared (results.*) and the signed 通报 is issued (issued.*), by the slices that own them.
    await call(home, 'leader', 'campaigns.close', { id })
  })

  async function colleagueOf(): Promise<{ userId: string }> {
    const people = await call<{ userId: string; name: string }[]>(home, 'leader', 'campaigns.people', {})
    return people.find(({ name }) => name === '段评查') ?? { userId: '' }
  }
})
