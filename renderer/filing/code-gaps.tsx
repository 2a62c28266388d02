// 档号与缺号: the archival codes given, and the serials that nobody bears.

export function CodeGaps() {
  return null
}
