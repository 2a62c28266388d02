// Dossier 1, 经营假农药: test report, ledger, licence, correction, handling of the registered goods.
import {
  addressSheet,
  body,
  closing,
  flush,
  form,
  receipt,
  type ScanSource,
  type Source,
  small,
  table,
} from '../../papers/source.ts'
import { FARM, HEMU, MU, namesOf, YUN } from '../people.ts'
import { CAUSE } from './start.ts'

export const testReport: Source = {
  as: 'pdf',
  kind: 'test-report',
  title: '检验报告',
  number: 'LPNJ-2026-0318',
  madeOn: '2026-04-10',
  description: '检出有效成分为毒死蜱，不是当事人所称的吡虫啉。',
  agency: '滇澜农产品与农资检测中心（虚构）',
  seal: '滇澜农资检测中心',
  blocks: [
    form(
      [
        ['报告编号', 'LPNJ-2026-0318'],
        ['资质认定标志', 'CMA 编号990000000318'],
      ],
      [
        ['样品名称', '棕色玻璃瓶装液体'],
        ['样品状态', '封样完好，2瓶，各500毫升'],
      ],
      [
        ['委托单位', FARM],
        ['检验类别', '委托检验'],
      ],
      [
        ['抽样日期', '2026年3月19日'],
        ['收样日期', '2026年3月20日'],
      ],
      [
        ['检验日期', '2026年3月23日至4月8日'],
        ['检验项目', '有效成分定性、含量'],
      ],
      [['主要仪器', '气相色谱—质谱联用仪、高效液相色谱仪', 2]],
    ),
    table(
      [
        ['序号', 1],
        ['检验项目', 4],
        ['单位', 2],
        ['检验结果', 4],
        ['说明', 6],
      ],
      [
        ['1', '吡虫啉', '%', '未检出', '检出限0.01%'],
        ['2', '毒死蜱', '%', '38.7', '样品中检出的有效成分'],
        ['3', '标签和说明书', '—', '无', '样品瓶身未附具标签，未随附说明书'],
      ],
    ),
    ...small(
      '检验结论：送检样品未附具标签；样品中未检出吡虫啉，检出有效成分毒死蜱，含量38.7%。',
      '本报告仅对来样负责。对检验结果有异议的，可以在收到报告后按规定向委托单位提出复检申请。',
      '编制：«章见微»　　审核：«许知度»　　签发：«钟衡鉴»',
    ),
    ...closing('滇澜农产品与农资检测中心（虚构）', '2026-04-10'),
  ],
}

export const resultNotice: Source = {
  as: 'pdf',
  kind: 'sampling-result-notice',
  title: '抽样检测结果告知书',
  number: '澜农（农药）检告〔2026〕5号',
  madeOn: '2026-04-13',
  description: '告知检验结果和申请复检的权利。',
  agency: FARM,
  seal: FARM,
  blocks: [
    flush(`${HEMU.name}：`),
    ...body(
      '本机关于2026年3月19日在你公司经营场所抽取的棕色玻璃瓶装液体（抽样取证凭证：澜农（农药）抽〔2026〕5号），经滇澜农产品与农资检测中心检验，结果为：样品未附具标签；未检出吡虫啉，检出有效成分毒死蜱，含量38.7%（检验报告编号：LPNJ-2026-0318）。现将检验结果告知你公司，检验报告随本告知书一并送达。',
      '你公司如对检验结果有异议，可以自收到本告知书之日起十五日内向本机关书面申请复检，并说明理由。逾期未申请的，视为认可检验结果。',
      '当事人意见：«对检验结果没有异议，不申请复检。»',
      '当事人：«麦青禾　2026年4月13日»',
    ),
    ...closing(FARM, '2026-04-13'),
  ],
}

