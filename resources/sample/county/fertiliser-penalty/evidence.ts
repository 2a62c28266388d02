// Dossier 2, 不合格肥料: inspection, photographs, ledger, licence.
import { addressSheet, form, type ScanSource, type Source, small } from '../../papers/source.ts'
import { fertiliserStore, storeroom } from '../../pictures/shops.ts'
import { FANG, FENGRANG, MARKET, withCards, ZHANG } from '../people.ts'
import { CAUSE, PARTY } from './facts.ts'

export const inspection: Source = {
  as: 'pdf',
  kind: 'site-inspection-record',
  title: '现场检查笔录',
  madeOn: '2026-05-13',
  description: '仓库内尚存同批次肥料40袋，当事人提供销售台账。',
  agency: MARKET,
  heading: '现场笔录',
  foot: '上述内容属实。田伯野 2026年5月13日',
  blocks: [
    form(
      [['检查时间', '2026年5月13日9时40分 至 2026年5月13日10时35分', 2]],
      [['检查地点', '澜屏县柳湾镇站前路6号门店及北侧仓库', 2]],
      [['检查人', withCards(FANG, ZHANG), 2]],
      [
        ['记录人', '章循礼'],
        ['录制设备', 'DSJ21B0206'],
      ],
      ...PARTY,
      [
        ['现场负责人', '田伯野（法定代表人）'],
        ['联系电话', '0000-6622006'],
      ],
    ),
    ...small(
      '执法人员方准言、章循礼向现场负责人田伯野出示执法证件，表明身份，说明来意，告知其有申请回避、陈述和申辩的权利及配合检查的义务。田伯野答：“证件看过了，是本人，我不申请回避，配合检查。”',
      '检查情况如下：',
      '一、该公司门店悬挂营业执照，登记名称为“澜屏县丰壤肥业经销有限公司”，经营范围包括肥料销售。门店面积约80平方米，北侧仓库约200平方米，通风、防潮设施正常。',
      '二、仓库西侧第四垛堆放“沃壤牌”复混肥料，包装标明总养分≥45%（15-15-15），50公斤/袋，包装标注的生产批号与4月8日抽样产品一致。现场逐袋清点，共40袋。垛前价签标注“160元/袋”。',
      '三、该公司提供3月至5月销售台账，记载该批次肥料已销售60袋，销售款合计9600元。执法人员提取复印件1份，由田伯野签名确认。',
      '四、该公司现场不能提供该批次肥料的供货合同、进货票据、产品合格证明和供货人资质材料。',
      '五、执法人员责令该公司立即停止销售该批次肥料，并对库存40袋拍照固定。',
      '六、检查过程使用执法记录仪录像，现场拍摄照片2张。',
      '以上笔录我已看过，与现场情况一致。',
      '当事人：«田伯野»　　«2026年5月13日»',
      '执法人员：«方准言»、«章循礼»　　记录人：«章循礼»　　«2026年5月13日»',
      '（以下空白）',
    ),
  ],
}

export const stackPhoto: Source = {
  as: 'photo',
  kind: 'photo-evidence',
  title: '现场照片（一）库存肥料',
  madeOn: '2026-05-13',
  description: '仓库西侧第四垛库存40袋。拍摄人章循礼。',
  type: 'jpg',
  scene: () => fertiliserStore(),
  takenAt: '2026-05-13 09:58',
  caption: '照片1 仓库内尚存的“沃壤牌”复混肥料　拍摄人：章循礼',
}

export const backPhoto: Source = {
  as: 'photo',
  kind: 'photo-evidence',
  title: '现场照片（二）召回肥料暂存处',
  madeOn: '2026-06-02',
  description: '当事人召回的12袋肥料，已封存。拍摄人方准言。',
  type: 'jpg',
  scene: () => storeroom(true),
  takenAt: '2026-06-02 15:20',
  caption: '照片2 召回物品暂存处（已加贴封条）　拍摄人：方准言',
}

