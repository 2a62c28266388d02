// Words of arranging and page notes that window and terminal both show.
import type { Arrangement, PageNote, PageNoteKind, Placement } from '../contract/arranging.ts'
import { volumeNames } from './states.ts'

export const pageNoteNames: Readonly<Record<PageNoteKind, string>> = {
  oversize: '超大幅面',
  blank: '空白',
  damaged: '破损',
  missing: '缺页',
  other: '其他',
}

/** 正卷 5. */
export function placeWords({ volume, position }: Arrangement['items'][number]['to']): string {
  return `${volumeNames[volume]} ${position}`
}

/** Why a paper lies where it does. */
export function placementWords(placement: Placement): string {
  switch (placement.by) {
    case 'group':
      return `${placement.group}（${placement.clause}）`
    case 'follows':
      return placement.found === 'title' ? `随“${placement.title}”，题名写明` : `随《${placement.title}》，按日期推定`
    case 'unlisted':
      return '未列入次序，排在卷末'
  }
}

/** 第 3 页：破损，右下角缺损. */
export function pageNoteWords({ page, kind, note }: Pick<PageNote, 'page' | 'kind' | 'note'>): string {
  const where = page === null ? '整份材料' : `第 ${page} 页`
  return `${where}：${pageNoteNames[kind]}${note === '' ? '' : `，${note}`}`
}

export const arrangingText = {
  summary: (p: Pick<Arrangement, 'moves' | 'unlisted'>) =>
    p.unlisted === 0
      ? `将移动 ${p.moves} 件。`
      : `将移动 ${p.moves} 件。卷内有 ${p.unlisted} 件的种类未列入次序，排在卷末。`,
  inOrder: '卷内材料已经按归档次序排列。',
  opened: (count: number) => `有 ${count} 件将由副卷移入正卷。正卷可以供外单位查阅，请逐件核对。`,
  pack: ({ title, version, grade }: Arrangement['pack']) => {
    const mark = grade === 'example' && !title.includes('示例') ? '，示例' : ''
    return `依据：${title}（版本 ${version}${mark}）`
  },
  head: ['现在', '排列后', '题名', '依据'],
} as const
