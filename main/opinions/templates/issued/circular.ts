// 评查通报: what a campaign came to: grades, rates, agencies, frequent defects, agreement of double evaluations.
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { DossierCategory } from '#shared/rules/pack-words.ts'
import { wayWords } from '#shared/text/campaigns.ts'
import type { Block, ComposeInput, TableRow } from '../../../printing/index.ts'
import { type IssuedData, issuedPaper, numbered } from './frame.ts'
import { categoryWord, points, scopeAgencies, share } from './words.ts'

export interface GradedDossier {
  readonly dossierId: string
  readonly position: number
  readonly number: string | null
  readonly title: string
  readonly category: DossierCategory
  readonly agency: string
  /** Null where the standard has no bands. */
  readonly band: string | null
  readonly effectiveHundredths: number | null
  readonly vetoesHit: readonly string[]
}

export interface FrequentDefect {
  readonly code: string
  readonly title: string
  readonly dossiers: number
}

/** How far two blind evaluations agreed. */
export interface DoubleAgreement {
  readonly dossiers: number
  readonly sameBand: number
  readonly sameVetoes: number
  readonly meanDifferenceHundredths: number | null
  readonly greatestDifferenceHundredths: number | null
  readonly adjudicated: number
  readonly criteria: readonly {
    readonly code: string
    readonly title: string
    readonly pairs: number
    readonly agreed: number
    /** Null where too few pairs, or no variation, leave it without meaning. */
    readonly kappa: number | null
  }[]
}

export interface CircularData extends IssuedData {
  readonly campaign: Campaign
  readonly graded: readonly GradedDossier[]
  readonly defects: readonly FrequentDefect[]
  readonly agreement: DoubleAgreement | null
  readonly objections: { readonly raised: number; readonly upheld: number }
  readonly rectifications: { readonly issued: number; readonly closed: number }
  readonly averageMinutes: number | null
}

/** In the order of the law's practice; names of an office's own stand after them. */
const knownBands = ['优秀', '良好', '合格', '不合格'] as const
/** So many rows are read; more stand in the machine-readable copy. */
const mostDefects = 20

export function circularPaper(data: CircularData): ComposeInput {
  const { campaign, graded } = data
  const sections = numbered(
    [
      ['基本情况', situation(data)],
      ['评查结果', results(graded)],
      ['各类案卷的结果', [groupTable('执法类别', graded, ({ category }) => categoryWord(category))]],
      ['各机构的结果', [groupTable('办案机构', graded, ({ agency }) => agency)]],
      ['存在的主要问题', defectBlocks(data)],
      ['一案双评的一致程度', agreementBlocks(data.agreement)],
      ['异议和整改', followed(data)],
      ['评查结果明细', listBlocks(graded)],
    ],
    '依据',
  )
  return issuedPaper(data, {
    title: `${campaign.title}情况通报`,
    head: 'document',
    ...sections,
    said: {
      campaign: { id: campaign.id, number: campaign.number, title: campaign.title, plan: campaign.plan },
      counts: countsOf(graded),
      graded,
      defects: data.defects,
      agreement: data.agreement,
      objections: data.objections,
      rectifications: data.rectifications,
      averageMinutes: data.averageMinutes,
    },
  })
}

interface Counts {
  readonly all: number
  readonly bands: readonly { readonly band: string; readonly count: number }[]
  readonly vetoed: number
  readonly excellent: number
  readonly qualified: number
}

/** Qualified is whatever is not 不合格; without a band a dossier is neither. */
export function countsOf(graded: readonly GradedDossier[]): Counts {
  const bands = [...new Set([...knownBands, ...graded.flatMap(({ band }) => (band === null ? [] : [band]))])]
  const counted = bands.map((band) => ({ band, count: graded.filter((one) => one.band === band).length }))
  const none = graded.filter(({ band }) => band === null).length
  const known: readonly string[] = knownBands
  return {
    all: graded.length,
    bands: [
      ...counted.filter(({ band, count }) => count > 0 || known.includes(band)),
      ...(none === 0 ? [] : [{ band: '未定等次', count: none }]),
    ],
    vetoed: graded.filter(({ vetoesHit }) => vetoesHit.length > 0).length,
    excellent: graded.filter(({ band }) => band === '优秀').length,
    qualified: graded.filter(({ band }) => band !== null && band !== '不合格').length,
  }
}

