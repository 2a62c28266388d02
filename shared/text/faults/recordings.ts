// Why a recording cannot be filed, played or copied, and what to do about it.

/** Why a recording is called broken; each is a clause that continues 「这段音视频…」. */
export const recordingBroken = {
  truncated: '不完整，可能没有拷贝完或录制时断电',
  damaged: '已损坏或格式无法识别',
  'too-large': '解析时占用资源异常',
  'too-slow': '内容异常，长时间无法解析',
} as const
export type RecordingBroken = keyof typeof recordingBroken

export const recordingFaults = {
  'recording.empty': () => '这段音视频的时长为 0 秒，没有可看的内容，未归入。请检查记录仪中的原文件后重新拷贝。',
  'recording.broken': (p: { why: RecordingBroken }) =>
    `这段音视频${recordingBroken[p.why]}，未归入。请从记录仪或存储卡重新拷贝；如原文件就是这样，请先用厂商工具修复或导出。`,
  'recording.no-tools': () =>
    '本机找不到音视频工具 ffmpeg 和 ffprobe,暂不能处理音视频。请安装 ffmpeg,或在设置中指定它所在的文件夹后重试。',
  'recording.copy-failed': () =>
    '未能为这段音视频生成可播放的副本，原件未受影响。请稍后重试；若仍失败，请下载原件用厂商播放器查看。',
  'recording.plays-already': () => '这段音视频可以直接播放，不需要生成副本。请直接打开播放。',
  'recording.no-picture': () => '这一时刻没有可截取的画面。请换一个时间点，或确认这段记录含有视频画面。',
} as const
