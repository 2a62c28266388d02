// Dossier 2, 不合格肥料: report, review, notice, defence, decision.
import { approval, body, closing, flush, form, receipt, type Source, small, table } from '../../papers/source.ts'
import { FANG, FENGRANG, LAPSE, MARKET, namesOf, REMEDIES, ZHANG } from '../people.ts'
import { BASIS, CAUSE, DISCRETION, EVIDENCE, FACTS, LAW, numbered, PARTY, PENALTY } from './facts.ts'

export const report: Source = {
  as: 'pdf',
  kind: 'investigation-report',
  title: '案件调查终结报告',
  number: '澜市监调终〔2026〕21号',
  madeOn: '2026-06-03',
  description: '案由、调查经过、事实、证据、定性、裁量和处理建议。',
  agency: MARKET,
  blocks: [
    { type: 'heading', level: 1, text: '一、当事人基本情况' },
    form(...PARTY),
    { type: 'heading', level: 1, text: '二、案件来源和调查经过' },
    ...body(
      '2026年4月8日，本局在农资产品质量监督抽查中对当事人销售的复混肥料抽样；4月22日检验机构出具不合格报告，4月24日送达当事人，当事人未申请复检。5月12日经批准立案；5月13日现场检查；5月15日、18日分别询问法定代表人田伯野、仓库管理员况守仓；6月2日核查当事人召回情况，调查终结。',
    ),
    { type: 'heading', level: 1, text: '三、违法事实' },
    ...body(FACTS),
    { type: 'heading', level: 1, text: '四、主要证据' },
    ...body(...numbered(EVIDENCE)),
    { type: 'heading', level: 1, text: '五、案件性质和处理依据' },
    ...body(`${LAW}${BASIS}应当予以处罚。`),
    { type: 'heading', level: 1, text: '六、裁量情节' },
    ...body(DISCRETION),
    { type: 'heading', level: 1, text: '七、处理建议' },
    ...body('责令当事人停止销售，并建议作出如下行政处罚：', ...PENALTY),
    ...small(
      '案件承办人：«方准言»、«章循礼»　　«2026年6月3日»',
      '承办机构负责人意见：«同意，送法制审核。程允中　2026年6月4日»',
    ),
  ],
}

export const review: Source = {
  as: 'pdf',
  kind: 'legal-review-opinion',
  title: '法制审核意见书',
  number: '澜市监法审〔2026〕13号',
  madeOn: '2026-06-08',
  description: '法规股审核同意。',
  agency: MARKET,
  seal: MARKET,
  blocks: [
    form(
      [
        ['送审机构', '综合行政执法大队'],
        ['收到日期', '2026年6月4日'],
      ],
      [['案由', CAUSE, 2]],
      [['审核人', '宋知微（取得国家统一法律职业资格，未参与本案调查）', 2]],
    ),
    table(
      [
        ['审核内容', 4],
        ['审核情况', 10],
      ],
      [
        ['是否具有管辖权', '违法行为发生在本县，本局具有管辖权。'],
        ['当事人基本情况', '当事人主体资格清楚。'],
        ['事实和证据', '案件事实清楚，证据充分。请承办机构在归档前核对询问笔录页数。'],
        ['定性', '定性准确。'],
        ['适用依据', '适用《中华人民共和国产品质量法》第三十九条、第五十条正确。'],
        ['程序', '立案、调查程序合法；告知后应当对当事人的陈述、申辩复核。'],
        ['处理适当', '从轻理由充分，罚款在法定幅度以内。'],
      ],
    ),
    ...small('审核结论：同意承办机构的处理建议。', '审核人：«宋知微»'),
    ...closing(`${MARKET}法规股`, '2026-06-08'),
  ],
}

export const notice: Source = {
  as: 'pdf',
  kind: 'penalty-hearing-notice',
  title: '行政处罚听证告知书',
  number: '澜市监罚听告〔2026〕21号',
  madeOn: '2026-06-10',
  description: '告知拟处罚内容和陈述、申辩、听证权利。',
  agency: MARKET,
  seal: MARKET,
  blocks: [
    flush(`${FENGRANG.name}：`),
    ...body(
      `由本局立案调查的你公司${CAUSE.replace(FENGRANG.name, '')}，已调查终结。根据《中华人民共和国行政处罚法》第四十四条、第六十三条的规定，现将本局拟作出行政处罚的事实、理由、依据及处罚内容告知如下：`,
      FACTS,
      '上述事实有以下证据证明：',
      ...numbered(EVIDENCE),
      LAW,
      `${BASIS}本局拟责令你公司停止销售该批肥料，并作出如下行政处罚：`,
      ...PENALTY,
      DISCRETION,
      '依据《中华人民共和国行政处罚法》第四十四条、第四十五条、第六十三条、第六十四条第（一）项的规定，你公司有权进行陈述、申辩，并可以要求听证。要求听证的，应当在收到本告知书之日起五个工作日内提出。逾期未提出的，视为放弃。',
      '联系人：方准言、章循礼　　联系电话：0000-6622315　　地址：澜屏县禾口镇政通路3号',
    ),
    ...closing(MARKET, '2026-06-10'),
  ],
}

const served = (
  facts: { title: string; madeOn: string; description: string },
  papers: readonly (readonly [string, string])[],
  at: string,
): Source =>
  receipt(
    { kind: 'service-receipt', ...facts },
    {
      agency: MARKET,
      cause: CAUSE,
      to: FENGRANG.name,
      papers,
      place: FENGRANG.address,
      at,
      signed: '田伯野',
      senders: namesOf(FANG, ZHANG),
    },
  )

