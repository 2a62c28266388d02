// Dossier 2, 不合格肥料: payment, goods, closing.
import { approval, form, type Source, small, table } from '../../papers/source.ts'
import { FANG, FENGRANG, MARKET, namesOf, withCards, ZHANG } from '../people.ts'
import { CAUSE, PENALTY } from './facts.ts'

export const payment: Source = {
  as: 'pdf',
  kind: 'payment-receipt',
  title: '罚没款缴纳凭证',
  number: '990026000207',
  madeOn: '2026-07-01',
  description: '罚没款17280元已缴入国库。',
  agency: '非税收入一般缴款书（样例）',
  heading: '罚没款缴纳凭证',
  blocks: [
    form(
      [
        ['缴款日期', '2026年7月1日'],
        ['凭证号码', '990026000207'],
      ],
      [
        ['执收单位', MARKET],
        ['处罚决定书文号', '澜市监处罚〔2026〕21号'],
      ],
      [['缴款人', FENGRANG.name, 2]],
    ),
    table(
      [
        ['收入项目', 6],
        ['金额（元）', 3],
        ['备注', 4],
      ],
      [
        ['市场监管罚没收入—罚款', '9600.00', ''],
        ['市场监管罚没收入—没收违法所得', '7680.00', ''],
        ['合计', '17280.00', '人民币壹万柒仟贰佰捌拾元整'],
      ],
    ),
    ...small('代收银行：澜屏县农村商业银行柳湾支行（虚构）', '经办：«况知数»　　«2026年7月1日»'),
  ],
}

export const goods: Source = {
  as: 'pdf',
  kind: 'confiscated-goods-disposal',
  title: '罚没物品处理记录',
  madeOn: '2026-07-02',
  description: '52袋肥料移交处理。',
  agency: MARKET,
  blocks: [
    form(
      [
        ['处理时间', '2026年7月2日9时30分'],
        ['处理地点', '澜屏县涉案物品管理中心'],
      ],
      [['物品来源', '澜市监处罚〔2026〕21号', 2]],
    ),
    table(
      [
        ['物品名称', 5],
        ['规格', 3],
        ['数量', 2],
        ['处理方式', 6],
      ],
      [['“沃壤牌”复混肥料', '50公斤/袋', '52袋', '移交县涉案物品管理中心，按规定处理，不再流入市场']],
    ),
    ...small('处理人：«方准言»、«章循礼»　　监督人：«宋知微»　　接收人：«管正廉»', '«2026年7月2日»'),
  ],
}

export const closingReport: Source = approval(
  {
    kind: 'closing-report',
    title: '结案审批表',
    agency: MARKET,
    number: '澜市监结〔2026〕21号',
    madeOn: '2026-07-03',
    description: '处罚决定履行完毕，准予结案。',
  },
  [
    [['案由', CAUSE, 2]],
    [
      ['立案日期', '2026年5月12日'],
      ['处罚决定日期', '2026年6月22日'],
    ],
    [['处罚内容', PENALTY.join('\n'), 2]],
    [['执行情况', '2026年7月1日缴清罚没款17280元；7月2日没收肥料52袋移交处理。处罚信息2026年6月25日公示。', 2]],
    [['承办人员', withCards(FANG, ZHANG), 2]],
  ],
  [
    { label: '承办人意见', text: '建议结案。', names: namesOf(FANG, ZHANG), on: '2026-07-03' },
    { label: '承办机构意见', text: '同意结案。', names: '程允中', on: '2026-07-03' },
    { label: '机关负责人意见', text: '同意结案归档。', names: '齐正平', on: '2026-07-03' },
  ],
)
