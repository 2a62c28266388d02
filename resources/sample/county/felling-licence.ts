// Dossier 3, 林木采伐许可: an ordinary licence, complete and in time.

import { approval, body, closing, flush, form, receipt, type Source, small, table } from '../papers/source.ts'
import { hillside } from '../pictures/grounds.ts'
import type { DossierSource } from './dossier.ts'
import { BAI, FOREST, LIN, namesOf, SONGTAO, withCards } from './people.ts'

const ITEM = '林木采伐许可证核发'
const PARTY = [
  [['申请人', SONGTAO.name, 2]],
  [
    ['统一社会信用代码', SONGTAO.code],
    ['法定代表人', '松间照'],
  ],
  [['住所', SONGTAO.address, 2]],
] as const
const PLOT = [
  ['小班号', 2],
  ['林种', 2],
  ['树种', 2],
  ['起源', 2],
  ['面积（公顷）', 3],
  ['蓄积（立方米）', 3],
  ['采伐方式', 3],
  ['采伐强度', 2],
] as const
const PLOTS = [
  ['07-3', '用材林', '云南松', '人工', '2.40', '148.6', '抚育间伐', '20%'],
  ['07-4', '用材林', '云南松', '人工', '1.80', '109.2', '抚育间伐', '20%'],
]

