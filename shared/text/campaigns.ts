// Words of campaigns (评查批次) that more than one host shows.
import type { CampaignState, EvaluationWay } from '../rules/campaign.ts'
import type { DrawDifference, DrawRule } from '../rules/draw.ts'

export const campaignStateWords: Readonly<Record<CampaignState, string>> = {
  planned: '方案中',
  committed: '种子已封存',
  drawn: '已抽卷',
  running: '评查中',
  closed: '已结束',
  published: '已发布',
  dropped: '已撤销',
}

/** What stands instead of a title where names are masked. */
export const maskedTitle = (position: number) => `第 ${position} 卷`

export const wayWords: Readonly<Record<EvaluationWay, string>> = {
  single: '单人评查',
  cross: '交叉评查',
  double: '一案双评',
}

export const strataWords: Readonly<Record<DrawRule['strata'], string>> = {
  none: '不分层',
  agency: '按机关分层',
  category: '按类别分层',
  'agency-and-category': '按机关和类别分层',
}

export const drawDifferenceWords: Readonly<Record<DrawDifference, string>> = {
  method: '记录采用的抽卷方法不是本程序认识的方法',
  'not-drawn': '种子还没有公布，不能重新抽取',
  seed: '公布的种子与事先封存的摘要不符',
  candidates: '备选案卷与事先封存的摘要不符',
  strata: '各层的数量与重新计算的不一致',
  drawn: '抽中的案卷与重新抽取的不一致',
}
