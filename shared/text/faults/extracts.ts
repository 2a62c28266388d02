// Why a snapshot or a clip cannot be taken, and what to do about it.
export const extractFaults = {
  'extract.not-recording': () => '这份材料不是能解析的音视频，不能截图或截取片段。请在卷内目录中选取一段音像记录。',
  'extract.moment': () => '所选的时刻不在这段音像的范围内，没有截取。请重新选取时间。',
  'extract.span': () => '片段的起止时间不对：起点须早于终点，终点不得超出这段音像的时长。请重新选取起止时间。',
  'extract.no-picture': () => '这段录音没有画面，不能截图。请改为截取片段。',
  'extract.undecodable': () =>
    '本机无法解码这段音像的原件，没有截取。截图和片段只取自原件，不取自播放副本；请更新 ffmpeg 后重试，或用厂商工具导出后另行归入。',
} as const
