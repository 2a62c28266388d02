// Why a mark, a transcript, a clock or a break cannot be entered, and what to do about it.

/** What is wrong with a cue of a subtitle file; each continues 「第 N 行…」. */
export const cueFaults = {
  time: '的时间无法识别',
  order: '的结束时间早于开始时间',
  text: '的文字或说话人过长',
} as const
export type CueFault = keyof typeof cueFaults

export const markFaults = {
  'mark.unknown': () => '没有这条标注。它可能已被删除，请刷新后查看。',
  'mark.of-another': () => '这条标注是别人做的，只有本人可以修改或删除。如有不同意见，请在标注下评论。',
  'mark.taken': () => '这条标注或评论先前已经保存过，内容与这次的不同，未再保存。请刷新后查看，需要时另做一条。',
  'mark.category': () => '没有这种标注类别。请从类别列表中选取。',
  'mark.order': () => '结束时间必须晚于开始时间。请重新选取起止时间，或只标一个时间点。',
  'mark.beyond': (p: { durationMs: number }) =>
    `所填的时间超出了这段音像记录的时长（${secondsText(p.durationMs)}）。请对照播放器上的时间重新填写。`,
  'capture.not-a-recording': () => '这份材料不是音像记录，没有时间可标。请在目录中选取音像记录。',
  'capture.time': () => '所填的时间不像记录仪会有的时间（1970 年至 2100 年之间）。请对照画面上的日期重新填写。',
  'chain.no-break': () => '这段音像记录之后没有需要说明的中断。时钟校正后间隔可能已经变化，请刷新后查看。',
  'chain.heard-in': () =>
    '口头说明的原因要能听到。请指明它在同一次执法的哪一段音像记录、哪一时刻说出，或改为书面说明。',
  'transcript.stale': () => '您打开之后，别人已经保存过这份文字稿，您的改动未保存。请先复制自己的改动，刷新后再补上。',
  'transcript.order': (p: { line: number }) =>
    `文字稿第 ${p.line} 句的结束时间早于开始时间，未保存。请更正这一句的时间后再保存。`,
  'transcript.words': (p: { line: number }) =>
    `文字稿第 ${p.line} 句的文字或说话人过长，未保存。请把这一句分成几句后再保存。`,
  'transcript.cue': (p: { line: number; why: CueFault }) =>
    `字幕文件第 ${p.line} 行${cueFaults[p.why]}，整个文件都未导入。请更正这一行后重新导入。`,
  'transcript.empty': () => '文件里没有可以导入的文字。请确认它是 SRT 或 WebVTT 字幕文件，再重新选择。',
  'transcript.too-long': (p: { most: number }) =>
    `字幕文件超过 ${p.most} 句，未导入。请按分段拆成几个文件，分别导入对应的音像记录。`,
} as const

function secondsText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
}
