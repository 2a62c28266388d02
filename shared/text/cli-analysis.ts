// What the command line says about the analysis of evaluations.
export const analysisHelp = {
  summary: '汇总评查结果：概况，或把各张分析表存成一个工作簿（XLSX）',
  out: '把工作簿存到这个文件',
  campaign: '只汇总这个评查批次（批次编号或内部编号）',
  standard: '只汇总按这个标准评查的（标准代号）',
  from: '结果确定于这一天或以后',
  to: '结果确定于这一天或以前',
  example: 'anjuan analysis --from 2026-01-01 --out 评查分析.xlsx --user inspector',
} as const

export const analysisSaid = {
  line: (label: string, value: string) => `${label}：${value}`,
  none: '—',
} as const
