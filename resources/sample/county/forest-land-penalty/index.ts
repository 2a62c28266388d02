// Dossier 8: 擅自改变林地用途, pending, with three faults for the legal reviewer to find.
import type { DossierSource } from '../dossier.ts'
import { BAI, FOREST, LIN, YANJI } from '../people.ts'
import * as hearing from './hearing.ts'
import * as inquiry from './inquiry.ts'
import { recordings } from './recordings.ts'

export const forestLandPenalty: DossierSource = {
  key: 'forest-land-penalty',
  category: 'penalty',
  state: 'pending',
  number: '澜林罚立〔2026〕12号',
  name: '澜屏县岩脊建材有限公司涉嫌擅自改变林地用途案',
  party: YANJI,
  agency: FOREST,
  officers: [BAI, LIN],
  dates: { filedOn: '2026-09-07', noticeOn: '2026-09-29' },
  summary: '未经审核同意将1533平方米林地推平堆放砂石料，拟责令恢复并罚款42900元，听证后送法制审核。',
  sources: [
    inquiry.filing,
    hearing.notice,
    hearing.request,
    hearing.hearingNotice,
    hearing.receipts,
    inquiry.survey,
    inquiry.photo,
    inquiry.ownerTalk,
    inquiry.appraisal,
    hearing.hearing,
    hearing.handling,
    hearing.hearingReport,
    hearing.submission,
    hearing.draft,
    ...recordings,
  ],
  defects: [
    {
      code: 'hearing-chair-investigated',
      sentence:
        '听证主持人柏望岭是本案调查人员，违反《中华人民共和国行政处罚法》第六十四条第（四）项听证由非本案调查人员主持的规定。',
      where: { itemTitle: '听证笔录', page: 1, region: { x: 0.11, y: 0.24, width: 0.8, height: 0.05 } },
      criterion: 'procedure',
    },
    {
      code: 'clearance-not-verified',
      sentence: '当事人听证时提交运输单据，主张已清运砂石料，听证后没有复核材料，即不予采纳。',
      where: { itemTitle: '听证会报告书', page: 1, region: { x: 0.11, y: 0.26, width: 0.8, height: 0.11 } },
      criterion: 'facts',
    },
    {
      code: 'discretion-unexplained',
      sentence: '按恢复费用1.5倍罚款，没有说明裁量基准和理由，未评价当事人主动清运、愿意恢复的情节。',
      where: { itemTitle: '案件处理意见书', page: 1, region: { x: 0.11, y: 0.5, width: 0.8, height: 0.11 } },
      criterion: 'law-and-discretion',
    },
  ],
}
