// 抽卷记录: the seed committed before and revealed after, what was drawn from, what was drawn, and how anybody draws it again.
import type { Campaign, CampaignDossier, DrawRecord } from '#shared/contract/campaigns.ts'
import { instantText } from '#shared/text/instant.ts'
import type { Block, ComposeInput, FormField, TableRow } from '../../../printing/index.ts'
import { grouped } from '../binding.ts'
import { type IssuedData, issuedPaper, numbered } from './frame.ts'
import { categoryWord, drawWords, scopeAgencies } from './words.ts'

export interface DrawData extends IssuedData {
  readonly campaign: Campaign
  /** Revealed. */
  readonly draw: DrawRecord
  /** How to draw again, step by step. */
  readonly method: readonly string[]
}

export function drawPaper(data: DrawData): ComposeInput {
  const { campaign, draw } = data
  const list = campaign.list.filter(({ via }) => via === 'drawn')
  const recommended = campaign.list.filter(({ via }) => via === 'recommended')
  const sections = numbered(
    [
      ['抽取规则', [{ type: 'fields', rows: ruleRows(campaign) }]],
      ['种子和候选名单', [{ type: 'fields', rows: seedRows(data) }]],
      ['各层抽取情况', [strataTable(draw)]],
      [`抽取的案卷（${list.length} 卷）`, listBlocks(list)],
      [`推荐的案卷（${recommended.length} 卷）`, recommended.length === 0 ? [] : listBlocks(recommended)],
      ['重新抽取的办法', data.method.map((text): Block => ({ type: 'paragraph', size: 'small', text }))],
    ],
    '依据',
  )
  return issuedPaper(data, {
    head: 'form',
    ...sections,
    said: {
      campaign: { id: campaign.id, number: campaign.number, title: campaign.title },
      rule: campaign.plan.draw,
      scope: campaign.plan.scope,
      draw,
      committedAt: campaign.committedAt,
      drawnAt: campaign.drawnAt,
      list: campaign.list.map(({ dossierId, position, number, title, category, agency, via, manifestSha256 }) => {
        return { dossierId, position, number, title, category, agency, via, manifestSha256 }
      }),
    },
  })
}

function ruleRows({ number, title, plan }: Campaign): FormField[][] {
  const { scope } = plan
  return [
    [{ label: '评查批次', value: `${title}（${number}）` }],
    [
      { label: '执法类别', value: scope.categories.map(categoryWord).join('、') },
      { label: '结案日期', value: `${scope.closedFrom}\n至 ${scope.closedTo}` },
    ],
    [{ label: '办案机构', value: scopeAgencies(plan) }],
    [{ label: '抽取规则', value: drawWords(plan.draw) }],
  ]
}

function seedRows({ campaign, draw }: DrawData): FormField[][] {
  return [
    [{ label: '种子的散列值', value: grouped(draw.seedSha256) }],
    [{ label: '公布散列值', value: at(campaign.committedAt) }],
    [{ label: '种子', value: draw.seed ?? '' }],
    [{ label: '抽取时间', value: at(campaign.drawnAt) }],
    [
      {
        label: '候选案卷',
        value: `${draw.candidates.length} 卷，候选名单的散列值为\n${grouped(draw.candidatesSha256)}`,
      },
    ],
  ]
}

function at(instant: string | null): string {
  return instant === null ? '' : instantText(instant, 'second')
}

function strataTable({ strata, candidates, drawn }: DrawRecord): Block {
  return {
    type: 'table',
    columns: [
      { title: '层', width: 86 },
      { title: '候选', width: 22, align: 'right' },
      { title: '至少抽取', width: 24, align: 'right' },
      { title: '抽取', width: 22, align: 'right' },
    ],
    rows: [
      ...strata.map((one) => [one.stratum, String(one.candidates), String(one.least), String(one.drawn)]),
      { total: ['合计', String(candidates.length), '', String(drawn.length)] },
    ],
  }
}

function listBlocks(list: readonly CampaignDossier[]): Block[] {
  if (list.length === 0) return [{ type: 'paragraph', text: '没有抽取案卷。' }]
  const rows = list.map(
    (one, index): TableRow => [
      String(index + 1),
      one.number ?? '无文号',
      one.title,
      one.category,
      one.agency,
      one.closedOn ?? '',
    ],
  )
  return [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 12.5, align: 'center' },
        { title: '文号', width: 38 },
        { title: '案件名称', width: 54 },
        { title: '类别', width: 13, align: 'center' },
        { title: '办案机构', width: 37 },
        { title: '结案日期', width: 25, align: 'center' },
      ],
      rows,
    },
  ]
}
