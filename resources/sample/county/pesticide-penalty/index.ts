// Dossier 1: 经营假农药, an ordinary penalty decided too early and before its legal review.
import type { DossierSource } from '../dossier.ts'
import { FARM, HEMU, MU, YUN } from '../people.ts'
import * as closing from './closing.ts'
import * as decision from './decision.ts'
import * as evidence from './evidence.ts'
import { recordings } from './recordings.ts'
import * as start from './start.ts'
import * as talks from './talks.ts'

export const pesticidePenalty: DossierSource = {
  key: 'pesticide-penalty',
  category: 'penalty',
  state: 'closed',
  number: '澜农（农药）罚〔2026〕6号',
  name: '澜屏县禾沐农资有限公司经营假农药案',
  party: HEMU,
  agency: FARM,
  officers: [MU, YUN],
  dates: {
    filedOn: '2026-03-20',
    noticeOn: '2026-04-29',
    reviewedOn: '2026-05-08',
    decidedOn: '2026-05-06',
    servedOn: '2026-05-07',
    closedOn: '2026-05-20',
  },
  summary: '购进并销售未附具标签的农药，按照假农药处理；没收违法所得550元、没收农药80瓶、罚款8000元。',
  sources: [
    start.filing,
    decision.decision,
    closing.decisionReceipt,
    decision.decisionApproval,
    decision.notice,
    decision.noticeReceipt,
    evidence.correction,
    start.registration,
    evidence.goodsDisposal,
    evidence.resultNotice,
    evidence.correctionReceipt,
    start.registrationReceipt,
    evidence.address,
    evidence.licence,
    start.inspection,
    start.shelfPhoto,
    start.storePhoto,
    talks.ownerTalk,
    talks.witnessTalk,
    evidence.salesNote,
    start.sampling,
    evidence.testReport,
    closing.payment,
    closing.goods,
    evidence.recheck,
    start.source,
    decision.handling,
    decision.submission,
    decision.review,
    decision.discussion,
    closing.closingReport,
    ...recordings,
  ],
  defects: [
    {
      code: 'notice-in-natural-days',
      sentence:
        '事先告知书2026年4月29日送达，五日听证期限是工作日，到5月9日才届满（5月1日至5日放假，5月9日为调休工作日）；决定书5月6日即作出，按自然日计算了期限。',
      where: { itemTitle: '行政处罚决定书', page: 2, region: { x: 0.11, y: 0.395, width: 0.8, height: 0.155 } },
      criterion: 'V-14',
    },
    {
      code: 'decision-before-review',
      sentence: '行政处罚决定书日期为2026年5月6日，法制审核意见书日期为2026年5月8日，未经法制审核即作出决定。',
      where: { itemTitle: '法制审核意见书', page: 1, region: { x: 0.5, y: 0.72, width: 0.42, height: 0.15 } },
      criterion: 'V-19',
    },
    {
      code: 'missing-second-officer',
      sentence:
        '2026年3月25日对谷小满的询问笔录只有木禾川一名执法人员询问、记录并签名，缺第二名执法人员签名；全卷可见两名以上持证人员，不作否决。',
      where: { itemTitle: '询问笔录（谷小满）', page: 1, region: { x: 0.11, y: 0.225, width: 0.8, height: 0.08 } },
      criterion: 'B-12',
    },
  ],
}
