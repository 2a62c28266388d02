// A made-up campaign of a made-up county, with everything its papers say: what the templates of issued papers are fed in their tests.
import { createHash } from 'node:crypto'
import type { GradedDossier } from '#main/opinions/templates/issued/circular.ts'
import type { IssuedData } from '#main/opinions/templates/issued/frame.ts'
import type { PrintedProblem } from '#main/opinions/templates/issued/notice.ts'
import type { Campaign, DrawRecord } from '#shared/contract/campaigns.ts'
import type { IssuedKind, IssuedSigner } from '#shared/contract/issued.ts'
import { candidatesHash, draw, drawMethod } from '#shared/rules/draw.ts'
import type { EvaluationStandard } from '#shared/rules/pack-standard.ts'
import { emptySheet, type Sheet } from '#shared/rules/scoring.ts'
import { journalHash, manifestSha256, standard } from './cases.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
export const idOf = (at: number): string => `0198f0aa-7c11-7b6e-8f00-${String(at).padStart(12, '0')}`

const agencies = [
  '云山县生态环境局',
  '云山县市场监督管理局',
  '云山县农业农村局',
  '云山县交通运输局',
  '云山县卫生健康局',
]
const causes = [
  '云山县清源水务有限公司未依法取得排污许可证排放水污染物案',
  '和某某经营未取得农药登记证的农药案',
  '云山县南溪镇彧旻食品加工厂生产不符合食品安全标准的食品并拒绝、阻碍监督检查案',
  '木某某未取得道路旅客运输经营许可擅自从事班车客运经营案',
]

export function graded(count: number): GradedDossier[] {
  const bands = ['优秀', '良好', '合格', '良好', '优秀', '不合格', '合格'] as const
  const scores = [9650, 8800, 7450, 8225, 9100, 0, 6650] as const
  return Array.from({ length: count }, (_, at) => ({
    dossierId: idOf(at),
    position: at + 1,
    number: at % 9 === 8 ? null : `云罚〔2026〕${at + 1}号`,
    title: causes[at % causes.length] ?? '',
    category: at % 3 === 2 ? '许可' : '处罚',
    agency: agencies[at % agencies.length] ?? '',
    band: bands[at % bands.length] ?? null,
    effectiveHundredths: scores[at % scores.length] ?? null,
    vetoesHit: at % 7 === 5 ? ['V-2'] : [],
  }))
}

function drawOf(size: number): DrawRecord {
  const seed = '2026-11-10 08:30 云山县政务服务大厅摇号 07 12 19 23 28 31 05'
  const rule = { size, leastOfEach: 2, strata: 'agency' } as const
  const candidates = graded(size * 3).map(({ dossierId: id, agency: stratum }) => ({ id, stratum }))
  return {
    method: drawMethod,
    rule,
    seedSha256: sha256(seed),
    seed,
    candidates,
    candidatesSha256: candidatesHash(candidates, sha256),
    ...draw(seed, candidates, rule, sha256),
  }
}

