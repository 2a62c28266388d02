// 评查方案: what is to be evaluated, how it is drawn, by whom, under which standards, and what follows.
import type { Campaign } from '#shared/contract/campaigns.ts'
import type { Block, ComposeInput } from '../../../printing/index.ts'
import { type IssuedData, issuedPaper, numbered, paragraphs } from './frame.ts'
import { categoryWord, drawWords, points, scopeAgencies, waySentences } from './words.ts'

export interface PlanData extends IssuedData {
  readonly campaign: Campaign
}

export function planPaper(data: PlanData): ComposeInput {
  const { campaign } = data
  const { plan, title, number } = campaign
  const sections = numbered(
    [
      ['评查目的', paragraphs(plan.purpose)],
      ['评查范围', scopeBlocks(campaign)],
      ['抽取办法', drawBlocks(campaign)],
      ['评查方式和人员', staffBlocks(campaign)],
      ['评查标准', standardBlocks(campaign)],
      ['结果的处理', resultBlocks(campaign)],
    ],
    '依据',
  )
  return issuedPaper(data, {
    title: `${title}方案`,
    head: 'document',
    ...sections,
    said: {
      campaign: { id: campaign.id, number, title },
      plan,
      members: campaign.members
        .filter(({ removedAt }) => removedAt === null)
        .map(({ name, unit, role, group, share, elsewhere }) => ({ name, unit, role, group, share, elsewhere })),
      seedSha256: campaign.seedSha256,
    },
  })
}

function scopeBlocks({ plan, number }: Campaign): Block[] {
  const { scope } = plan
  return [
    {
      type: 'fields',
      rows: [
        [{ label: '批次编号', value: number }],
        [{ label: '执法类别', value: scope.categories.map(categoryWord).join('、') }],
        [{ label: '办案机构', value: scopeAgencies(plan) }],
        [{ label: '结案日期', value: `${scope.closedFrom} 至 ${scope.closedTo}（含首尾两日）` }],
      ],
    },
  ]
}

function drawBlocks({ plan, seedSha256 }: Campaign): Block[] {
  const blocks: Block[] = [
    { type: 'paragraph', text: drawWords(plan.draw) },
    {
      type: 'paragraph',
      text: '抽取由计算机按事先确定的随机种子进行。抽取前先固定候选案卷并公布种子的散列值，抽取后公布种子；任何人用同一种子、同一候选名单和同一规则重新抽取，结果相同。',
    },
  ]
  if (seedSha256 !== null) {
    blocks.push({ type: 'paragraph', size: 'small', indent: false, text: `种子的散列值（SHA-256）：${seedSha256}` })
  }
  return blocks
}

function staffBlocks({ plan, members }: Campaign): Block[] {
  const kept = members.filter(({ removedAt }) => removedAt === null)
  const masked = plan.masked ? '评查人看不到办案机构、当事人和执法人员的名称。' : ''
  return [
    { type: 'paragraph', text: `${waySentences[plan.way]}${masked}` },
    ...(kept.length === 0 ? [] : [staffTable(plan.groups, kept)]),
  ]
}

function staffTable(groups: number, members: Campaign['members']): Block {
  const row = ({ name, unit, role, share, elsewhere }: Campaign['members'][number]) => [
    role === 'leader' ? '组长' : '评查人',
    name,
    elsewhere ? `${unit}（异地评查）` : unit,
    String(share),
  ]
  return {
    type: 'table',
    columns: [
      { title: '职责', width: 18, align: 'center' },
      { title: '姓名', width: 26 },
      { title: '单位', width: 66 },
      { title: '任务份额', width: 22, align: 'right' },
    ],
    rows: Array.from({ length: groups }, (_, at) => at + 1).flatMap((group) => {
      const own = members.filter((member) => member.group === group)
      const head = groups > 1 && own.length > 0 ? [{ group: `第 ${group} 组` }] : []
      return [
        ...head,
        ...own.filter(({ role }) => role === 'leader').map(row),
        ...own.filter(({ role }) => role !== 'leader').map(row),
      ]
    }),
  }
}

function standardBlocks({ plan, standards }: Campaign): Block[] {
  const titles = new Map(standards.map(({ id, title }) => [id, title]))
  return [
    {
      type: 'table',
      columns: [
        { title: '执法类别', width: 24, align: 'center' },
        { title: '评查标准', width: 110 },
      ],
      rows: plan.scope.categories.map((category) => {
        const id = plan.standards[category] ?? ''
        return [categoryWord(category), titles.get(id) ?? id]
      }),
    },
    { type: 'paragraph', text: '评查标准自评查开始时固定，此后标准修订的，本批次仍按固定的标准评查。' },
  ]
}

function resultBlocks({ plan }: Campaign): Block[] {
  const apart =
    plan.way === 'double'
      ? `两名评查人的得分相差超过 ${points(plan.differenceHundredths)}，或者否决情形认定不一致的，由组长组织合议确定。`
      : ''
  return [
    { type: 'paragraph', text: `${apart}组长对评查结果复核后，反馈办案机构。` },
    {
      type: 'paragraph',
      text: `办案机构对评查结果有异议的，自收到反馈之日起 ${plan.objectionDays} 个工作日内提出，由组长组织复核并书面答复。`,
    },
    {
      type: 'paragraph',
      text: `评查发现的问题，办案机构自收到整改通知之日起 ${plan.rectificationDays} 日内完成整改并报告；整改情况经复查合格的予以销号。`,
    },
  ]
}
