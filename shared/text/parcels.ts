// Words of parcels that the window, the terminal and the refusals share.
import type { ParcelLine, ResultOutcome } from '../contract/parcels.ts'

export const outcomeNames: Readonly<Record<ResultOutcome, string>> = {
  merged: '已合并',
  already: '此前已合并',
  conflict: '与已有结果不同，待处理',
  recused: '已登记回避',
  dropped: '案卷已移出批次',
  changed: '案卷在评查之后有变动',
  withdrawn: '分派已撤回',
  unsound: '结果与评查标准或案卷不符',
}

export const parcelKindNames: Readonly<Record<ParcelLine['kind'], string>> = {
  'campaign-part': '评查任务',
  'campaign-result': '评查结果',
}

export const parcelStateNames: Readonly<Record<ParcelLine['state'], string>> = {
  made: '已制作',
  opened: '已接收',
  merged: '已合并',
  conflicting: '有冲突待处理',
}

export const parcelDirectionNames: Readonly<Record<ParcelLine['direction'], string>> = { out: '发出', in: '收到' }

/** File names that people are offered. */
export const parcelFileNames = {
  card: (name: string) => `收件名片-${name}.json`,
  part: (p: { title: string; name: string }) => `${p.title}-${p.name}.parcel.age`,
  answer: (p: { title: string; name: string }) => `${p.title}-${p.name}-评查结果.parcel.age`,
} as const