/** A supplier's slip as it was found in the till: handwriting, photographed askew. */
export const salesNote: ScanSource = {
  as: 'scan',
  kind: 'documentary-evidence',
  title: '销售记录复印件（扫描件）',
  madeOn: '2026-03-19',
  description: '手写销售记录，8笔合计22瓶550元，注明出处并由提供人签名。',
  boxes: [
    ...Array.from({ length: 10 }, (_, row): [number, number, number, number] => [130, 330 + row * 86, 980, 86]),
    [130, 330, 200, 860],
    [330, 330, 330, 860],
    [660, 330, 150, 860],
    [810, 330, 150, 860],
  ],
  words: [
    { text: '销 售 记 录（2026年3月）', x: 380, y: 210, size: 50, hand: true },
    ...['日期', '品名', '瓶数', '单价', '金额'].map((text, index) => ({
      text,
      x: [180, 430, 690, 840, 990][index] ?? 0,
      y: 352,
      size: 36,
    })),
    ...(
      [
        ['3.2', '杀虫水', 3],
        ['3.4', '杀虫水', 2],
        ['3.6', '杀虫水', 4],
        ['3.9', '杀虫水', 2],
        ['3.12', '杀虫水（上田谷）', 2],
        ['3.14', '杀虫水', 3],
        ['3.16', '杀虫水', 2],
        ['3.18', '杀虫水', 4],
      ] as const
    ).flatMap(([day, name, count], row) => [
      { text: day, x: 176, y: 434 + row * 86, size: 40, hand: true },
      { text: name, x: 344, y: 434 + row * 86, size: 38, hand: true },
      { text: String(count), x: 716, y: 434 + row * 86, size: 40, hand: true },
      { text: '25', x: 856, y: 434 + row * 86, size: 40, hand: true },
      { text: String(count * 25), x: 1000, y: 434 + row * 86, size: 40, hand: true },
    ]),
    { text: '合计', x: 184, y: 1126, size: 38, hand: true },
    { text: '22', x: 712, y: 1126, size: 40, hand: true },
    { text: '550', x: 1000, y: 1126, size: 40, hand: true },
    { text: '本件由澜屏县禾沐农资有限公司提供，经核对与原件无误，原件存该公司门店收银台。', x: 130, y: 1280, size: 26 },
    { text: '提供人：', x: 130, y: 1350, size: 28 },
    { text: '麦青禾   2026.3.19', x: 240, y: 1338, size: 42, hand: true },
    { text: '执法人员：', x: 620, y: 1350, size: 28 },
    { text: '木禾川  云知夏', x: 770, y: 1338, size: 42, hand: true },
  ],
}

export const licence: Source = {
  as: 'pdf',
  kind: 'subject-qualification',
  title: '营业执照、农药经营许可证复印件',
  madeOn: '2026-03-19',
  description: '主体资格证明，注明与原件核对无误。',
  agency: '营业执照、农药经营许可证（复印件）',
  heading: '主体资格证明',
  blocks: [
    form(
      [['名称', HEMU.name, 2]],
      [
        ['统一社会信用代码', HEMU.code],
        ['类型', '有限责任公司'],
      ],
      [
        ['法定代表人', '麦青禾'],
        ['注册资本', '壹佰万元整'],
      ],
      [
        ['成立日期', '2021年6月8日'],
        ['住所', HEMU.address],
      ],
      [['经营范围', '农药（不含限制使用农药）、肥料、农膜、农机具零售。', 2]],
      [['登记机关', '澜屏县市场监督管理局', 2]],
    ),
    form(
      [
        ['证件名称', '农药经营许可证'],
        ['编号', '农药经许（虚构）99990000018'],
      ],
      [
        ['经营者名称', HEMU.name],
        ['负责人', '麦青禾'],
      ],
      [
        ['经营范围', '农药（限制使用农药除外）'],
        ['有效期至', '2029年7月30日'],
      ],
    ),
    { type: 'space', mm: 8 },
    ...small(
      '本件由当事人提供，共1页，经核对与原件无误，原件由当事人保存。',
      '提供人：«麦青禾»　　«2026年3月19日»　　　　执法人员：«木禾川»、«云知夏»',
    ),
  ],
}

export const correction: Source = {
  as: 'pdf',
  kind: 'correction-order',
  title: '责令改正通知书',
  number: '澜农（农药）责改〔2026〕6号',
  madeOn: '2026-03-24',
  description: '责令立即停止经营未附具标签的农药，追回已售产品，补正台账。',
  agency: FARM,
  seal: FARM,
  blocks: [
    flush(`${HEMU.name}：`),
    ...body(
      '经查，2026年3月1日你公司从流动送货人员处购进未附具标签的棕色玻璃瓶装农药108瓶，3月2日至3月18日以每瓶25元的价格销售22瓶；3月19日，本机关在你公司门店和库房查获剩余86瓶。上述事实有现场检查（勘验）笔录、现场照片、询问笔录、销售记录复印件等证据证明。',
      '你公司的上述行为违反了《农药管理条例》第二十八条第一款“农药经营者不得……采购、销售包装和标签不符合规定，未附具产品质量检验合格证，未取得有关许可证明文件的农药”的规定。依据《中华人民共和国行政处罚法》第二十八条第一款的规定，责令你公司：',
      '一、立即停止经营未附具标签的农药；',
      '二、自收到本通知书之日起五日内，逐户告知已购买人停止使用，追回未使用的产品并登记造册；',
      '三、自收到本通知书之日起十日内，按照《农药管理条例》第二十六条第二款、第二十七条第一款的规定补正采购台账、销售台账。',
      '逾期不改正的，本机关将依法处理。本机关将组织复查。',
      '当事人签收：«麦青禾　2026年3月24日»',
    ),
    ...closing(FARM, '2026-03-24'),
  ],
}

