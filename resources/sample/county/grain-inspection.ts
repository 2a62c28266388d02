// Dossier 5, 行政检查: an announced inspection of a grain buyer, a fault found, put right, checked again.

import { approval, body, closing, flush, form, receipt, type Source, small, table } from '../papers/source.ts'
import { granary } from '../pictures/rooms.ts'
import { UNIFORM } from '../pictures/scene.ts'
import type { DossierSource } from './dossier.ts'
import { GRAIN, GU, JINHE, namesOf, TIAN, withCards } from './people.ts'

const PARTY = [
  [['检查对象', JINHE.name, 2]],
  [
    ['统一社会信用代码', JINHE.code],
    ['法定代表人', '仓满囤'],
  ],
  [['地址', JINHE.address, 2]],
] as const

const sources: readonly Source[] = [
  approval(
    {
      kind: 'inspection-approval',
      title: '行政检查审批表',
      agency: GRAIN,
      number: '澜发改检审〔2026〕8号',
      madeOn: '2026-10-09',
      description: '检查事项、依据、方式和频次，实施前批准。',
    },
    [
      ...PARTY,
      [
        ['检查事项', '秋粮收购和储存情况'],
        ['检查方式', '现场检查（年度计划内）'],
      ],
      [['检查依据', '《粮食流通管理条例》第三十八条', 2]],
      [
        ['检查时间', '2026年10月14日上午'],
        ['检查人员', namesOf(GU, TIAN)],
      ],
      [['本年度已检查次数', '0次（公布的年度检查频次上限为2次）', 2]],
    ],
    [
      { label: '承办人意见', text: '按年度检查计划实施，建议批准。', names: namesOf(GU, TIAN), on: '2026-10-09' },
      { label: '机关负责人意见', text: '批准。', names: '储若谷', on: '2026-10-09' },
    ],
  ),
  {
    as: 'pdf',
    kind: 'inspection-notice',
    title: '行政检查通知书',
    number: '澜发改检通〔2026〕8号',
    madeOn: '2026-10-09',
    description: '告知检查时间、内容、权利义务和监督电话。',
    agency: GRAIN,
    seal: GRAIN,
    blocks: [
      flush(`${JINHE.name}：`),
      ...body(
        '依据《粮食流通管理条例》第三十八条的规定，本机关定于2026年10月14日上午对你公司秋粮收购和储存情况实施行政检查，检查人员为谷思丰（执法证号53990104001）、田亦耕（执法证号53990104002）。',
        '检查内容：粮食收购企业备案信息、收购价格和质量标准公示、售粮款支付、粮食经营台账、仓储设施、储粮药剂管理。请准备相关资料，并安排人员在场。',
        '你公司有权要求检查人员出示执法证件，认为检查人员与检查事项有利害关系的，有权申请回避；有权进行陈述和申辩。检查不收取任何费用，不妨碍正常生产经营。监督电话：0000-6651230。',
      ),
      ...closing(GRAIN, '2026-10-09'),
    ],
  },
  {
    as: 'pdf',
    kind: 'site-inspection-record',
    title: '现场检查（勘验）笔录',
    madeOn: '2026-10-14',
    description: '检查发现经营台账登记不完整。',
    agency: GRAIN,
    heading: '现场检查笔录',
    foot: '检查情况属实。仓满囤 2026年10月14日',
    blocks: [
      form(
        [['检查时间', '2026年10月14日9时05分 至 2026年10月14日11时20分', 2]],
        [['检查地点', '澜屏县禾口镇仓前路2号收购点及1至3号仓', 2]],
        [['检查人', withCards(GU, TIAN), 2]],
        [
          ['记录人', '田亦耕'],
          ['录制设备', 'DSJ19C0112'],
        ],
        ...PARTY,
      ),
      ...small(
        '检查人员出示执法证件，说明检查事项和依据，告知申请回避、陈述、申辩的权利和配合检查的义务。仓满囤答：“证件看过了，不申请回避。”',
        '一、企业已办理粮食收购企业备案，名称、地址、负责人、仓储设施与备案一致。',
        '二、收购场所公示了稻谷、玉米的品种、质量标准和收购价格；抽查10月1日至13日的20笔收购凭证，售粮款均已支付，未发现代扣代缴税费。',
        '三、1至3号仓仓房完好，干湿温度计、通风设施运行正常。3号仓稻谷装粮线以下，粮面平整，未发现虫霉、异味。储粮药剂专库存放，双人双锁，领用记录齐全。',
        '四、查阅粮食经营台账，9月21日至10月13日的收购数量、质量等级已登记，但9月28日、10月5日两日销售出库共46吨未登记去向和质量检验情况。仓满囤说明：“出库单都有，台账漏登了，当天是新来的统计员当班。”',
        '五、提取9月28日、10月5日出库单和质量检验报告复印件各1份，拍摄照片1张。',
        '以上笔录我已看过，与检查情况一致。',
        '检查对象负责人：«仓满囤»　　«2026年10月14日»',
        '检查人：«谷思丰»、«田亦耕»　　记录人：«田亦耕»　　«2026年10月14日»',
      ),
    ],
  },
  {
    as: 'photo',
    kind: 'photo-evidence',
    title: '现场照片（3号仓粮面）',
    madeOn: '2026-10-14',
    description: '3号仓粮面和装粮线。拍摄人田亦耕。',
    type: 'png',
    scene: () => granary(),
    takenAt: '2026-10-14 09:52',
    caption: '照片1 3号仓粮面和装粮线　拍摄人：田亦耕',
  },
  {
    as: 'pdf',
    kind: 'inspection-result',
    title: '行政检查结果反馈书',
    number: '澜发改检馈〔2026〕8号',
    madeOn: '2026-10-16',
    description: '反馈检查结果，责令限期改正。',
    agency: GRAIN,
    seal: GRAIN,
    blocks: [
      flush(`${JINHE.name}：`),
      ...body(
        '2026年10月14日，本机关对你公司秋粮收购和储存情况进行了行政检查。现将结果反馈如下：',
        '一、收购备案、价格公示、售粮款支付、仓储设施、储粮药剂管理未发现问题。',
        '二、粮食经营台账登记不完整：9月28日、10月5日销售出库46吨未登记去向和质量检验情况，不符合《粮食流通管理条例》第二十三条第一款关于建立粮食经营台账的规定。经核对，出库单和质量检验报告齐全，未造成危害后果。',
        '三、请你公司于2026年10月26日前补正台账，完善登记制度，并书面报告改正情况。本机关将组织复查。',
        '你公司对检查结果有异议的，可以向本机关陈述、申辩。',
      ),
      ...closing(GRAIN, '2026-10-16'),
    ],
  },
  receipt(
    {
      kind: 'service-receipt',
      title: '送达回证（检查通知书、结果反馈书）',
      madeOn: '2026-10-16',
      description: '直接送达。',
    },
    {
      agency: GRAIN,
      cause: '秋粮收购和储存情况行政检查',
      to: JINHE.name,
      papers: [
        ['行政检查通知书（10月9日送达）', '澜发改检通〔2026〕8号'],
        ['行政检查结果反馈书', '澜发改检馈〔2026〕8号'],
      ],
      place: JINHE.address,
      at: '2026年10月16日15时30分',
      signed: '仓满囤',
      senders: namesOf(GU, TIAN),
    },
  ),
  {
    as: 'pdf',
    kind: 'rectification-check',
    title: '责令改正复查记录',
    madeOn: '2026-10-28',
    description: '复查台账已补正，检查事项办结。',
    agency: GRAIN,
    foot: '复查情况属实。仓满囤 2026年10月28日',
    blocks: [
      form(...PARTY, [
        ['复查时间', '2026年10月28日10时00分 至 10时40分'],
        ['复查人', namesOf(GU, TIAN)],
      ]),
      table(
        [
          ['需改正事项', 6],
          ['复查情况', 6],
          ['结论', 2],
        ],
        [
          [
            '补正9月28日、10月5日出库登记',
            '两日46吨出库已逐笔补登去向、质量等级和检验报告编号，与出库单一致',
            '已改正',
          ],
          ['完善登记制度', '已明确统计员当日登记、负责人次日核对，制度上墙', '已改正'],
        ],
      ),
      ...small(
        '复查结论：已按要求改正，本次检查事项办结。',
        '检查对象负责人：«仓满囤»　　«2026年10月28日»',
        '复查人：«谷思丰»、«田亦耕»　　«2026年10月28日»',
      ),
    ],
  },
  {
    as: 'recording',
    kind: 'site-inspection-recording',
    title: '现场检查录像（3号仓）',
    madeOn: '2026-10-14',
    description: '查看粮面、装粮线和温湿度记录。',
    clip: {
      format: 'mp4',
      device: 'DSJ19C0112',
      card: GU.card,
      seconds: 14,
      sway: 'walking',
      startedAt: '2026-10-14T09:50:20',
      place: '3号仓',
      scene: () => granary(),
      walkers: [{ clothes: UNIFORM, x: 0.7, y: 0.98, height: 0.5, drift: 0.05 }],
      lines: [
        { voice: 'officer', text: '三号仓，粮面平整，在装粮线以下，没有虫霉和异味。' },
        { voice: 'party', text: '每三天通风一次，记录都在门口。' },
      ],
    },
  },
]

export const grainInspection: DossierSource = {
  key: 'grain-inspection',
  category: 'inspection',
  state: 'closed',
  number: '澜发改检馈〔2026〕8号',
  name: '澜屏县金禾粮食购销有限公司秋粮收购储存检查案',
  party: JINHE,
  agency: GRAIN,
  officers: [GU, TIAN],
  dates: { filedOn: '2026-10-09', decidedOn: '2026-10-16', servedOn: '2026-10-16', closedOn: '2026-10-28' },
  summary: '年度计划内检查，发现台账登记不完整，限期改正后复查合格。',
  sources,
  defects: [],
}
