// What issued papers and their states are called.
import type { IssuedKind } from '../contract/issued.ts'

export const issuedNames: Readonly<Record<IssuedKind, string>> = {
  plan: '评查方案',
  draw: '抽卷记录',
  'score-sheet': '评查表',
  opinion: '评查意见书',
  notice: '整改通知书',
  recheck: '整改复查记录',
  circular: '评查通报',
}
