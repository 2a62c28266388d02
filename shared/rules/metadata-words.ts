// The words of metadata schemes: what an element may describe, and the facts of the archive it may be read from.

export const metadataLevels = ['dossier', 'paper', 'recording'] as const
export type MetadataLevel = (typeof metadataLevels)[number]

/** Each by the Chinese words that say where a value comes from. */
export const metadataSourceNames = {
  level: '案卷或材料的种类',
  'archive.agency': '本机关名称',
  'archive.software': '本程序及版本',
  'record.id': '案卷或材料编号',
  'code.whole': '档号',
  'code.fonds': '档号中的全宗号',
  'code.class': '档号中的门类代码',
  'code.year': '档号中的年度',
  'code.period': '档号中的保管期限代码',
  'code.office': '档号中的机构或问题代码',
  'code.file': '档号中的案卷号',
  'code.item': '卷内序号',
  'dossier.title': '案件名称',
  'dossier.number': '文号',
  'dossier.agency': '执法机关',
  'dossier.category': '执法类别',
  'dossier.day': '结案或决定日期',
  'dossier.party': '当事人',
  'dossier.officers': '执法人员',
  'dossier.pages': '卷内总页数',
  'dossier.state': '封卷情况',
  'retention.period': '保管期限',
  'item.title': '题名',
  'item.day': '形成日期',
  'item.kind': '文书种类',
  'item.pages': '页数',
  'item.volume': '卷别',
  'item.filed-at': '归入时间',
  'item.filed-by': '归入人',
  'file.name': '原文件名',
  'file.size': '文件大小',
  'file.mime': '文件格式',
  'file.digest': '原件 SHA-256',
  'capture.officer': '采集信息中的人员',
  'capture.department': '采集信息中的部门',
  'capture.started-at': '录制时间（经时钟校正）',
  'capture.place': '采集信息中的地点',
  'capture.maker': '采集信息中的设备厂商',
  'capture.model': '采集信息中的设备型号',
  'capture.device': '采集信息中的设备编号',
  'capture.file-number': '采集信息中的文件编号',
  'capture.from': '采集信息的来源',
  'technical.length': '时长',
  'technical.frames': '总帧数',
  'technical.container': '封装格式',
  'technical.container-words': '封装格式的说明',
  'technical.video-codec': '视频编码',
  'technical.colour-space': '色彩空间',
  'technical.resolution': '分辨率',
  'technical.frame-rate': '帧率',
  'technical.video-bit-rate': '视频比特率',
  'technical.chroma': '色度采样',
  'technical.video-bits': '视频量化位数',
  'technical.aspect': '画面高宽比',
  'technical.audio-codec': '音频编码',
  'technical.audio-bit-rate': '音频比特率',
  'technical.sample-rate': '采样率',
  'technical.audio-bits': '音频量化位数',
  'technical.channels': '声道',
} as const
export type MetadataSource = keyof typeof metadataSourceNames
export const metadataSources = Object.keys(metadataSourceNames) as [MetadataSource, ...MetadataSource[]]

/** The dossier's panel where a fact is entered; null for what the archive knows by itself. */
export function mendedIn(source: MetadataSource): 'facts' | 'item' | 'recordings' | 'retention' | null {
  if (source.startsWith('capture.')) return 'recordings'
  if (source.startsWith('retention.')) return 'retention'
  if (source === 'dossier.pages' || source === 'dossier.state') return null
  if (source.startsWith('dossier.')) return 'facts'
  return source === 'item.day' || source === 'item.kind' || source === 'item.title' ? 'item' : null
}
