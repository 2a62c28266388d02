// Dossier 2: 不合格肥料, decided in time, with lapses of record keeping and a gap in the body-camera recording.
import type { DossierSource } from '../dossier.ts'
import { FANG, FENGRANG, MARKET, ZHANG } from '../people.ts'
import * as closing from './closing.ts'
import * as decision from './decision.ts'
import * as evidence from './evidence.ts'
import { recordings } from './recordings.ts'
import * as start from './start.ts'
import * as talks from './talks.ts'

export const fertiliserPenalty: DossierSource = {
  key: 'fertiliser-penalty',
  category: 'penalty',
  state: 'closed',
  number: '澜市监处罚〔2026〕21号',
  name: '澜屏县丰壤肥业经销有限公司销售以不合格产品冒充合格产品的复混肥料案',
  party: FENGRANG,
  agency: MARKET,
  officers: [FANG, ZHANG],
  dates: {
    filedOn: '2026-05-12',
    noticeOn: '2026-06-10',
    reviewedOn: '2026-06-08',
    decidedOn: '2026-06-22',
    servedOn: '2026-06-23',
    closedOn: '2026-07-03',
  },
  summary: '复混肥料总养分不足；没收肥料52袋、没收违法所得7680元、罚款9600元。',
  sources: [
    start.filing,
    decision.decision,
    decision.decisionReceipt,
    decision.decisionApproval,
    decision.notice,
    decision.noticeReceipt,
    decision.defence,
    start.resultNotice,
    start.resultReceipt,
    evidence.address,
    evidence.licence,
    evidence.inspection,
    evidence.stackPhoto,
    evidence.backPhoto,
    talks.ownerTalk,
    talks.keeperTalk,
    evidence.ledger,
    start.sampling,
    start.report,
    closing.payment,
    closing.goods,
    start.source,
    decision.report,
    decision.recheck,
    decision.review,
    closing.closingReport,
    ...recordings,
  ],
  defects: [
    {
      code: 'missing-page',
      sentence: '田伯野询问笔录共四页，卷内只有三页：页码由第2页跳到第4页，卷内页号也有缺号。',
      where: { itemTitle: '询问笔录（田伯野）', page: 3, region: { x: 0.1, y: 0.895, width: 0.6, height: 0.05 } },
      criterion: 'B-5',
    },
    {
      code: 'card-not-shown',
      sentence: '况守仓询问笔录没有记载执法人员出示执法证件、表明身份，也没有被询问人的确认。',
      where: { itemTitle: '询问笔录（况守仓）', page: 1, region: { x: 0.11, y: 0.455, width: 0.82, height: 0.08 } },
      criterion: 'B-9',
    },
    {
      code: 'recording-gap',
      sentence: '2026年5月13日现场检查录像第二段与第三段之间中断，恢复录制后未说明原因，清点过程的开头没有录像。',
      where: { itemTitle: '现场检查录像（三）清点、提取台账', second: 0 },
      criterion: 'P3-5.4',
    },
  ],
}
