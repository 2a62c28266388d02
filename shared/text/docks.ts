// What the dock and the tray say beside refusals: why a dossier is offered, and the columns and states of a manifest.
import type { DockFileState } from '../contract/docks.ts'
import type { OfferGround } from '../rules/dossier-offers.ts'

const grounds: Readonly<Record<OfferGround, string>> = {
  'officer-number': '执法证号相同',
  'officer-name': '执法人员姓名相同',
  time: '录制时间在办案期间内',
}

export function offerWords(given: readonly OfferGround[]): string {
  return given.map((ground) => grounds[ground]).join('；')
}

export const dockFileStateNames: Readonly<Record<DockFileState, string>> = {
  queued: '排队',
  running: '正在采集',
  waiting: '等待',
  failed: '未成',
  done: '已采集',
  twin: '重复',
  cancelled: '已取消',
}

export const manifestText = {
  columns: ['路径', '字节数', 'SHA-256', '状态', '说明', '归入', '归入编号'],
  tray: '待归音像',
  dossier: '案卷',
} as const