function situation({ campaign, graded, averageMinutes }: CircularData): Block[] {
  const { plan } = campaign
  const { scope } = plan
  const drawn = campaign.list.filter(({ via, droppedReason }) => via === 'drawn' && droppedReason === null).length
  const recommended = campaign.list.filter(({ via, droppedReason }) => via !== 'drawn' && droppedReason === null).length
  const members = campaign.members.filter(({ removedAt }) => removedAt === null)
  const minutes = averageMinutes === null ? '' : `平均每卷用时 ${averageMinutes} 分钟。`
  const candidates = campaign.draw === null ? '' : `从 ${campaign.draw.candidates.length} 卷候选案卷中`
  return [
    {
      type: 'paragraph',
      text: `本次评查（${campaign.number}）的范围是${scopeAgencies(plan)}在 ${scope.closedFrom} 至 ${scope.closedTo} 结案的${scope.categories.map(categoryWord).join('、')}案卷，${candidates}随机抽取 ${drawn} 卷${recommended === 0 ? '' : `，另有推荐案卷 ${recommended} 卷`}。`,
    },
    {
      type: 'paragraph',
      text: `评查方式为${wayWords[plan.way]}，分 ${plan.groups} 组，评查人员 ${members.length} 名。已形成最终结果 ${graded.length} 卷。${minutes}`,
    },
  ]
}

function results(graded: readonly GradedDossier[]): Block[] {
  const counts = countsOf(graded)
  const scored = graded.flatMap(({ effectiveHundredths }) =>
    effectiveHundredths === null ? [] : [effectiveHundredths],
  )
  const average = scored.length === 0 ? null : Math.round(scored.reduce((sum, one) => sum + one, 0) / scored.length)
  return [
    {
      type: 'paragraph',
      text: `优秀率 ${share(counts.excellent, counts.all)}，合格率 ${share(counts.qualified, counts.all)}${average === null ? '' : `，平均得分 ${points(average)}`}；存在合法性否决情形的 ${counts.vetoed} 卷。`,
    },
    {
      type: 'table',
      columns: [
        { title: '等次', width: 60 },
        { title: '卷数', width: 36, align: 'right' },
        { title: '占比', width: 36, align: 'right' },
      ],
      rows: [
        ...counts.bands.map(({ band, count }) => [band, String(count), share(count, counts.all)]),
        { total: ['合计', String(counts.all), share(counts.all, counts.all)] },
      ],
    },
    {
      type: 'paragraph',
      size: 'small',
      text: '优秀率为优秀卷数占评查卷数的比例；合格率为不合格以外各等次卷数占评查卷数的比例。',
    },
  ]
}

function groupTable(title: string, graded: readonly GradedDossier[], groupOf: (one: GradedDossier) => string): Block {
  const groups = [...Map.groupBy(graded, groupOf)].sort(([a], [b]) => a.localeCompare(b, 'zh-CN'))
  const row = (name: string, own: readonly GradedDossier[]) => {
    const counts = countsOf(own)
    const of = (band: string) => String(counts.bands.find((one) => one.band === band)?.count ?? 0)
    return [
      name,
      String(counts.all),
      ...knownBands.map(of),
      share(counts.excellent, counts.all),
      share(counts.qualified, counts.all),
    ]
  }
  return {
    type: 'table',
    columns: [
      { title, width: 42 },
      { title: '卷数', width: 14, align: 'right' },
      ...knownBands.map((band) => ({ title: band, width: band.length > 2 ? 17 : 14, align: 'right' as const })),
      { title: '优秀率', width: 19, align: 'right' },
      { title: '合格率', width: 19, align: 'right' },
    ],
    rows: [...groups.map(([name, own]) => row(name, own)), { total: row('合计', graded) }],
  }
}

function defectBlocks({ defects, graded }: CircularData): Block[] {
  if (defects.length === 0) return [{ type: 'paragraph', text: '评查没有发现扣分的问题。' }]
  const rows = defects
    .slice(0, mostDefects)
    .map(
      ({ code, title, dossiers }, at): TableRow => [
        String(at + 1),
        code,
        title,
        String(dossiers),
        share(dossiers, graded.length),
      ],
    )
  const more = defects.length > mostDefects ? [moreDefects(defects.length)] : []
  return [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 11, align: 'center' },
        { title: '代码', width: 18, align: 'center' },
        { title: '评查项', width: 76 },
        { title: '涉及卷数', width: 21, align: 'right' },
        { title: '占比', width: 18, align: 'right' },
      ],
      rows,
    },
    ...more,
  ]
}

