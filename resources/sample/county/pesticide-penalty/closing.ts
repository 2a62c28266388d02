// Dossier 1, 经营假农药: service of the decision, payment, goods, closing.
import { approval, form, receipt, type Source, small, table } from '../../papers/source.ts'
import { FARM, HEMU, MU, namesOf, withCards, YUN } from '../people.ts'
import { CAUSE } from './start.ts'

export const decisionReceipt: Source = receipt(
  {
    kind: 'service-receipt',
    title: '送达回证（处罚决定书）',
    madeOn: '2026-05-07',
    description: '2026年5月7日直接送达。',
  },
  {
    agency: FARM,
    cause: CAUSE,
    to: HEMU.name,
    papers: [['行政处罚决定书', '澜农（农药）罚〔2026〕6号']],
    place: '澜屏县禾口镇青田路18号',
    at: '2026年5月7日10时15分',
    signed: '麦青禾',
    senders: namesOf(MU, YUN),
  },
)

export const payment: Source = {
  as: 'pdf',
  kind: 'payment-receipt',
  title: '罚没款缴纳凭证',
  number: '990026000123',
  madeOn: '2026-05-15',
  description: '罚没款8550元已缴入国库。',
  agency: '非税收入一般缴款书（样例）',
  heading: '罚没款缴纳凭证',
  blocks: [
    form(
      [
        ['缴款日期', '2026年5月15日'],
        ['凭证号码', '990026000123'],
      ],
      [
        ['执收单位', FARM],
        ['处罚决定书文号', '澜农（农药）罚〔2026〕6号'],
      ],
      [
        ['缴款人', HEMU.name],
        ['缴款方式', '银行柜台'],
      ],
    ),
    table(
      [
        ['收入项目', 6],
        ['金额（元）', 3],
        ['备注', 4],
      ],
      [
        ['农业罚没收入—罚款', '8000.00', ''],
        ['农业罚没收入—没收违法所得', '550.00', ''],
        ['合计', '8550.00', '人民币捌仟伍佰伍拾元整'],
      ],
    ),
    ...small('代收银行：澜屏县农村商业银行禾口支行（虚构）', '经办：«况知数»　　«2026年5月15日»'),
  ],
}

export const goods: Source = {
  as: 'pdf',
  kind: 'confiscated-goods-disposal',
  title: '罚没物品处理记录',
  madeOn: '2026-05-18',
  description: '80瓶假农药移交有资质单位集中处置。',
  agency: FARM,
  blocks: [
    form(
      [
        ['处理时间', '2026年5月18日14时30分'],
        ['处理地点', `${FARM}罚没物品库`],
      ],
      [['物品来源', '澜农（农药）罚〔2026〕6号', 2]],
    ),
    table(
      [
        ['物品名称', 5],
        ['规格', 3],
        ['数量', 2],
        ['处理方式', 6],
      ],
      [['未附具标签的棕色玻璃瓶装农药', '500毫升/瓶', '80瓶', '移交滇澜危险废物处置有限公司（虚构）集中处置']],
    ),
    ...small(
      '依据《农药管理条例》第四十六条的规定，假农药应当交由具有危险废物经营资质的单位集中处置。交接时清点80瓶，封条完好，双方称重后装入专用周转箱，处置联单编号WF-2026-0518。',
      `处理人：${[MU, YUN].map(({ name }) => `«${name}»`).join('、')}　　监督人：«文以衡»　　接收人：«清归尘»`,
      '«2026年5月18日»',
    ),
  ],
}

export const closingReport: Source = approval(
  {
    kind: 'closing-report',
    title: '行政处罚结案报告',
    agency: FARM,
    number: '澜农（农药）结〔2026〕6号',
    madeOn: '2026-05-20',
    description: '处罚决定已履行完毕，准予结案归档。',
  },
  [
    [['案由', CAUSE, 2]],
    [
      ['当事人', HEMU.name],
      ['立案日期', '2026年3月20日'],
    ],
    [
      ['处罚决定书文号', '澜农（农药）罚〔2026〕6号'],
      ['决定日期', '2026年5月6日'],
    ],
    [
      [
        '执行情况',
        '2026年5月15日缴纳罚没款8550元；5月18日没收的80瓶农药移交集中处置；责令改正事项经4月9日复查已改正，当事人已逐户通知购买人停止使用。',
        2,
      ],
    ],
    [
      ['执行方式', '自动履行'],
      ['公示情况', '2026年5月12日在县人民政府网站公示'],
    ],
    [['承办人员', withCards(MU, YUN), 2]],
  ],
  [
    { label: '承办人意见', text: '处罚决定已全部履行，建议结案。', names: namesOf(MU, YUN), on: '2026-05-20' },
    { label: '承办机构意见', text: '同意结案。', names: '白鹿鸣', on: '2026-05-20' },
    { label: '机关负责人意见', text: '同意结案，按规定归档。', names: '岳清和', on: '2026-05-20' },
  ],
)
