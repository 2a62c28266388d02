// Kinds of rule packs in Chinese; a kind without its name does not compile.
import type { PackKind } from '../rules/pack.ts'

export const packKindNames: Readonly<Record<PackKind, string>> = {
  'evaluation-standard': '评查标准',
  'work-calendar': '工作日历',
  'paper-kinds': '文书种类',
  'opinion-kinds': '审核意见种类',
  'review-catalogue': '法制审核情形',
  'review-heads': '审核要点',
  'review-term': '审核时限',
  'dock-index': '采集站索引',
  'recording-terms': '音像上传时限',
  'recording-practice': '音像记录做法',
  'recording-list': '音像记录事项清单',
  'archival-code': '档号规则',
  'metadata-scheme': '元数据方案',
  'filing-order': '归档次序',
  'filing-practice': '归档做法',
  'filing-checks': '完整性核对',
  'sheet-format': '案卷表单格式',
  'lending-rules': '借阅利用规则',
  'retention-schedule': '保管期限表',
  'soundness-items': '四性检测项',
  'precheck-map': '预查对照',
  'major-decision-catalogue': '重大决定目录',
}
