// Why a quick phrase is not changed.
export const phraseFaults = {
  'phrase.unknown': () => '没有这条常用语，它可能已被移除。请刷新后重试。',
} as const
