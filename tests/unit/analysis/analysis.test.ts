// Which results an analysis counts, who may see them, and the workbook that leaves.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#main/desk-core.ts'
import { AnalysisFilter } from '#shared/contract/analysis.ts'
import { type Sheet, score } from '#shared/rules/scoring.ts'
import { concludedEvaluation } from '../../support/concluded.ts'
import { handMade, sheetWith } from '../../support/hand-made-standard.ts'
import { someFacts } from '../../support/test-desk.ts'
import { openTestRooms, type TestRooms } from '../../support/test-rooms.ts'

let home: TestRooms
let archivist: Caller
let inspector: Caller
let head: Caller
const everything = AnalysisFilter.parse({})
const spring = '00000000-0000-7000-8000-000000000001'
const autumn = '00000000-0000-7000-8000-000000000002'

beforeAll(async () => {
  home = await openTestRooms()
  archivist = await home.admit('archivist', '和丽春', ['archivist'])
  inspector = await home.admit('inspector', '木增福', ['inspector'])
  head = await home.admit('head', '李正清', ['head'])
  campaign(spring, '春季评查', 'published')
  campaign(autumn, '秋季评查', 'running')
  await outcome(spring, { agency: '=甲局', title: '春一' }, sheetWith({ 'C-1.2': 0 }), 'final')
  await outcome(spring, { agency: '乙局', title: '春二' }, sheetWith({}), 'final')
  await outcome(autumn, { agency: '丙局', title: '秋一' }, sheetWith({}), 'final')
  await outcome(autumn, { agency: '丙局', title: '秋二' }, sheetWith({}, true), 'judged')
})
afterAll(() => home.close())

/** A campaign as the campaigns' own service would leave it, made by the head. */
function campaign(id: string, title: string, state: 'running' | 'published'): void {
  const at = id === spring ? '2026-03-01T01:00:00.000Z' : '2026-09-01T01:00:00.000Z'
  const left = { seed_sha256: null, seed: null, draw: null, committed_at: null, drawn_at: null, closed_at: null }
  const made = { created_by: 'head', created_at: at, updated_at: at, started_at: at, published_at: null, plan: '{}' }
  home.rooms.store.run((q) =>
    q.insertInto('campaign').values({ id, number: `P-${title}`, title, origin: 'here', state, ...left, ...made }),
  )
  const frozen = { campaign_id: id, standard_id: handMade.id, sha256: '0'.repeat(64), body: JSON.stringify(handMade) }
  home.rooms.store.run((q) => q.insertInto('campaign_standard').values(frozen))
}

async function outcome(
  campaignId: string,
  facts: { agency: string; title: string },
  sheet: Sheet,
  state: 'judged' | 'final',
) {
  const { id: dossierId } = await home.rooms.dossiers.create(archivist, someFacts(facts))
  const { effectiveHundredths, judgedHundredths, band } = score(handMade, sheet)
  const at = campaignId === spring ? '2026-04-02T01:00:00.000Z' : '2026-10-02T01:00:00.000Z'
  const place = { campaign_id: campaignId, dossier_id: dossierId }
  home.rooms.store.run((q) =>
    q.insertInto('campaign_dossier').values({
      ...{ ...place, position: 1, via: 'drawn', via_reason: '', stratum: '', group_number: 1 },
      ...{ standard_id: handMade.id, manifest_sha256: '0'.repeat(64), accepted_reason: null },
      ...{ dropped_at: null, dropped_reason: null },
    }),
  )
  home.rooms.store.run((q) =>
    q.insertInto('outcome').values({
      ...{
        ...place,
        state,
        agreement: '[]',
        vetoes_hit: '[]',
        recheck_note: '',
        fed_back_by: null,
        final_by: null,
        sheet: JSON.stringify({ sheets: [sheet] }),
        note: '',
      },
      ...{ judged_hundredths: judgedHundredths, effective_hundredths: effectiveHundredths, band: band?.title ?? null },
      ...{ judged_by: null, judged_at: at, rechecked_by: null, rechecked_at: null, fed_back_at: null },
      ...{ objection_due_on: null, final_at: state === 'final' ? at : null, updated_at: at },
    }),
  )
}

const figures = (caller: Caller, change: Partial<AnalysisFilter> = {}) =>
  home.rooms.analysis.figures(caller, { ...everything, ...change })

