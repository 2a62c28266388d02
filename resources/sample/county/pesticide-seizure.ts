// Dossier 4, 扣押: unlicensed selling of pesticide at a market; approved, recorded without a break, released in time.

import { approval, body, closing, flush, form, receipt, type Source, small, table, talk } from '../papers/source.ts'
import { UNIFORM } from '../pictures/scene.ts'
import { streetMarket } from '../pictures/shops.ts'
import type { DossierSource } from './dossier.ts'
import { FARM, MU, namesOf, RIGHTS, SANG, SHI, withCards } from './people.ts'

const CAUSE = '桑陌良涉嫌未取得农药经营许可证经营农药案'
const PARTY = [
  [
    ['当事人', SANG.name],
    ['公民身份号码', SANG.code],
  ],
  [['住址', SANG.address, 2]],
] as const
const GOODS = [
  ['序号', 1],
  ['物品名称', 5],
  ['规格', 4],
  ['数量', 2],
  ['单价（标价）', 3],
  ['备注', 3],
] as const
const LIST = [
  ['1', '高效氯氰菊酯乳油', '100毫升/瓶，40瓶/箱', '14箱', '8元/瓶', '包装完好'],
  ['2', '草甘膦铵盐可溶粉剂', '500克/袋，20袋/箱', '9箱', '15元/袋', '包装完好'],
  ['3', '三轮车（电动）', '蓝色，无号牌', '1辆', '—', '运输、陈列工具'],
]

