// Words of the analysis of evaluations that the workbook and the screen share.
import type { AnalysisFilter, DefectFigure, Share } from '../contract/analysis.ts'

export const analysisSheets = {
  summary: '概况',
  defects: '常见问题',
  agencies: '办案单位',
  officers: '承办人员',
  categories: '执法类别',
  stages: '办案阶段',
  trend: '批次趋势',
} as const

export const analysisColumns = {
  dossiers: '案卷数',
  average: '平均得分',
  excellent: '优秀率',
  qualified: '合格率',
  excellentCount: '优秀案卷',
  qualifiedCount: '合格案卷',
  vetoed: '被否决案卷',
  defects: '问题数',
  perDossier: '卷均问题',
  minutes: '平均用时（分钟）',
  top: '最常见的问题',
  topDossiers: '涉及案卷',
  agency: '办案单位',
  officers: '承办人员',
  category: '执法类别',
  stage: '阶段',
  campaign: '批次',
  campaignNumber: '批次编号',
  begun: '启动日期',
  code: '编号',
  criterion: '评查项',
  part: '类别',
  standard: '评查标准',
  affected: '失分案卷',
  applied: '适用案卷',
  rate: '失分率',
  meanLoss: '平均失分',
  worst: '最常失分的小项',
  worstDossiers: '小项失分案卷',
  item: '项目',
  value: '数值',
} as const

export const defectPartNames: Readonly<Record<DefectFigure['part'], string>> = {
  veto: '否决项',
  basic: '基本要素',
  item: '评查项',
}

export const wholeDossier = '整卷'
export const noOfficers = '未登记承办人'

/** Why the rates may cover fewer dossiers than there are. */
export const rateNotes = [
  '优秀：评查标准的最高等次（等次不少于三级的标准）。',
  '合格：高于最低等次。',
  '只统计已确定的结果：批次内以最终等次为准，批次外以最后一次办结的评查为准。',
] as const

export function officersWords(officers: readonly string[]): string {
  return officers.length === 0 ? noOfficers : officers.join('、')
}

/** What was counted, in one line. */
export function filterWords(
  filter: AnalysisFilter,
  titles: { campaign: string | null; standard: string | null },
): string {
  const period =
    filter.from === null && filter.to === null ? '全部时间' : `${filter.from ?? '最早'} 至 ${filter.to ?? '今天'}`
  return [titles.campaign ?? '全部批次和批次以外的评查', period, titles.standard ?? '全部评查标准'].join('；')
}

/** 0 to 1; null where nothing could be counted. */
export function shareOf({ count, of }: Share): number | null {
  return of === 0 ? null : count / of
}
