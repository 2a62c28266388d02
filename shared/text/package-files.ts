// Names of the files and folders in a package: those of 档发〔2012〕7号 as it gives them, the others beside them.
import type { PackedSheet } from '../rules/package-description.ts'

export const packageFiles = {
  explanation: '说明文件.TXT',
  dossierCatalogue: '案卷目录.XML',
  fileCatalogue: '文件目录.XML',
  records: '电子档案',
  others: '其他',
  viewer: '查看.html',
  description: 'anjuan.json',
  metadata: '元数据.xml',
  schema: '目录结构.xsd',
  eepSchema: '封装结构.xsd',
  scheme: '元数据说明.txt',
  receiptJson: '移交与接收登记表.json',
  receiptPdf: '移交与接收登记表.pdf',
  sha256: '校验清单-sha256.txt',
  sha512: '校验清单-sha512.txt',
  volumes: { main: '正卷', restricted: '副卷' },
  sheetFolder: '表单',
  sheets: { cover: '卷皮', catalogue: '卷内目录', remarks: '备考表' } satisfies Record<PackedSheet['kind'], string>,
  supplement: (number: number) => `补充归档${number}`,
} as const

/** 说明文件.TXT: the fields that the rule names, in its words. */
export function explanationText(facts: {
  carrierKind: string
  capacity: string
  carrierNumber: string
  keeper: string
  maker: string
  checker: string
  environment: string
  number: string
  title: string
  dossiers: number
  files: number
  bytes: number
}): string {
  const lines: readonly (readonly [string, string])[] = [
    ['载体类型规格', facts.carrierKind],
    ['数据容量', facts.capacity],
    ['载体编号', facts.carrierNumber],
    ['保管单位', facts.keeper],
    ['制作单位', facts.maker],
    ['检查单位', facts.checker],
    ['软硬件环境', facts.environment],
    ['移交包编号', facts.number],
    ['交接工作名称', facts.title],
    ['案卷数', String(facts.dossiers)],
    ['文件数', String(facts.files)],
    ['字节数', String(facts.bytes)],
    ['查看办法', `用浏览器打开本文件夹中的“${packageFiles.viewer}”，不需要网络，也不需要安装软件。`],
    [
      '核对办法',
      `在“${packageFiles.viewer}”中选择本文件夹即可核对；也可在本文件夹中运行：sha256sum -c ${packageFiles.others}/${packageFiles.sha256}`,
    ],
  ]
  return lines.map(([name, value]) => `${name}：${value}\r\n`).join('')
}

export const environmentWords = '由案卷工作站（Anjuan）制作；文件保持原格式，未加密、未压缩。'

/** 其他/元数据说明.txt: what the members of anjuan.json mean, for whoever has no Anjuan. */
export const schemeText = [
  '本文件夹中的 anjuan.json 是各案卷的元数据，UTF-8 编码的 JSON。',
  '',
  'dossiers：案卷。facts 为案件信息（category 执法类别，number 文号，title 案件名称，party 当事人，agency 办案机构，officers 执法人员，dates 关键日期）；',
  'archivalCode 为档号；manifest 为封卷时固定的清单原文，manifestSha256 为它的 SHA-256；folder 为案卷的文件夹。',
  'items：件。path 为文件位置，sizeBytes 为字节数，sha256 为文件的 SHA-256，volume 为卷别（main 正卷，restricted 副卷），',
  'position 为卷内顺序号，title 为题名，paperKind 为文书种类代码，madeOn 为文书日期，pages 为页数，durationMs 为时长（毫秒），',
  'originalName 为原文件名，mime 为格式，derivation 为截取来源，filedAt、filedBy 为归入时间和归入人。',
  '每个案卷文件夹中的“元数据.xml”按本单位采用的元数据方案列出案卷和各件的元数据。',
  'supplements：补充归档，各有自己的清单。sheets：封卷时固定的卷皮、卷内目录、备考表。',
  '',
].join('\r\n')
