// Words of the suggestions over the sheet, and of the table of their acceptance.
import { severityNames } from '#shared/text/suggestions.ts'

export const suggestionsText = {
  title: '预查建议',
  severities: severityNames,
  states: { open: '待处理', accepted: '已采纳', dismissed: '不采纳' },
  loading: '正在预查…',
  fault: (sentence: string) => `预查建议没有读出：${sentence}`,
  retry: '重试',
  expand: '展开预查建议',
  collapse: '收起预查建议',
  focusHint: '到预查建议（A）',
  open: (count: number) => `待处理 ${count}`,
  decided: (count: number) => `已处理 ${count}`,
  counts: (wrong: number, lacking: number, unchecked: number) =>
    [wrong > 0 ? `不符 ${wrong}` : [], lacking > 0 ? `缺失 ${lacking}` : [], unchecked > 0 ? `待核对 ${unchecked}` : []]
      .flat()
      .join(' · '),
  nothing: '没有预查建议。',
  allDecided: (accepted: number, dismissed: number) => `全部处理完毕：采纳 ${accepted} 条，不采纳 ${dismissed} 条。`,
  unmade: '评查人打开评分表时生成预查建议。',
  listOpen: '待处理的预查建议',
  listDecided: '已处理的预查建议',
  other: '其他',
  clause: '依据',
  criterion: '评查项',
  criterionHint: '选择记入哪个评查项',
  criterionNone: '没有对应的评查项，请先选择记入哪一项。',
  linked: '对应的评查项',
  others: '其他评查项',
  toCriterion: '到评查项',
  words: '问题说明',
  wordsHint: '可先修改文字再采纳',
  wordsOwnHint: '核对后确有问题的，写明核对结果再采纳',
  wordsNone: '请先写明核对结果，再采纳。',
  accept: '采纳为问题',
  dismiss: '不采纳',
  reason: '不采纳的理由',
  reasonHint: '写明理由，回车确认',
  reasonNone: '请写明不采纳的理由。',
  reasons: {
    wrong: ['另有材料可以证明', '登记有误，文书本身无误', '不适用于本案'],
    lacking: ['材料在其他文书中', '另有材料可以证明', '不适用于本案'],
    unchecked: ['经核对没有问题', '不适用于本案'],
  },
  confirm: '确认不采纳',
  cancel: '返回',
  reopen: '恢复为待处理',
  accepted: '已采纳，评分由您判定',
  decidedBy: (name: string, at: string) => `${name} ${at}`,
  place: '证据',
} as const

export const ratesText = {
  label: '预查采纳率',
  lead: '采纳率为采纳数除以已处理数，按规则统计，不含案卷内容。采纳率低的规则，请核对规则本身和它对应的评查项是否合适。',
  columns: { title: '规则', accepted: '采纳', dismissed: '不采纳', open: '待处理', rate: '采纳率' },
  none: { title: '还没有预查建议', sentence: '评查人打开评分表后，这里按规则统计采纳情况。' },
  noRate: '—',
} as const