const sources: readonly Source[] = [
  {
    as: 'pdf',
    kind: 'licence-grant',
    title: '准予行政许可决定书',
    number: '澜林许准〔2026〕11号',
    madeOn: '2026-03-16',
    description: '准予采伐，核发采伐许可证。',
    agency: FOREST,
    seal: FOREST,
    blocks: [
      flush(`${SONGTAO.name}：`),
      ...body(
        '你单位于2026年2月25日提出的林木采伐许可申请，本机关于2026年2月27日受理。经审查，申请采伐的林木权属清楚，采伐方式、强度和更新措施符合林木采伐技术规程，采伐量在本县年采伐限额以内，不存在《中华人民共和国森林法》第六十条规定的不得核发采伐许可证的情形。',
        '依据《中华人民共和国森林法》第五十六条第一款、第五十七条第一款、第五十九条和《中华人民共和国行政许可法》第三十八条第一款的规定，决定准予行政许可，核发林木采伐许可证（编号：澜林采字（虚构）2026-0011号）。',
        '请按照采伐许可证规定的地点、面积、蓄积、树种、方式、期限采伐，并依照《中华人民共和国森林法》第六十一条的规定，于2027年雨季前完成更新。',
      ),
      table(PLOT, PLOTS),
      ...closing(FOREST, '2026-03-16'),
    ],
  },
  {
    as: 'pdf',
    kind: 'licence-certificate',
    title: '林木采伐许可证副本',
    number: '澜林采字（虚构）2026-0011号',
    madeOn: '2026-03-16',
    description: '采伐地点、面积、蓄积、方式和期限。',
    agency: FOREST,
    heading: '林木采伐许可证（副本）',
    seal: FOREST,
    blocks: [
      form(
        ...PARTY,
        [['采伐地点', '松坪镇云岭村07林班3、4小班', 2]],
        [['林权证明', '云岭村集体林地经营权流转合同（2018年）', 2]],
        [
          ['采伐期限', '2026年3月20日至2026年6月20日'],
          ['更新树种', '云南松、旱冬瓜混交'],
        ],
      ),
      table(PLOT, PLOTS),
      ...small(
        '四至：东至防火道，南至云岭水沟，西至06林班界，北至山脊线。',
        '采伐时不得超出四至范围，注意保护幼树和水沟两侧植被。',
      ),
      ...closing(FOREST, '2026-03-16'),
    ],
  },
  receipt(
    {
      kind: 'service-receipt',
      title: '送达回证（准予行政许可决定书）',
      madeOn: '2026-03-18',
      description: '2026年3月18日窗口领取。',
    },
    {
      agency: FOREST,
      cause: ITEM,
      to: SONGTAO.name,
      papers: [
        ['准予行政许可决定书', '澜林许准〔2026〕11号'],
        ['林木采伐许可证', '澜林采字（虚构）2026-0011号'],
      ],
      place: '澜屏县政务服务中心林业窗口',
      at: '2026年3月18日10时30分',
      signed: '松间照',
      senders: namesOf(BAI, LIN),
    },
  ),
  {
    as: 'pdf',
    kind: 'licence-application',
    title: '行政许可申请书',
    madeOn: '2026-02-25',
    description: '申请采伐的地点、林种、树种、面积、蓄积、方式和更新措施。',
    agency: '林木采伐许可申请',
    heading: '行政许可申请书',
    blocks: [
      form(
        ...PARTY,
        [
          ['申请事项', ITEM],
          ['申请日期', '2026年2月25日'],
        ],
        [['采伐理由', '2012年造林，郁闭度0.9，林木分化明显，需要抚育间伐以改善林分结构。', 2]],
      ),
      table(PLOT, PLOTS),
      form(
        [['更新措施', '间伐后保留木每公顷不少于1350株，林中空地补植云南松、旱冬瓜，2027年雨季前完成。', 2]],
        [['附送材料', '营业执照复印件、林地经营权流转合同、伐区调查设计材料、更新承诺书各1份。', 2]],
      ),
      ...small(
        '本申请人对所提交材料实质内容的真实性负责。',
        `申请人（签章）：«${SONGTAO.name}»`,
        '法定代表人：«松间照»　　«2026年2月25日»',
      ),
    ],
  },
  {
    as: 'pdf',
    kind: 'acceptance-notice',
    title: '受理通知书',
    number: '澜林许受〔2026〕14号',
    madeOn: '2026-02-27',
    description: '材料齐全，予以受理，告知办理期限。',
    agency: FOREST,
    heading: '行政许可受理通知书',
    seal: FOREST,
    blocks: [
      flush(`${SONGTAO.name}：`),
      ...body(
        '你单位于2026年2月25日提出的林木采伐许可申请，材料齐全，符合法定形式。依据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，本机关决定予以受理。',
        '依据《中华人民共和国行政许可法》第四十二条第一款的规定，本机关将自受理之日起二十日（工作日）内作出行政许可决定。现场核查、公示等依法不计入期限的时间，将另行书面告知。',
        '联系人：林栖云　　联系电话：0000-6632105',
      ),
      ...closing(FOREST, '2026-02-27'),
    ],
  },
  {
    as: 'pdf',
    kind: 'verification-record',
    title: '现场核查笔录',
    madeOn: '2026-03-05',
    description: '两名工作人员现场核查四至、树种、郁闭度。',
    agency: FOREST,
    foot: '情况属实。松间照 2026年3月5日',
    blocks: [
      form(
        [['核查时间', '2026年3月5日9时20分 至 2026年3月5日12时05分', 2]],
        [['核查地点', '松坪镇云岭村07林班3、4小班', 2]],
        [['核查人', withCards(BAI, LIN), 2]],
        [
          ['记录人', '林栖云'],
          ['在场人', '松间照（申请人法定代表人）'],
        ],
      ),
      ...small(
        '核查人员向松间照出示执法证件，说明核查事项、内容和申请人的权利义务。松间照答：“证件看过了，没有意见。”',
        '一、现场用手持定位仪核对四至，与伐区调查设计图一致；界线处已涂红漆标记。',
        '二、林分为人工云南松纯林，平均树高9.6米，平均胸径12.4厘米，郁闭度0.9，林下更新幼树较少。',
        '三、设样地3块，每块0.06公顷，实测株数与设计材料误差在5%以内。拟采伐木已用号锤标记，以被压木、病弱木为主。',
        '四、现场未发现古树名木、国家重点保护野生植物，未发现权属争议和违规采伐迹象。小班不在封山育林期、封山育林区内。',
        '五、南侧水沟两侧各10米范围内未标记采伐木，申请人承诺作为缓冲带保留。',
        '核查结论：现场情况与申请材料相符。',
        '以上笔录我已看过，与现场情况一致。',
        '在场人：«松间照»　　«2026年3月5日»',
        '核查人：«柏望岭»、«林栖云»　　记录人：«林栖云»　　«2026年3月5日»',
      ),
    ],
  },
  {
    as: 'photo',
    kind: 'photo-evidence',
    title: '现场照片（云岭村07林班）',
    madeOn: '2026-03-05',
    description: '07林班3小班林相。拍摄人林栖云。',
    type: 'jpg',
    scene: () => hillside(false),
    takenAt: '2026-03-05 09:48',
    caption: '照片1 松坪镇云岭村07林班3小班林相　拍摄人：林栖云',
  },
  approval(
    {
      kind: 'licence-approval',
      title: '行政许可决定审批表',
      agency: FOREST,
      number: '澜林许审〔2026〕11号',
      madeOn: '2026-03-13',
      description: '承办、审核、批准意见齐全。',
    },
    [
      [
        ['许可事项', ITEM],
        ['申请人', SONGTAO.name],
      ],
      [
        ['受理日期', '2026年2月27日'],
        ['办理期限届满日', '2026年3月26日'],
      ],
      [
        [
          '审查情况',
          '申请材料符合《中华人民共和国森林法》第五十八条的规定；3月5日由两名工作人员现场核查，情况与材料相符；采伐量257.8立方米的20%在本县商品林年采伐限额以内。',
          2,
        ],
      ],
    ],
    [
      { label: '承办人意见', text: '建议准予许可。', names: namesOf(BAI, LIN), on: '2026-03-10' },
      { label: '审核人意见', text: '同意承办人意见。', names: '乔木森', on: '2026-03-11' },
      { label: '机关负责人意见', text: '准予许可。', names: '杜若川', on: '2026-03-13' },
    ],
  ),
]

export const fellingLicence: DossierSource = {
  key: 'felling-licence',
  category: 'licence',
  state: 'closed',
  number: '澜林许准〔2026〕11号',
  name: '澜屏县云岭松涛林木种植专业合作社林木采伐许可案',
  party: SONGTAO,
  agency: FOREST,
  officers: [BAI, LIN],
  dates: { filedOn: '2026-02-27', decidedOn: '2026-03-16', servedOn: '2026-03-18', closedOn: '2026-03-18' },
  summary: '抚育间伐4.2公顷，受理后十二个工作日内准予许可。',
  sources,
  defects: [],
}
