// What a soundness test of a package (信息包) says: what was looked at, and what is not as it should be.
const grouped = (count: number) => count.toLocaleString('en-US')
const orNone = (count: number | null) => (count === null ? '未注明' : grouped(count))

export const packageFound = {
  fixity: (p: { files: number }) => `重新计算 ${p.files} 个文件的 SHA-256，与校验清单和目录所载逐一比对。`,
  description: '检查说明文件和目录文件的内容和格式。',
  structure: '检查信息包的文件夹结构和命名。',
  sameness: '把信息包清单的 SHA-256 与移出方登记的比对。',
  notSentAs: '没有移出方登记的清单散列值可以比对。',
  itemCount: (p: { stated: number | null; found: number }) =>
    `说明文件所载 ${orNone(p.stated)} 件，目录 ${p.found} 件。`,
  byteCount: (p: { stated: number | null; found: number }) =>
    `说明文件所载 ${orNone(p.stated)} 字节，实际 ${grouped(p.found)} 字节。`,
  metadata: '检查目录文件的元数据项是否齐全。',
  content: (p: { files: number }) => `按目录核对 ${p.files} 个内容文件是否都在信息包中。`,
  entries: (p: { entries: number; files: number }) => `目录 ${p.entries} 条，内容文件 ${p.files} 个。`,
  readable: '解析说明文件和目录文件。',
  formats: (p: { files: number }) => `按文件内容识别 ${p.files} 个文件的格式。`,
  encryption: (p: { files: number }) => `检查 ${p.files} 个文件是否带有打开口令或者专有的压缩、加密。`,
  spare: (p: { files: number }) => `核对信息包中 ${p.files} 个文件是否都在目录之内。`,
} as const

export const packageFaults = {
  altered: (p: { path: string }) => `${p.path} 的内容与校验清单或目录所载的 SHA-256 不一致。`,
  unread: '说明文件或者目录文件不能解析。',
  notSame: '清单的 SHA-256 与移出方登记的不一致：信息包不是发出时的样子。',
  itemCount: (p: { stated: number | null; found: number }) =>
    `说明文件所载 ${orNone(p.stated)} 件，目录为 ${p.found} 件，不相符。`,
  byteCount: (p: { stated: number | null; found: number }) =>
    `说明文件所载 ${orNone(p.stated)} 字节，实际 ${grouped(p.found)} 字节，不相符。`,
  size: (p: { path: string; stated: number; found: number }) =>
    `${p.path}：目录所载 ${grouped(p.stated)} 字节，实际 ${grouped(p.found)} 字节。`,
  lacks: (p: { what: string }) => `缺少元数据项：${p.what}。`,
  missing: (p: { path: string }) => `${p.path} 缺失。`,
  entries: (p: { entries: number; files: number }) => `目录 ${p.entries} 条，内容文件 ${p.files} 个，不相符。`,
  format: (p: { path: string; mime: string | null }) =>
    p.mime === null ? `${p.path} 的格式不能识别。` : `${p.path} 的格式 ${p.mime} 不在允许的格式之内。`,
  encrypted: (p: { path: string }) => `${p.path} 带有打开口令或者专有的压缩、加密。`,
  extra: (p: { path: string }) => `${p.path} 不在目录之内。`,
} as const

/** Elements of the metadata that a package lacks, as a part of `lacks`. */
export const lackingWords = {
  title: (p: { at: string }) => `题名（${p.at}）`,
  agency: (p: { at: string }) => `责任者（${p.at}）`,
  metadata: (p: { at: string }) => `元数据文件（${p.at}）`,
} as const
