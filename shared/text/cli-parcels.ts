// What the command line says of parcels.
import type { CardView, ParcelLine } from '../contract/parcels.ts'
import { groupedDigits } from '../rules/parcel.ts'
import { outcomeNames, parcelKindNames } from './parcels.ts'

export const parcelHelp = {
  summary: '往来包：导出收件名片，把评查任务加密交给外单位评查人，接收、回传、合并评查结果',
  card: '导出本人的收件名片（首次时生成收件密钥），交给组织批次的单位',
  add: '凭收件名片把外单位评查人列入批次（组长）',
  make: '把一位外单位评查人的评查任务制作成往来包（组长）',
  look: '查看往来包是什么、由谁制作，不改动任何内容',
  open: '接收分派来的评查任务',
  answer: '把已结束的评查结果签名后制作成回传包',
  merge: '合并返回的评查结果（组长）',
  list: '列出往来包',
  remove: '评查完毕后移除来卷，销毁其密钥',
  campaign: '评查批次编号（列表中的长编号）',
  member: '评查人编号（列表中的长编号）',
  file: '往来包文件',
  cardFile: '收件名片（JSON 文件，- 为标准输入）',
  out: '新文件；已有的文件不会被覆盖',
  ofCampaign: '只列这个批次的',
  group: '组号',
  share: '工作份额',
  evenUnsent: '还有结果没有回传时也移除',
  example: 'anjuan parcel make 0199… 0199… 往来/木增福.parcel.age --user leader',
  note: '往来包用 age 格式加密，只有收件人本人的口令能打开。名片上的四十位数字请用电话核对。',
} as const

export const parcelLines = {
  head: ['编号', '方向', '种类', '状态', '件数', '对方', '批次', '长编号'],
  card: (card: CardView) => `${card.name}（${card.unit}），收件编号 ${card.recipientId}`,
  digits: (card: CardView) => `核对数字：${groupedDigits(card.digits)}`,
  added: (p: { name: string; id: string }) => `已列入「${p.name}」（${p.id}）。请用电话核对名片上的数字。`,
  made: (p: { parcel: ParcelLine; path: string }) =>
    `已制作 ${p.parcel.number}（${parcelKindNames[p.parcel.kind]}，${p.parcel.pieces} 件）：${p.path}`,
  opened: (one: ParcelLine) =>
    `已接收「${one.campaignTitle ?? ''}」的评查任务 ${one.pieces} 件，登记为 ${one.number}。`,
  merged: (one: ParcelLine) => `已登记 ${one.number}：`,
  outcome: (p: ParcelLine['outcomes'][number]) => `${p.title}：${outcomeNames[p.outcome]}`,
  removed: (count: number) => `已移除 ${count} 个来卷，密钥已销毁。`,
  working: (p: { done: number; total: number }) => `已处理 ${p.done} / ${p.total} 字节`,
} as const
