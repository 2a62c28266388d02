// Why a file cannot be filed as it is, and what to do about it.

/** Why a paper is called broken; each is a clause that continues 「这份材料…」. */
export const brokenReasons = {
  empty: '是空文件（0 字节）',
  truncated: '不完整，可能没有拷贝完',
  damaged: '已损坏，打不开',
  'too-large': '展开后过大，疑似恶意构造',
  'too-slow': '内容异常，长时间打不开',
} as const
export type BrokenReason = keyof typeof brokenReasons

export const inspectionFaults = {
  'item.unsupported': () =>
    '不支持归入这种文件。请转换为 PDF、DOCX(不含宏、不设密码)、JPEG、PNG、TIFF 或常见的音视频格式后再归入，并同时保留原件。',
  'item.zero-bytes': () => '这是一个空文件（0 字节）,没有内容可归入。请检查拷贝是否完成，重新拷贝后再归入。',
  'paper.encrypted': () =>
    '这份材料设有打开口令，归档后将无人能看。请先去除口令保护（可请提供人另存为无口令的文件）再归入。',
  'paper.broken': (p: { why: BrokenReason }) =>
    `这份材料${brokenReasons[p.why]}，未归入。请从来源重新拷贝或重新扫描后再归入。`,
} as const
