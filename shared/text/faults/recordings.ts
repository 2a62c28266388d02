// Why a recording cannot be played or copied, what is wrong with one that was filed, and what to do about it.
import type { RecordingFlaw } from '../../contract/dossiers.ts'

/** Why a recording is called broken; each is a clause that continues 「这段音视频…」. */
export const recordingBroken = {
  truncated: '不完整，可能没有拷贝完或录制时断电',
  damaged: '已损坏或格式无法识别',
  'too-large': '解析时占用资源异常',
  'too-slow': '内容异常，长时间无法解析',
} as const
export type RecordingBroken = keyof typeof recordingBroken

export const recordingFaults = {
  // The first version refused recordings with a flaw; old journals still say so. Nothing is refused for these reasons any more.
  'recording.empty': () => '这段音视频的时长为 0 秒，没有可看的内容，未归入。请检查记录仪中的原文件后重新拷贝。',
  'recording.broken': (p: { why: RecordingBroken }) =>
    `这段音视频${recordingBroken[p.why]}，未归入。请从记录仪或存储卡重新拷贝；如原文件就是这样，请先用厂商工具修复或导出。`,
  'recording.no-tools': () =>
    '本机找不到音视频工具 ffmpeg 和 ffprobe，暂不能处理音视频。请安装 ffmpeg，或在设置中指定它所在的文件夹后重试。',
  'recording.copy-failed': () =>
    '未能为这段音视频生成可播放的副本，原件未受影响。请稍后重试；若仍失败，请下载原件用厂商播放器查看。',
  'recording.plays-already': () => '这段音视频可以直接播放，不需要生成副本。请直接打开播放。',
  'recording.no-copy-yet': () =>
    '这段音视频还没有可播放的副本，不能换成原画质副本。请先等普通副本生成，或先申请普通副本。',
  'recording.full-already': () => '这段音视频的副本已经是原画质，不需要再生成。请直接打开播放。',
  'recording.no-picture': () => '这一时刻没有可截取的画面。请换一个时间点，或确认这段记录含有视频画面。',
  'recording.no-previews': () =>
    '未能从这段音视频中读出画面或声音，没有生成封面和波形，原件未受影响。请核对记录仪中的原文件；如不一致，请重新拷贝后归入。',
  'recording.not-analysed': () =>
    '这段音视频目前无法解码，不能标出场景和静音，原件未受影响。请先重新识别，或用厂商工具导出后另行归入。',
  'recording.none': () => '这份材料不是音视频，没有音像信息。请在卷内目录中选择音视频。',
} as const

/** Each is a whole sentence with what to do; the recording itself is filed and kept as it came. */
const flawSentences: Readonly<Record<RecordingFlaw, string>> = {
  truncated:
    '这段音视频不完整，可能没有拷贝完或录制时断电；原件已按收到的样子归入并留存哈希值。请核对记录仪中的原文件，如能取得完整的，请另行归入。',
  damaged:
    '这段音视频已损坏或格式无法识别，不能播放；原件已按收到的样子归入并留存哈希值。请核对记录仪中的原文件，或用厂商工具修复、导出后另行归入。',
  'too-large':
    '解析这段音视频时占用内存异常，已停止解析；原件已归入并留存哈希值。请用厂商工具导出为常见格式后另行归入。',
  'too-slow':
    '解析这段音视频超过时限，已停止解析；原件已归入并留存哈希值。请稍后重新识别，或用厂商工具导出为常见格式后另行归入。',
  'too-many-streams':
    '这段音视频所含的媒体流数量异常，已停止解析；原件已归入并留存哈希值。请核对文件来源，并用厂商工具导出为常见格式后另行归入。',
  empty:
    '这段音视频的时长为 0 秒，没有可看的内容；原件已归入并留存哈希值。请检查记录仪中的原文件，如有内容，请重新拷贝后另行归入。',
  'no-decoder':
    '本机没有能解码这段音视频的工具，可能是厂商专有或加密格式；原件已归入并留存哈希值。请用厂商播放器查看，或用厂商工具导出为常见格式后另行归入。',
  'duration-lies':
    '这段音视频标称的时长与实际内容不符，现按实际内容计时；原件已归入并留存哈希值。请核对记录仪中的原文件是否完整。',
  'not-probed':
    '归入时本机没有音视频工具 ffmpeg，这段音视频尚未识别；原件已归入并留存哈希值。请安装 ffmpeg 后重新识别。',
}

export const flawSentence = (flaw: RecordingFlaw): string => flawSentences[flaw]

/** In a word, for lists and tags. */
export const flawNames: Readonly<Record<RecordingFlaw, string>> = {
  truncated: '不完整',
  damaged: '已损坏',
  'too-large': '解析占用过大',
  'too-slow': '解析超时',
  'too-many-streams': '媒体流过多',
  empty: '时长为 0',
  'no-decoder': '无法解码',
  'duration-lies': '时长不符',
  'not-probed': '尚未识别',
}