const sources: readonly Source[] = [
  approval(
    {
      kind: 'coercion-approval',
      title: '行政强制措施审批表',
      agency: FARM,
      number: '澜农（农药）强审〔2026〕3号',
      madeOn: '2026-06-09',
      description: '实施前经机关负责人批准。',
    },
    [
      [['案由', CAUSE, 2]],
      ...PARTY,
      [
        ['拟采取的措施', '扣押'],
        ['拟扣押物品', '农药23箱、电动三轮车1辆'],
      ],
      [
        [
          '理由',
          '2026年6月9日上午接松坪镇农业综合服务中心报告，桑陌良在农贸市场摆摊销售农药，不能提供农药经营许可证，物品有转移可能。经核查信息系统，其未取得农药经营许可证。',
          2,
        ],
      ],
      [['依据', '《农药管理条例》第四十一条第（五）项、《中华人民共和国行政强制法》第十八条第（一）项', 2]],
    ],
    [
      { label: '承办人意见', text: '建议扣押，期限三十日。', names: namesOf(MU, SHI), on: '2026-06-09' },
      { label: '承办机构意见', text: '同意。', names: '白鹿鸣', on: '2026-06-09' },
      { label: '机关负责人意见', text: '批准扣押。（9时10分）', names: '岳清和', on: '2026-06-09' },
    ],
  ),
  {
    as: 'pdf',
    kind: 'seizure-decision',
    title: '查封（扣押）决定书',
    number: '澜农（农药）封扣〔2026〕3号',
    madeOn: '2026-06-09',
    description: '扣押决定，载明理由、依据、期限和救济途径。',
    agency: FARM,
    heading: '扣押决定书',
    seal: FARM,
    blocks: [
      form(...PARTY),
      ...body(
        '经查，你于2026年6月9日在澜屏县松坪镇农贸市场摆摊销售农药，现场不能提供农药经营许可证，涉嫌违反《农药管理条例》第二十四条第一款的规定。依据《农药管理条例》第四十一条第（五）项和《中华人民共和国行政强制法》第二十二条、第二十四条的规定，本机关决定对你的下列物品予以扣押（详见《扣押财物清单》）。',
        '扣押期限为三十日，自2026年6月9日至2026年7月8日。扣押物品存放于本机关物品库。扣押期间，任何人不得使用或者损毁。',
        '你对本决定不服的，可以自收到本决定书之日起六十日内向澜屏县人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。',
        '附件：扣押财物清单',
      ),
      ...closing(FARM, '2026-06-09'),
    ],
  },
  {
    as: 'pdf',
    kind: 'seizure-list',
    title: '扣押财物清单',
    number: '澜农（农药）封扣〔2026〕3号',
    madeOn: '2026-06-09',
    description: '一式二份，当事人和执法人员签名。',
    agency: FARM,
    seal: FARM,
    blocks: [
      form(...PARTY),
      table(GOODS, LIST),
      ...small(
        '上述物品经当场清点，数量、外观与清单一致。本清单一式二份，当事人和本机关各执一份。',
        '当事人：«桑陌良»　　«2026年6月9日»',
        '执法人员：«木禾川»、«石见山»　　«2026年6月9日»',
      ),
      ...closing(FARM, '2026-06-09'),
    ],
  },
  {
    as: 'pdf',
    kind: 'seizure-record',
    title: '查封（扣押）现场笔录',
    madeOn: '2026-06-09',
    description: '亮证、告知、听取陈述申辩、清点、签收全过程。',
    agency: FARM,
    heading: '扣押现场笔录',
    foot: '以上情况属实。桑陌良 2026年6月9日',
    blocks: [
      form(
        [['时间', '2026年6月9日10时02分 至 2026年6月9日10时58分', 2]],
        [['地点', '澜屏县松坪镇农贸市场东侧通道', 2]],
        [['执法人员', withCards(MU, SHI), 2]],
        [
          ['记录人', '石见山'],
          ['录制设备', 'DSJ20A0423'],
        ],
        ...PARTY,
      ),
      ...small(
        '一、执法人员木禾川、石见山向当事人桑陌良出示执法证件并表明身份，说明现场使用执法记录仪全程不间断录像。当事人答：“看清楚了。”',
        '二、执法人员当场告知采取扣押措施的理由：当事人未取得农药经营许可证销售农药；依据：《农药管理条例》第四十一条第（五）项；当事人依法享有的权利：陈述、申辩、申请行政复议、提起行政诉讼。当事人答：“听明白了。”',
        '三、当事人陈述：“农药是从外县批发来的，想着赶集卖几箱，不知道要办许可证。三轮车是我家里拉货用的。”执法人员说明：三轮车系用于违法经营的工具，扣押期间如查明不再需要，将依法解除。当事人表示理解。',
        '四、执法人员与当事人共同清点，逐箱核对品名、规格、数量，共农药23箱、电动三轮车1辆，制作清单一式二份，由当事人核对签名。',
        '五、10时50分，执法人员向当事人当场交付扣押决定书和清单，当事人签收。物品装车时未发生破损、泄漏。',
        '以上笔录已向我宣读，与实际情况一致。',
        '当事人：«桑陌良»　　«2026年6月9日»',
        '执法人员：«木禾川»、«石见山»　　记录人：«石见山»　　«2026年6月9日»',
      ),
    ],
  },
  receipt(
    { kind: 'service-receipt', title: '送达回证（扣押决定书）', madeOn: '2026-06-09', description: '当场交付。' },
    {
      agency: FARM,
      cause: CAUSE,
      to: SANG.name,
      papers: [
        ['扣押决定书', '澜农（农药）封扣〔2026〕3号'],
        ['扣押财物清单', '澜农（农药）封扣〔2026〕3号'],
      ],
      place: '松坪镇农贸市场东侧通道',
      at: '2026年6月9日10时50分',
      signed: '桑陌良',
      senders: namesOf(MU, SHI),
    },
  ),
  {
    as: 'photo',
    kind: 'photo-evidence',
    title: '现场照片（摆摊销售）',
    madeOn: '2026-06-09',
    description: '三轮车及车上农药。拍摄人石见山。',
    type: 'jpg',
    scene: () => streetMarket(),
    takenAt: '2026-06-09 10:04',
    caption: '照片1 松坪镇农贸市场当事人摆摊现场　拍摄人：石见山',
  },
  talk(
    {
      kind: 'interview-record',
      title: '询问笔录（桑陌良）',
      madeOn: '2026-06-11',
      description: '当事人陈述购销情况。',
    },
    {
      agency: FARM,
      from: '2026年6月11日9时10分',
      to: '2026年6月11日10时02分',
      place: `${FARM}询问室`,
      officers: withCards(MU, SHI),
      recorder: '石见山',
      person: [
        [
          ['被询问人', SANG.name],
          ['性别', '男'],
        ],
        [
          ['公民身份号码', SANG.code],
          ['联系电话', '0000-6642012'],
        ],
        [['住址', SANG.address, 2]],
      ],
      foot: '以上笔录我已看过，属实。桑陌良 2026年6月11日',
      turns: [
        ['我们是澜屏县农业农村局执法人员木禾川、石见山，这是我们的执法证件，请你确认。', '看过了，没有问题。'],
        [RIGHTS, '听清楚了，不申请回避。'],
        [
          '6月9日你在松坪镇农贸市场销售农药的情况请说明。',
          '那天赶集，我用三轮车拉了26箱农药去卖，卖掉3箱，剩下的23箱被你们扣押。',
        ],
        ['农药从哪里购进？', '5月底从外县一个批发部进的，有进货单，一共26箱，花了5200元，进货单我带来了。'],
        ['你是否取得农药经营许可证？', '没有。我以前卖农具，不知道卖农药要办证。'],
        ['已售3箱的价款是多少？', '卖了氯氰菊酯3箱，120瓶，收了960元。'],
        ['你对扣押措施有没有意见？', '没有意见。三轮车我家里农忙要用，希望能早点还给我。'],
        ['你还有什么补充？', '没有了。'],
      ],
      ending: [
        '（以下空白）',
        '以上笔录已交我阅看，与我所述一致。',
        '被询问人：«桑陌良»　　«2026年6月11日»',
        '询问人：«木禾川»、«石见山»　　记录人：«石见山»　　«2026年6月11日»',
      ],
    },
  ),
  {
    as: 'pdf',
    kind: 'seizure-release',
    title: '解除查封（扣押）决定书',
    number: '澜农（农药）解封扣〔2026〕3号',
    madeOn: '2026-07-03',
    description: '处罚决定作出后，在期限内解除对三轮车的扣押。',
    agency: FARM,
    heading: '解除扣押决定书',
    seal: FARM,
    blocks: [
      flush(`${SANG.name}：`),
      ...body(
        '本机关于2026年6月9日对你的农药23箱、电动三轮车1辆予以扣押（澜农（农药）封扣〔2026〕3号）。现案件已于2026年7月2日作出行政处罚决定（澜农（农药）罚〔2026〕9号），其中农药23箱依法没收，电动三轮车系家庭日常生产生活用具，经查不再需要扣押。依据《中华人民共和国行政强制法》第二十七条、第二十八条第一款第（三）项的规定，决定自2026年7月3日起解除对电动三轮车1辆的扣押，请你当场核对领取。',
        '领取人：«桑陌良　2026年7月3日»',
      ),
      ...closing(FARM, '2026-07-03'),
    ],
  },
  {
    as: 'recording',
    kind: 'seizure-recording',
    title: '扣押全程录像',
    madeOn: '2026-06-09',
    description: '亮证、告知、清点、交付决定书，全程不间断（Matroska）。',
    clip: {
      format: 'mkv',
      device: 'DSJ20A0423',
      card: SHI.card,
      seconds: 22,
      sway: 'walking',
      startedAt: '2026-06-09T10:02:10',
      place: '松坪镇农贸市场',
      scene: () => streetMarket(),
      walkers: [{ clothes: UNIFORM, x: 0.16, y: 1.08, height: 0.78, drift: 0.05 }],
      lines: [
        { voice: 'officer', text: '我们是农业农村局执法人员，请看执法证件。现场全程录像。' },
        { voice: 'party', text: '看清楚了。' },
        {
          voice: 'officer',
          text: '你未取得农药经营许可证销售农药，现依法予以扣押，你有权陈述申辩，可以申请复议、提起诉讼。',
        },
        { voice: 'party', text: '我不知道要办证，三轮车是家里用的。' },
        { voice: 'second', text: '清点完毕，农药二十三箱，三轮车一辆，请核对签字。' },
      ],
    },
  },
]

export const pesticideSeizure: DossierSource = {
  key: 'pesticide-seizure',
  category: 'coercion',
  state: 'closed',
  number: '澜农（农药）封扣〔2026〕3号',
  name: '桑陌良涉嫌无证经营农药扣押案',
  party: SANG,
  agency: FARM,
  officers: [MU, SHI],
  dates: { filedOn: '2026-06-09', decidedOn: '2026-06-09', servedOn: '2026-06-09', closedOn: '2026-07-03' },
  summary: '扣押农药23箱、三轮车1辆，三十日期限内作出处理并解除对三轮车的扣押。',
  sources,
  defects: [],
}