export const ledger: ScanSource = {
  as: 'scan',
  kind: 'documentary-evidence',
  title: '销售台账复印件（扫描件）',
  madeOn: '2026-05-13',
  description: '3月10日至5月9日销售60袋、9600元，注明出处并由提供人签名。',
  boxes: [
    ...Array.from({ length: 9 }, (_, row): [number, number, number, number] => [110, 340 + row * 90, 1020, 90]),
    [110, 340, 190, 810],
    [300, 340, 360, 810],
    [660, 340, 140, 810],
    [800, 340, 150, 810],
  ],
  words: [
    { text: '复混肥料（沃壤牌）销售台账', x: 340, y: 220, size: 46 },
    ...['日期', '购买人', '袋数', '单价', '金额（元）'].map((text, index) => ({
      text,
      x: [165, 430, 690, 835, 960][index] ?? 0,
      y: 366,
      size: 34,
    })),
    ...(
      [
        ['3.10', '云溪乡 农户', 8],
        ['3.18', '禾口镇 农户', 10],
        ['3.29', '柳湾镇 合作社', 20],
        ['4.6', '柳湾镇 农户', 6],
        ['4.17', '松坪镇 农户', 9],
        ['5.2', '禾口镇 农户', 4],
        ['5.9', '柳湾镇 农户', 3],
      ] as const
    ).flatMap(([day, buyer, count], row) => [
      { text: day, x: 160, y: 452 + row * 90, size: 38, hand: true },
      { text: buyer, x: 330, y: 452 + row * 90, size: 36, hand: true },
      { text: String(count), x: 706, y: 452 + row * 90, size: 38, hand: true },
      { text: '160', x: 838, y: 452 + row * 90, size: 38, hand: true },
      { text: String(count * 160), x: 980, y: 452 + row * 90, size: 38, hand: true },
    ]),
    { text: '合计', x: 160, y: 1082, size: 38, hand: true },
    { text: '60', x: 702, y: 1082, size: 38, hand: true },
    { text: '9600', x: 980, y: 1082, size: 38, hand: true },
    { text: '本件由澜屏县丰壤肥业经销有限公司提供，经核对与原件无误，原件存该公司。', x: 110, y: 1250, size: 26 },
    { text: '提供人：', x: 110, y: 1330, size: 28 },
    { text: '田伯野  2026.5.13', x: 225, y: 1318, size: 42, hand: true },
    { text: '执法人员：', x: 640, y: 1330, size: 28 },
    { text: '方准言  章循礼', x: 790, y: 1318, size: 42, hand: true },
  ],
}

export const licence: Source = {
  as: 'pdf',
  kind: 'subject-qualification',
  title: '营业执照复印件、法定代表人身份证复印件',
  madeOn: '2026-05-13',
  description: '主体资格证明，注明与原件核对无误。',
  agency: '营业执照（复印件）',
  heading: '主体资格证明',
  blocks: [
    form(
      [['名称', FENGRANG.name, 2]],
      [
        ['统一社会信用代码', FENGRANG.code],
        ['类型', '有限责任公司'],
      ],
      [
        ['法定代表人', '田伯野'],
        ['注册资本', '贰佰万元整'],
      ],
      [
        ['成立日期', '2019年9月16日'],
        ['住所', FENGRANG.address],
      ],
      [['经营范围', '肥料、农膜、农机具销售；农业技术推广服务。', 2]],
    ),
    { type: 'space', mm: 6 },
    ...small(
      '本件由当事人提供，经核对与原件无误，原件由当事人保存。',
      '提供人：«田伯野»　　«2026年5月13日»',
      '执法人员：«方准言»、«章循礼»',
    ),
  ],
}

export const address: Source = addressSheet('2026-05-15', {
  agency: MARKET,
  cause: CAUSE,
  party: FENGRANG.name,
  address: FENGRANG.address,
  person: '田伯野',
  telephone: '0000-6622006',
})