function moreDefects(count: number): Block {
  return {
    type: 'paragraph',
    size: 'small',
    text: `共 ${count} 项，上表列出涉及卷数最多的 ${mostDefects} 项，其余见机读数据。`,
  }
}

function agreementBlocks(agreement: DoubleAgreement | null): Block[] {
  if (agreement === null || agreement.dossiers === 0) return []
  const { dossiers, sameBand, sameVetoes, meanDifferenceHundredths, greatestDifferenceHundredths } = agreement
  const judged = agreement.criteria.filter(({ kappa }) => kappa !== null)
  const difference =
    meanDifferenceHundredths === null || greatestDifferenceHundredths === null
      ? ''
      : `得分平均相差 ${points(meanDifferenceHundredths)}，最大相差 ${points(greatestDifferenceHundredths)}；`
  return [
    {
      type: 'paragraph',
      text: `一案双评 ${dossiers} 卷，${difference}等次一致的 ${sameBand} 卷（${share(sameBand, dossiers)}），否决情形认定一致的 ${sameVetoes} 卷（${share(sameVetoes, dossiers)}）；经合议确定的 ${agreement.adjudicated} 卷。`,
    },
    ...(judged.length === 0
      ? [{ type: 'paragraph', size: 'small', text: '各评查项的评查对数不足或没有差异，不计算一致系数。' } as const]
      : kappaBlocks(judged)),
  ]
}

function kappaBlocks(judged: DoubleAgreement['criteria']): Block[] {
  const lowest = [...judged].sort((a, b) => (a.kappa ?? 1) - (b.kappa ?? 1)).slice(0, mostDefects)
  return [
    {
      type: 'table',
      columns: [
        { title: '代码', width: 18, align: 'center' },
        { title: '评查项', width: 70 },
        { title: '评查对数', width: 21, align: 'right' },
        { title: '一致', width: 16, align: 'right' },
        { title: '一致系数 κ', width: 24, align: 'right' },
      ],
      rows: lowest.map(({ code, title, pairs, agreed, kappa }) => [
        code,
        title,
        String(pairs),
        String(agreed),
        kappa === null ? '—' : kappa.toFixed(3),
      ]),
    },
    {
      type: 'paragraph',
      size: 'small',
      text: '一致系数为 Cohen κ，按由低到高排列；1 为完全一致，0 为与随机一致无异。评查对数不足的不计算。',
    },
  ]
}

function followed({ objections, rectifications, campaign }: CircularData): Block[] {
  const raised =
    objections.raised === 0
      ? '办案机构没有提出异议。'
      : `办案机构提出异议 ${objections.raised} 件，经复核采纳（含部分采纳）${objections.upheld} 件。`
  const issued =
    rectifications.issued === 0
      ? ''
      : `已发出整改通知 ${rectifications.issued} 份，经复查销号 ${rectifications.closed} 份；未销号的，有关机构应当按通知书的期限完成整改。`
  const unqualified = `对通报的问题，各机构应当对照自查；本批次的整改期限为收到通知之日起 ${campaign.plan.rectificationDays} 日。`
  return [
    { type: 'paragraph', text: `${raised}${issued}` },
    { type: 'paragraph', text: unqualified },
  ]
}

function listBlocks(graded: readonly GradedDossier[]): Block[] {
  if (graded.length === 0) return []
  return [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 11, align: 'center' },
        { title: '文号和案件名称', width: 72 },
        { title: '办案机构', width: 36 },
        { title: '得分', width: 16, align: 'right' },
        { title: '等次', width: 17, align: 'center' },
      ],
      rows: graded.map((one, at) => [
        String(at + 1),
        one.number === null ? one.title : `${one.number}\n${one.title}`,
        one.agency,
        one.effectiveHundredths === null ? '—' : String(one.effectiveHundredths / 100),
        one.band ?? '—',
      ]),
    },
  ]
}