export function someCampaign(size = 30): Campaign & { draw: DrawRecord } {
  const record = drawOf(size)
  const all = graded(size * 3)
  const list = record.drawn.map((id, at) => {
    const { number, title, category, agency } = all.find(({ dossierId }) => dossierId === id) ?? { ...all[0] }
    const facts = { dossierId: id, position: at + 1, number: number ?? null, title: title ?? '', agency: agency ?? '' }
    return {
      ...facts,
      category: category === '许可' ? ('许可' as const) : ('处罚' as const),
      closedOn: `2026-0${(at % 9) + 1}-15`,
      via: at >= size - 2 ? ('recommended' as const) : ('drawn' as const),
      viaReason: '',
      stratum: agency ?? '',
      group: (at % 2) + 1,
      standardId: standard.id,
      manifestSha256: sha256(id),
      changed: 'no' as const,
      droppedReason: null,
    }
  })
  const member = (at: number, name: string, role: 'leader' | 'inspector', elsewhere = false) => ({
    id: idOf(900 + at),
    userId: elsewhere ? null : idOf(800 + at),
    name,
    unit: elsewhere ? '雪山市司法局行政执法协调监督科' : '云山县司法局',
    role,
    group: (at % 2) + 1,
    share: role === 'leader' ? 1 : 2,
    elsewhere,
    assigned: 0,
    working: 0,
    concluded: 0,
    averageSeconds: null,
    removedAt: null,
    removedReason: null,
  })
  return {
    id: idOf(700),
    number: '评批〔2026〕2号',
    title: '云山县2026年下半年行政处罚和行政许可案卷评查',
    origin: 'here',
    state: 'closed',
    way: 'double',
    dossiers: size,
    seats: size * 2,
    assignments: size * 2,
    concluded: size * 2,
    createdBy: '喆堃',
    createdAt: '2026-11-01T01:00:00.000Z',
    updatedAt: '2026-11-20T01:00:00.000Z',
    plan: {
      purpose:
        '为规范行政执法行为，检查执法人员资格、执法程序、证据、法律适用和文书制作的情况，促进严格规范公正文明执法，根据《中华人民共和国行政处罚法》第七十五条和本县2026年度行政执法监督工作安排，组织本次评查。\n评查结果作为年度行政执法评议考核的依据。',
      scope: {
        categories: ['处罚', '许可'],
        agencies: [...agencies],
        closedFrom: '2026-01-01',
        closedTo: '2026-09-30',
      },
      draw: record.rule,
      way: 'double',
      groups: 2,
      standards: { 处罚: standard.id, 许可: standard.id },
      masked: true,
      objectionDays: 5,
      rectificationDays: 30,
      differenceHundredths: 500,
    },
    members: [
      member(0, '欧阳垚昇', 'leader'),
      member(1, '祎頔', 'leader'),
      member(2, '昉祎', 'inspector'),
      member(3, '木增福', 'inspector'),
      member(4, '和丽春', 'inspector', true),
      member(5, '阿依努尔·买买提', 'inspector', true),
    ],
    list,
    assignmentsOf: [],
    draw: record,
    seedSha256: record.seedSha256,
    standards: [{ id: standard.id, title: standard.title, sha256: sha256('standard') }],
    leads: true,
    maskedHere: false,
    committedAt: '2026-11-09T08:00:00.000Z',
    drawnAt: '2026-11-10T01:05:12.000Z',
    startedAt: '2026-11-10T02:00:00.000Z',
    closedAt: '2026-11-19T02:00:00.000Z',
    publishedAt: null,
  }
}

const blank = { userId: null, name: null, signedAt: null, roles: [], among: [] }

export function issuedData(kind: IssuedKind, as: readonly IssuedSigner['as'][], manifests = 1): IssuedData {
  return {
    agency: '云山县司法局',
    kind,
    number: '评文〔2026〕3号',
    sourceId: idOf(700),
    signers: as.map((one) => ({ ...blank, as: one })),
    composedAt: new Date('2026-11-20T04:00:00Z'),
    binding: {
      archiveId: '0198f0aa-7c11-7b6e-8f00-2c1d5a7e9bff',
      planSha256: sha256('plan'),
      standards: [{ id: standard.id, title: standard.title, sha256: sha256('standard') }],
      manifests: Array.from({ length: manifests }, (_, at) => {
        return { dossierId: idOf(at), sha256: at === 0 ? manifestSha256 : sha256(String(at)) }
      }),
      journal: { position: 4821, hash: journalHash },
    },
  }
}

export function someProblems(count: number): PrintedProblem[] {
  const words = [
    '决定书未载明申请行政复议的期限（应当为自收到决定书之日起六十日内），仅写“依法申请复议”。',
    '现场检查仅有一名执法人员签名，执法记录仪录像中也只出现一名执法人员；检查开始前没有出示执法证件，也没有告知当事人有申请回避的权利。',
    '没有听证告知书的送达回证。',
  ]
  return Array.from({ length: count }, (_, at) => ({
    criterion: `P3-${at + 1}`,
    title: '决定书的内容和送达',
    words: words[at % words.length] ?? '',
    clause: '《中华人民共和国行政处罚法》第五十九条第一款第五项、第六十一条第一款',
    measure: '补正决定书并重新送达，送达回证作为补充材料归卷；对承办人开展文书制作培训。',
    places: at % 3 === 2 ? [] : [`行政处罚决定书 第 ${at + 2} 页，下部`, '现场检查执法记录仪录像 00:04:12 至 00:04:48'],
  }))
}

