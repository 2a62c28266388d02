// Dossier 6, 应急征用: two excavators called up in a flood, returned, paid for. 防洪法 §45, 民法典 §245.

import { approval, body, closing, flush, form, receipt, type Source, small, table } from '../papers/source.ts'
import { riverbank } from '../pictures/grounds.ts'
import type { DossierSource } from './dossier.ts'
import { FLOOD, JIANG, LIXING, LU, namesOf, withCards } from './people.ts'

const PARTY = [
  [['被征用人', LIXING.name, 2]],
  [
    ['统一社会信用代码', LIXING.code],
    ['法定代表人', '石磊行'],
  ],
  [['住所', LIXING.address, 2]],
] as const
const MACHINES = [
  ['序号', 1],
  ['名称', 4],
  ['型号', 3],
  ['机号', 4],
  ['数量', 2],
  ['交接时状况', 5],
] as const

const sources: readonly Source[] = [
  {
    as: 'pdf',
    kind: 'expropriation-decision',
    title: '征用决定书',
    number: '澜汛征〔2026〕2号',
    madeOn: '2026-08-03',
    description: '紧急防汛期征用挖掘机2台。',
    agency: FLOOD,
    heading: '应急征用决定书',
    seal: FLOOD,
    blocks: [
      flush(`${LIXING.name}：`),
      ...body(
        '2026年8月2日夜间至8月3日，我县清溪河流域持续强降雨，柳湾镇段水位超过保证水位，县防汛抗旱指挥部于8月3日6时宣布进入紧急防汛期。因柳湾镇清溪河堤防抢险需要，依据《中华人民共和国防洪法》第四十五条第一款和《中华人民共和国民法典》第二百四十五条的规定，决定征用你公司履带式挖掘机2台（含操作人员），用于柳湾镇清溪河段堤防抢险。',
        '征用期限自2026年8月3日9时起，至抢险任务结束时止。使用后及时返还，造成损坏或者无法返还的，依法给予补偿；征用期间的合理费用依法补偿。',
        '你公司享有陈述、申辩、要求补偿的权利；对本决定不服的，可以自收到本决定书之日起六十日内申请行政复议，或者自收到本决定书之日起六个月内提起行政诉讼。',
        '附件：征用物资清单',
      ),
      ...closing(FLOOD, '2026-08-03'),
    ],
  },
  receipt(
    { kind: 'service-receipt', title: '送达回证（征用决定书）', madeOn: '2026-08-03', description: '当场送达。' },
    {
      agency: FLOOD,
      cause: '清溪河柳湾镇段堤防抢险应急征用',
      to: LIXING.name,
      papers: [['应急征用决定书', '澜汛征〔2026〕2号']],
      place: '柳湾镇工业园区9号',
      at: '2026年8月3日8时20分',
      signed: '石磊行',
      senders: namesOf(JIANG, LU),
    },
  ),
  approval(
    {
      kind: 'expropriation-notice',
      title: '应急征用审批表',
      agency: FLOOD,
      number: '澜汛征审〔2026〕2号',
      madeOn: '2026-08-03',
      description: '负责人批准征用。',
    },
    [
      ...PARTY,
      [['征用事由', '清溪河柳湾镇段堤防出现管涌，需大型机械抢险', 2]],
      [
        ['拟征用物资', '履带式挖掘机2台（含操作人员）'],
        ['预计期限', '5日'],
      ],
      [['依据', '《中华人民共和国防洪法》第四十五条第一款', 2]],
    ],
    [
      { label: '承办人意见', text: '情况紧急，建议征用。', names: namesOf(JIANG, LU), on: '2026-08-03' },
      { label: '指挥部负责人意见', text: '同意征用。（7时40分）', names: '河清远', on: '2026-08-03' },
    ],
  ),
  {
    as: 'pdf',
    kind: 'compensation-agreement',
    title: '补偿协议',
    number: '澜汛补〔2026〕2号',
    madeOn: '2026-08-20',
    description: '双方协商一致的补偿项目和金额。',
    agency: FLOOD,
    heading: '应急征用补偿协议',
    blocks: [
      ...small(
        `甲方：${FLOOD}`,
        `乙方：${LIXING.name}`,
        '根据《中华人民共和国防洪法》第四十五条第二款、《中华人民共和国民法典》第二百四十五条的规定，甲乙双方就2026年8月3日至8月8日征用挖掘机2台的补偿事项，经协商达成协议如下：',
      ),
      table(
        [
          ['序号', 1],
          ['补偿项目', 5],
          ['计算方法', 6],
          ['金额（元）', 3],
        ],
        [
          ['1', '机械使用费', '2台×5.5日×1600元/台日', '17600.00'],
          ['2', '操作人员报酬', '4人×5.5日×300元/人日', '6600.00'],
          ['3', '斗齿更换', '2号机斗齿3只，按购置发票', '1350.00'],
          ['合计', '', '', '25550.00'],
        ],
      ),
      ...small(
        '一、甲方自本协议签订之日起十五日内将补偿款支付至乙方对公账户。',
        '二、乙方确认机械已完好返还（2号机斗齿更换除外），除上述项目外无其他补偿请求。',
        '三、本协议一式三份，甲乙双方各执一份，附卷一份。',
        '甲方代表：«江晏清»　　«2026年8月20日»',
        '乙方代表：«石磊行»　　«2026年8月20日»',
      ),
    ],
  },
  {
    as: 'pdf',
    kind: 'expropriation-survey',
    title: '勘验登记表',
    madeOn: '2026-08-03',
    description: '征用前对机械状况逐台勘验登记。',
    agency: FLOOD,
    heading: '征用物资勘验登记表',
    foot: '登记内容属实。石磊行 2026年8月3日',
    blocks: [
      form(
        ...PARTY,
        [
          ['勘验时间', '2026年8月3日8时30分至9时00分'],
          ['勘验地点', '柳湾镇工业园区9号停机场'],
        ],
        [['勘验人', withCards(JIANG, LU), 2]],
      ),
      table(MACHINES, [
        ['1', '履带式挖掘机', '21吨级', 'XG-0001', '1台', '工作小时表2146，外观完好，油量满'],
        ['2', '履带式挖掘机', '21吨级', 'XG-0002', '1台', '工作小时表3307，斗齿磨损约三分之一，其余完好'],
      ]),
      ...small(
        '勘验人员出示执法证件，向被征用人说明征用理由、依据和补偿办法，听取意见。被征用人表示：“支持抢险，没有意见。”',
        '被征用人：«石磊行»　　«2026年8月3日»',
        '勘验人：«江晏清»、«陆安澜»　　«2026年8月3日»',
      ),
    ],
  },
  {
    as: 'pdf',
    kind: 'delivery-record',
    title: '实施交付记录',
    madeOn: '2026-08-08',
    description: '交付和返还两次交接。',
    agency: FLOOD,
    heading: '征用物资交付、返还记录',
    blocks: [
      table(
        [
          ['环节', 2],
          ['时间', 4],
          ['地点', 4],
          ['交接情况', 7],
        ],
        [
          [
            '交付',
            '2026年8月3日9时10分',
            '柳湾镇清溪河段堤防',
            '挖掘机2台、操作人员4人到位，双方核对机号和小时表，交付使用',
          ],
          [
            '返还',
            '2026年8月8日18时30分',
            '柳湾镇工业园区9号',
            '小时表1号机2219、2号机3382；1号机完好；2号机斗齿3只断损，登记补偿',
          ],
        ],
      ),
      ...small(
        '交付方（被征用人）：«石磊行»　　«2026年8月8日»',
        '接收方：«江晏清»、«陆安澜»　　«2026年8月8日»',
        '抢险任务于2026年8月8日17时结束，指挥部同时宣布解除紧急防汛期。',
      ),
    ],
  },
  {
    as: 'photo',
    kind: 'photo-evidence',
    title: '现场照片（堤防抢险）',
    madeOn: '2026-08-03',
    description: '征用机械在清溪河段作业。拍摄人陆安澜。',
    type: 'jpg',
    scene: () => riverbank(),
    takenAt: '2026-08-03 10:26',
    caption: '照片1 征用的挖掘机在柳湾镇清溪河段抢险　拍摄人：陆安澜',
  },
  {
    as: 'scan',
    kind: 'other-material',
    title: '补偿款收据（扫描件）',
    madeOn: '2026-09-02',
    description: '补偿款25550元已支付。',
    boxes: [
      [130, 360, 980, 520],
      [130, 460, 980, 100],
      [130, 560, 980, 100],
      [130, 660, 980, 100],
    ],
    words: [
      { text: '收      据', x: 500, y: 230, size: 60 },
      { text: '编号：0000072      2026年9月2日', x: 640, y: 318, size: 26 },
      { text: '付款单位：', x: 160, y: 394, size: 32 },
      { text: '澜屏县防汛抗旱指挥部', x: 330, y: 386, size: 40, hand: true },
      { text: '收款事由：', x: 160, y: 494, size: 32 },
      { text: '8月3日至8日挖掘机征用补偿款', x: 330, y: 486, size: 40, hand: true },
      { text: '金额大写：', x: 160, y: 594, size: 32 },
      { text: '贰万伍仟伍佰伍拾元整', x: 330, y: 586, size: 40, hand: true },
      { text: '金额小写：', x: 160, y: 694, size: 32 },
      { text: '25550.00', x: 330, y: 686, size: 42, hand: true },
      { text: '收款单位（章）：澜屏县砺行工程机械租赁有限公司', x: 160, y: 800, size: 30 },
      { text: '收款人：', x: 160, y: 960, size: 30 },
      { text: '石磊行', x: 290, y: 950, size: 46, hand: true },
      { text: '经办人：', x: 640, y: 960, size: 30 },
      { text: '江晏清', x: 770, y: 950, size: 46, hand: true },
    ],
  },
  {
    as: 'recording',
    kind: 'expropriation-recording',
    title: '征用交付录像',
    madeOn: '2026-08-03',
    description: '宣读决定、核对机号、交付使用（QuickTime）。',
    clip: {
      format: 'mov',
      device: 'DSJ22D0031',
      card: LU.card,
      seconds: 14,
      sway: 'walking',
      startedAt: '2026-08-03T09:08:40',
      place: '柳湾镇清溪河段',
      scene: () => riverbank(),
      walkers: [
        {
          clothes: { coat: [54, 70, 96], vest: [230, 116, 36], cap: [236, 236, 230] },
          x: 0.24,
          y: 1.1,
          height: 0.72,
          drift: 0.04,
        },
      ],
      lines: [
        { voice: 'officer', text: '依据防洪法，现征用挖掘机两台用于堤防抢险，使用后返还并依法补偿。' },
        { voice: 'party', text: '支持抢险，机号核对没有错。' },
      ],
    },
  },
]

export const floodRequisition: DossierSource = {
  key: 'flood-requisition',
  category: 'levy',
  state: 'closed',
  number: '澜汛征〔2026〕2号',
  name: '清溪河柳湾镇段抢险应急征用工程机械案',
  party: LIXING,
  agency: FLOOD,
  officers: [JIANG, LU],
  dates: { filedOn: '2026-08-03', decidedOn: '2026-08-03', servedOn: '2026-08-03', closedOn: '2026-09-02' },
  summary: '紧急防汛期征用挖掘机2台，六日后返还，补偿25550元。',
  sources,
  defects: [],
}
