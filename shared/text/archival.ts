// Words of codes and metadata that more than one host shows.
import type { MetadataLevel } from '../rules/metadata-words.ts'

export const metadataLevelNames: Readonly<Record<MetadataLevel, string>> = {
  dossier: '案卷',
  paper: '文书',
  recording: '音像记录',
}

export const obligationNames = { required: '必填', conditional: '有则必填', optional: '选填' } as const

export const metadataFileText = {
  levels: metadataLevelNames,
  written: '人工著录',
  columns: ['层次', '题名', '分组', '元素', '代码', '值', '来源'],
} as const
