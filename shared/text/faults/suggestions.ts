// Why a suggestion is not decided.
export const suggestionFaults = {
  'suggestion.unknown': () => '没有这条预查建议，可能已经重新生成。请刷新评分表后再看。',
  'suggestion.decided': () => '这条预查建议已经处理过。需要更改的，请先删除由它记录的问题，或恢复这条建议。',
  'suggestion.not-dismissed': () => '这条预查建议没有被标为不采纳，不需要恢复。',
  'suggestion.no-place': () => '这条预查建议没有所选的证据位置。请另选一处证据。',
} as const
