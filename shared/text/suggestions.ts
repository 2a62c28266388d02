// What the pre-check says of a dossier. Each is one whole sentence about one suggestion.
import type { SuggestionSeverity } from '../contract/suggestions.ts'

export const severityNames: Readonly<Record<SuggestionSeverity, string>> = {
  wrong: '不符',
  lacking: '缺失',
  unchecked: '待核对',
}

export const precheckText = {
  toCheck: (sentence: string, paper: string | null = null) =>
    paper === null ? `请核对：${sentence}` : `请核对「${paper}」：${sentence}`,
  of: (sentence: string, paper: string | null) => (paper === null ? sentence : `「${paper}」${sentence}`),

  gateNotPassed: (decidedOn: string) =>
    `${decidedOn} 作出决定时，本系统内的法制审核尚未通过。法制审核未通过的，不得作出决定。`,
  gateNotPassedPaper: (decidedOn: string) =>
    `${decidedOn} 作出决定时，本系统内的法制审核尚未通过，卷内另有法制审核意见书，是否另行审核通过？`,
  gateAfterDecision: (passedOn: string, decidedOn: string) =>
    `本系统内的法制审核于 ${passedOn} 通过，晚于作出决定的日期（${decidedOn}）。`,
  gateNewer: (titles: string, opinionOn: string) =>
    `${titles}形成于法制审核意见（${opinionOn}）之后、作出决定之前，没有再次审核的记录。`,
  gateUnsubmitted: (titles: string) => `${titles}不在本系统法制审核的送审材料之中，是否为审核之后补充的证据？`,
  gateTitles: (titles: readonly string[]) =>
    titles.length <= 3
      ? titles.map((title) => `「${title}」`).join('')
      : `${titles
          .slice(0, 3)
          .map((title) => `「${title}」`)
          .join('')}等 ${titles.length} 份`,

  filedLate: (closedOn: string, sealedOn: string, dueOn: string) =>
    `结案（${closedOn}）后应于 ${dueOn} 前（含当日）归档，本卷于 ${sealedOn} 封卷。`,
  unknownYear: (year: number) => `计算归档期限要用 ${year} 年的工作日历，日历尚未载入，无法判断。`,
  reviewLate: (used: number, days: number) => `法制审核用时 ${used} 个工作日，所用规定为 ${days} 个工作日。`,
} as const
