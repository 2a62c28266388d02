// Why a dossier cannot be arranged or a page not noted, and what to do about it.

export const arrangingFaults = {
  'arranging.nothing': () => '卷内材料已经按归档次序排列，没有需要移动的材料。',
  'arranging.changed': () => '卷内材料已有变化，不能恢复原来的次序。请刷新后手工调整。',
  'page-note.unknown': () => '没有这条页面情况登记。它可能已被删除，请刷新后查看。',
  'page-note.recording': () => '音像记录没有页面，不能登记页面情况。需要说明的，请在标注中写明。',
  'page-note.page': (p: { pages: number }) =>
    p.pages === 0
      ? '这份材料没有可数的页面，只能就整份材料登记。请选择“整份材料”。'
      : `这份材料只有 ${p.pages} 页，没有所填的页。请更正页次后再登记。`,
  'page-note.words': () => '登记“其他”情况时要写明是什么情况。请填写说明后再登记。',
  'page-note.twice': () => '这一页已经登记过同样的情况，未再登记。需要改写说明的，请先删除原来的登记。',
} as const