describe('what counts', () => {
  test('whoever leads a campaign sees its final results summed up before they are published, and others do not', () => {
    const seen = (caller: Caller) => figures(caller).trend.map(({ title, dossiers }) => [title, dossiers])
    expect(seen(head)).toEqual([
      ['春季评查', 2],
      ['秋季评查', 1],
    ])
    expect(seen(inspector)).toEqual([['春季评查', 2]])
    expect(figures(inspector).choices.campaigns.map(({ id }) => id)).toEqual([spring])
  })

  test('a result that is not final is in no figure: no veto is counted yet', () => {
    expect(figures(head).all).toMatchObject({ vetoed: 0, dossiers: 3 })
  })

  test('the campaign, the days and the standard narrow it', () => {
    expect(figures(head, { campaignId: spring }).all).toMatchObject({ dossiers: 2, averageHundredths: 9000 })
    expect(figures(head, { from: '2026-10-02' }).all.dossiers).toBe(1)
    expect(figures(head, { to: '2026-10-01' }).all.dossiers).toBe(2)
    expect(figures(head, { standardId: 'another' }).all.dossiers).toBe(0)
  })

  test('an evaluation outside campaigns counts when it is concluded, the last one of its dossier alone', async () => {
    const { dossierId } = await home.fill(archivist)
    concludedEvaluation(home, archivist, inspector, dossierId)
    const mee = { standardId: 'mee-2024-general-penalty' }
    expect(figures(inspector, mee).all).toMatchObject({ dossiers: 1, averageHundredths: 10_000, averageSeconds: 60 })
    const second = home.rooms.evaluations.start(inspector, dossierId, 'mee-2024-general-penalty')
    expect(figures(inspector, mee).all.dossiers).toBe(1)
    home.rooms.evaluations.judge(inspector, { id: second.id, judgements: [{ part: 'rest' }], addSeconds: 9 })
    expect(figures(inspector, mee).all).toMatchObject({ dossiers: 1, averageSeconds: 60 })
  })
})

describe('the workbook', () => {
  let folder: string
  let file: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'anjuan-analysis-'))
    file = join(folder, '分析.xlsx')
    const { xlsx } = await home.rooms.analysis.export(head, { ...everything, campaignId: spring })
    writeFileSync(file, Buffer.from(xlsx, 'base64'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Read by a program that knows nothing of ours. */
  const entry = (name: string) => execFileSync('unzip', ['-p', file, name], { encoding: 'utf8' })
  const strings = () =>
    [...entry('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map((found) => found[1])
  /** Cells of a sheet by their places: text as text, numbers as numbers. */
  const cells = (sheet: number) => {
    const known = strings()
    const found = entry(`xl/worksheets/sheet${sheet}.xml`).matchAll(/<c r="([A-Z]+\d+)"([^>]*)><v>(.*?)<\/v><\/c>/g)
    return new Map(
      [...found].map(([, at, kind, value]) => [at, kind?.includes('t="s"') ? known[Number(value)] : Number(value)]),
    )
  }

  test('holds a sheet for each table, each with its head row kept in view', () => {
    const names = [...entry('xl/workbook.xml').matchAll(/<sheet [^>]*?name="(.*?)"/g)].map((found) => found[1])
    expect(names).toEqual(['概况', '常见问题', '办案单位', '承办人员', '执法类别', '办案阶段', '批次趋势'])
    for (const sheet of names.keys()) expect(entry(`xl/worksheets/sheet${sheet + 1}.xml`)).toMatch(/state="frozen"/)
  })

  test('has the figures as numbers with a format, not as text', () => {
    const summary = cells(1)
    expect([summary.get('A2'), summary.get('B2')]).toEqual(['案卷数', 2])
    // 80 and 100: one of two is excellent, both qualify.
    expect([summary.get('A3'), summary.get('B3')]).toEqual(['平均得分', 90])
    expect([summary.get('A4'), summary.get('B4')]).toEqual(['优秀率', 0.5])
    expect([summary.get('A6'), summary.get('B6')]).toEqual(['合格率', 1])
    expect(entry('xl/styles.xml')).toContain('formatCode="0.0%"')
    const defects = cells(2)
    expect(['A2', 'C2', 'D2', 'E2', 'F2', 'G2', 'H2'].map((at) => defects.get(at))).toEqual([
      ...['C-1', '立案', 1, 2, 0.5, 20],
      'C-1.2 按期立案',
    ])
  })

  test('keeps a name that begins like a formula as text', () => {
    const agencies = cells(3)
    expect([agencies.get('A2'), agencies.get('A3')]).toContain('=甲局')
    expect(entry('xl/worksheets/sheet3.xml')).not.toContain('<f>')
  })

  test('is entered in the journal with the campaign and the number of dossiers, and no name', () => {
    const [last] = home.rooms.store.all((q) =>
      q.selectFrom('journal').selectAll().where('event', '=', 'analysis.exported').orderBy('position', 'desc'),
    )
    expect(last).toMatchObject({ subject: spring, who: 'head', detail: '{"dossiers":2}' })
  })
})