export const goodsDisposal: Source = {
  as: 'pdf',
  kind: 'registered-goods-disposal',
  title: '先行登记保存物品处理通知书',
  number: '澜农（农药）登处〔2026〕5号',
  madeOn: '2026-03-27',
  description: '七个工作日内作出处理：解除登记保存，当事人自愿交本机关代管。',
  agency: FARM,
  seal: FARM,
  blocks: [
    flush(`${HEMU.name}：`),
    ...body(
      '本机关于2026年3月19日对你公司80瓶棕色玻璃瓶装液体予以先行登记保存（澜农（农药）登〔2026〕5号）。经查，上述物品为未附具标签的农药，抽取的样品已送检验。依据《中华人民共和国行政处罚法》第五十六条的规定，决定自2026年3月27日起解除先行登记保存。',
      '你公司书面表示不再经营该批产品，自愿将80瓶交由本机关代为保管，等候处理。双方已当场清点，封条完好，存放于本机关物品库。',
      '当事人签收：«麦青禾　2026年3月27日»',
    ),
    ...closing(FARM, '2026-03-27'),
  ],
}

export const correctionReceipt: Source = receipt(
  {
    kind: 'service-receipt',
    title: '送达回证（责令改正通知书、物品处理通知书、检测结果告知书）',
    madeOn: '2026-04-13',
    description: '三份文书的送达记载。',
  },
  {
    agency: FARM,
    cause: CAUSE,
    to: HEMU.name,
    papers: [
      ['责令改正通知书（3月24日送达）', '澜农（农药）责改〔2026〕6号'],
      ['先行登记保存物品处理通知书（3月27日送达）', '澜农（农药）登处〔2026〕5号'],
      ['抽样检测结果告知书、检验报告（4月13日送达）', '澜农（农药）检告〔2026〕5号'],
    ],
    place: '澜屏县禾口镇青田路18号',
    at: '2026年4月13日15时05分',
    signed: '麦青禾',
    senders: namesOf(MU, YUN),
    remark: '各文书均由法定代表人在文书上当日签收。',
  },
)

export const address: Source = addressSheet('2026-03-24', {
  agency: FARM,
  cause: CAUSE,
  party: HEMU.name,
  address: HEMU.address,
  person: '麦青禾',
  telephone: '0000-6612001',
})

export const recheck: Source = {
  as: 'pdf',
  kind: 'rectification-check',
  title: '责令改正复查记录',
  madeOn: '2026-04-09',
  description: '复查责令改正事项，均已改正。',
  agency: FARM,
  foot: '复查情况属实。麦青禾 2026年4月9日',
  blocks: [
    form(
      [['当事人', HEMU.name, 2]],
      [
        ['复查时间', '2026年4月9日15时00分 至 15时35分'],
        ['复查地点', '当事人门店及库房'],
      ],
      [['复查人', namesOf(MU, YUN), 2]],
    ),
    table(
      [
        ['责令改正事项', 6],
        ['复查情况', 7],
        ['结论', 2],
      ],
      [
        ['立即停止经营未附具标签的农药', '货架、库房未见该产品，抽查3月20日以后销售台账，无该产品销售记录', '已改正'],
        ['逐户告知购买人停止使用', '提供告知登记表，8笔销售对应的购买人均已电话告知', '已改正'],
        ['补正采购台账、销售台账', '已补登，登记项目齐全', '已改正'],
      ],
    ),
    ...small(
      '复查人员出示执法证件，当事人在场陪同复查。',
      '当事人：«麦青禾»　　«2026年4月9日»',
      '复查人：«木禾川»、«云知夏»　　«2026年4月9日»',
    ),
  ],
}