export const noticeReceipt: Source = served(
  { title: '送达回证（听证告知书）', madeOn: '2026-06-10', description: '2026年6月10日直接送达。' },
  [['行政处罚听证告知书', '澜市监罚听告〔2026〕21号']],
  '2026年6月10日16时00分',
)

export const defence: Source = {
  as: 'docx',
  kind: 'party-statement',
  title: '陈述申辩书',
  madeOn: '2026-06-12',
  description: '当事人书面陈述申辩，请求进一步从轻。',
  paragraphs: [
    '澜屏县市场监督管理局：',
    '我公司于2026年6月10日收到贵局《行政处罚听证告知书》（澜市监罚听告〔2026〕21号），不要求听证，现陈述申辩如下：',
    '一、对贵局认定的事实和检验结果没有异议。',
    '二、我公司购进该批肥料时，包装标明总养分≥45%并印有合格字样，我公司并不知道产品不合格，属于疏于查验，没有主观故意。',
    '三、收到告知前，我公司已经主动联系购买农户，召回12袋并全额退款，愿意对其余农户的损失依法赔偿。',
    '四、我公司规模小，今年春耕投入资金大，请求按照货值金额百分之五十的下限处以罚款。',
    '陈述申辩人：澜屏县丰壤肥业经销有限公司',
    '法定代表人：田伯野　　2026年6月12日',
  ],
}

export const recheck: Source = approval(
  {
    kind: 'defence-recheck',
    title: '陈述申辩复核意见书',
    agency: MARKET,
    number: '澜市监复核〔2026〕9号',
    madeOn: '2026-06-16',
    description: '对陈述申辩的事实、理由逐项复核。',
  },
  [
    [['案由', CAUSE, 2]],
    [['陈述申辩要点', '没有主观故意；主动召回12袋并退款；请求按货值金额百分之五十处以罚款。', 2]],
    [
      [
        '复核情况',
        '一、当事人未验明产品合格证明，不能提供进货来源，不符合《中华人民共和国产品质量法》第五十五条“有充分证据证明其不知道该产品为禁止销售的产品并如实说明其进货来源”的情形，该项理由不予采纳。\n二、召回12袋并退款属实，拟处罚时已作为从轻情节考虑。\n三、当事人在4月24日收到不合格报告后仍销售7袋，不宜按最低幅度处罚，该项请求不予采纳。',
        2,
      ],
    ],
    [['复核结论', '维持拟处罚意见，不因当事人申辩加重处罚。', 2]],
  ],
  [
    { label: '承办人意见', text: '建议维持。', names: namesOf(FANG, ZHANG), on: '2026-06-16' },
    { label: '机关负责人意见', text: '同意。', names: '齐正平', on: '2026-06-17' },
  ],
)

export const decisionApproval: Source = approval(
  {
    kind: 'penalty-approval',
    title: '行政处罚决定审批表',
    agency: MARKET,
    number: '澜市监罚审〔2026〕21号',
    madeOn: '2026-06-22',
    description: '听证期限6月17日届满后，负责人批准处罚决定。',
  },
  [
    [['案由', CAUSE, 2]],
    [
      [
        '告知和申辩情况',
        '听证告知书6月10日送达，五个工作日至6月17日届满。当事人6月12日提出书面陈述申辩，未要求听证；6月16日复核，意见见复核意见书。',
        2,
      ],
    ],
    [['法制审核情况', '法规股2026年6月8日审核同意（澜市监法审〔2026〕13号）。', 2]],
    [['拟处罚决定', PENALTY.join('\n'), 2]],
  ],
  [
    { label: '承办人意见', text: '建议作出处罚决定。', names: namesOf(FANG, ZHANG), on: '2026-06-18' },
    { label: '承办机构意见', text: '同意。', names: '程允中', on: '2026-06-18' },
    { label: '机关负责人意见', text: '同意处罚。', names: '齐正平', on: '2026-06-22' },
  ],
)

export const decision: Source = {
  as: 'pdf',
  kind: 'penalty-decision',
  title: '行政处罚决定书',
  number: '澜市监处罚〔2026〕21号',
  madeOn: '2026-06-22',
  description: '没收肥料52袋、没收违法所得7680元、罚款9600元。',
  agency: MARKET,
  seal: MARKET,
  blocks: [
    form(...PARTY),
    ...body(
      FACTS,
      '上述事实有以下证据证明：',
      ...numbered(EVIDENCE),
      '2026年6月10日，本局向当事人送达行政处罚听证告知书（澜市监罚听告〔2026〕21号）。当事人于6月12日提出书面陈述申辩意见，未要求听证。经复核，当事人未验明产品合格证明、不能说明进货来源，其关于没有主观过错的意见不予采纳；召回并退款的情节，本局在裁量时已予考虑；其在收到不合格报告后仍有销售，按最低幅度处罚的请求不予采纳。',
      LAW,
      DISCRETION,
      `${BASIS}本局责令当事人停止销售该批肥料，并作出如下行政处罚决定：`,
      ...PENALTY,
      '以上罚没款合计人民币17280元（壹万柒仟贰佰捌拾元整）。当事人应当自收到本决定书之日起十五日内，到指定的银行或者通过电子支付系统缴纳。',
      LAPSE,
      REMEDIES,
    ),
    ...closing(MARKET, '2026-06-22'),
  ],
}

export const decisionReceipt: Source = served(
  { title: '送达回证（处罚决定书）', madeOn: '2026-06-23', description: '2026年6月23日直接送达。' },
  [['行政处罚决定书', '澜市监处罚〔2026〕21号']],
  '2026年6月23日10时40分',
)