/** The same words as the standard in force, scored in another way. */
export function otherStandard(formula: 'deduct' | 'checklist' | 'split'): {
  standard: EvaluationStandard
  sheet: Sheet
} {
  const clauses = ['《中华人民共和国行政处罚法》第四十二条']
  const shared = { clauses, commonErrors: [], notes: [], evidence: [] }
  const item = { ...shared, missingWhen: null, notApplicableWhen: '案情不涉及', points: [] }
  const common = {
    vetoEffect: 'fail-unscored' as const,
    floorHundredths: 0,
    decimals: 1 as const,
    rounding: 'half-up' as const,
    stepHundredths: 50,
    bands: [
      { title: '合格', fromHundredths: 6000, mark: 'example' as const },
      { title: '不合格', fromHundredths: 0, mark: 'example' as const },
    ],
    notes: [],
  }
  const defects = [1, 2, 3].map((at) => ({
    code: `D-1.${at}`,
    text: ['现场笔录没有当事人签名，也没有注明原因', '文书日期涂改', '没有告知申请回避的权利'][at - 1] ?? '',
    hundredths: 200,
    counting: 'each' as const,
    capHundredths: at === 1 ? 500 : null,
    zeroesItem: false,
  }))
  const found: Sheet['items'][string] = {
    state: 'scored',
    points: {},
    defects: { 'D-1.1': { count: 4, reason: '第 2、3、5、8 页' }, 'D-1.3': { count: 1, reason: '询问笔录' } },
    reason: '',
  }
  const sheet: Sheet = { ...emptySheet(), items: { 'D-1': found } }
  const base = { ...standard, vetoes: standard.vetoes.slice(0, 2), basics: [], basicsNotes: [], examples: [] }
  if (formula === 'deduct') {
    const criteria = [
      { ...item, code: 'D-1', title: '调查取证', mode: 'defects' as const, standardHundredths: 0, defects },
    ]
    return {
      standard: { ...base, title: '扣分制评查标准', criteria, scoring: { formula, ...common, fullHundredths: 10_000 } },
      sheet,
    }
  }
  if (formula === 'checklist') {
    const check = (at: number, title: string) => ({
      ...item,
      code: `C-${at}`,
      title,
      mode: 'check' as const,
      standardHundredths: 0,
    })
    const criteria = [
      check(1, '执法主体合法，执法人员具有执法资格'),
      check(2, '事实清楚，证据确凿'),
      check(3, '文书制作规范'),
    ]
    const { bands: _bands, ...rest } = common
    const levels = [
      { title: '合格', adds: ['C-1', 'C-2'], mark: 'example' as const },
      { title: '优秀', adds: ['C-3'], mark: 'example' as const },
    ]
    const scoring = { formula, ...rest, bands: [], levels, failTitle: '不合格' }
    return {
      standard: { ...base, title: '清单式评查标准', criteria, scoring },
      sheet: {
        ...emptySheet(),
        items: {
          'C-1': { state: 'checked', passed: true, reason: '' },
          'C-2': { state: 'checked', passed: true, reason: '' },
          'C-3': { state: 'checked', passed: false, reason: '卷内目录页码与实际不符' },
        },
      },
    }
  }
  const part = (code: string, title: string) => ({
    code,
    title,
    fullHundredths: 5000,
    floorHundredths: 0,
    method: 'deduct' as const,
  })
  const criteria = [
    {
      ...item,
      code: 'D-1',
      title: '调查取证',
      mode: 'defects' as const,
      part: 'content',
      standardHundredths: 5000,
      defects,
    },
    {
      ...item,
      code: 'E-1',
      title: '卷面整洁，装订规范',
      mode: 'defects' as const,
      part: 'cover',
      standardHundredths: 5000,
      defects: [
        {
          code: 'E-1.1',
          text: '没有卷内目录',
          hundredths: 500,
          counting: 'once' as const,
          capHundredths: null,
          zeroesItem: false,
        },
      ],
    },
  ]
  const scoring = { formula, ...common, parts: [part('content', '实体'), part('cover', '卷面')] }
  return {
    standard: { ...base, title: '实体和卷面分列的评查标准', criteria, scoring },
    sheet: { ...sheet, items: { ...sheet.items, 'E-1': { state: 'scored', points: {}, reason: '' } } },
  }
}
