// Words of hand-over packages that the window, the command line and the printed form share, and what can be wrong with one that
// came in.
import type { PackageChecks, PackageForm, PackageState } from '../contract/packages.ts'

export const packageFormNames: Readonly<Record<PackageForm, string>> = {
  transfer: '移交目录结构',
  bagit: 'BagIt 1.0',
  eep: 'EEP 封装包',
}

export const packageStateNames: Readonly<Record<PackageState, string>> = {
  requested: '待批准',
  approved: '已批准，待制作',
  declined: '不予批准',
  withdrawn: '已撤回',
  made: '已制作，待回执',
  received: '已接收',
  imported: '已接收入库',
}

/** 检验项目. */
export const packageCheckNames: Readonly<Record<keyof PackageChecks, string>> = {
  accuracy: '准确性',
  completeness: '完整性',
  usability: '可用性',
  safety: '安全性',
  carrier: '载体外观',
}

export const checkOutcomeNames = { passed: '合格', failed: '不合格', 'not-tested': '未检验' } as const

/** Everything that is looked for in a folder that came in; each a whole sentence. */
export const packageProblems = {
  'unknown-form': () =>
    '认不出这是哪种移交包：没有 bagit.txt，没有说明文件和校验清单，也没有 EEP 封装文件。请核对所选文件夹，应选移交包最上一层。',
  'two-forms': () => '文件夹里混有两种移交包的文件，不能判定以哪一种为准。请让移交单位重新制作。',
  link: (p: { at: string }) => `「${p.at}」是链接，不是文件。移交包里不得有链接。`,
  special: (p: { at: string }) => `「${p.at}」不是普通文件或文件夹。移交包里不得有设备、管道等特殊文件。`,
  unreadable: (p: { at: string }) => `「${p.at}」读不出来。请检查载体和权限。`,
  'name-encoding': (p: { at: string }) => `「${p.at}」的文件名编码无法识别。`,
  collision: (p: { at: string; other: string }) =>
    `「${p.at}」与「${p.other}」只有大小写或字符组合方式不同，在有些系统上会互相覆盖。`,
  'too-deep': (p: { at: string }) => `「${p.at}」的层次太深。`,
  'too-many': (p: { most: number }) => `文件超过 ${p.most} 个，不能一次接收。`,
  'list-missing': (p: { at: string }) => `缺少校验清单「${p.at}」。`,
  'list-encoding': (p: { at: string }) => `「${p.at}」不是 UTF-8 编码，不能读取。`,
  'list-too-long': (p: { at: string }) => `「${p.at}」太大，不像校验清单。`,
  'list-line': (p: { at: string; line: number }) => `「${p.at}」第 ${p.line} 行格式不对。`,
  'list-twice': (p: { at: string; path: string }) =>
    `「${p.at}」把「${p.path}」列了两次，或列了只有大小写不同的两个名称。`,
  'path-absolute': (p: { at: string; path: string }) =>
    `「${p.at}」列有绝对路径「${p.path}」。移交包里的路径必须在包内。`,
  'path-escapes': (p: { at: string; path: string }) =>
    `「${p.at}」列有跳出文件夹的路径「${p.path}」。移交包里的路径必须在包内。`,
  'path-not-plain': (p: { at: string; path: string }) => `「${p.at}」列有不规范的路径「${p.path}」。`,
  algorithm: (p: { at: string }) => `「${p.at}」用的校验算法不认识。本系统认 SHA-256 和 SHA-512。`,
  'bag-declaration': () => 'bagit.txt 的内容不对，应写明 BagIt-Version: 1.0 和 Tag-File-Character-Encoding: UTF-8。',
  'bag-info': () => 'bag-info.txt 的格式不对。',
  'bag-fetch': () => '包里有 fetch.txt，说明有文件要另行下载，包不完整。请让移交单位补齐后重新制作。',
  'outside-payload': (p: { at: string; path: string }) => `「${p.at}」列的「${p.path}」不在 data 文件夹里。`,
  oxum: (p: { said: string; found: string }) =>
    `bag-info.txt 写的数量是 ${p.said}，实际是 ${p.found}（字节数.文件数）。`,
  missing: (p: { at: string }) => `清单列有「${p.at}」，包里没有这个文件。`,
  extra: (p: { at: string }) => `包里有「${p.at}」，清单没有列。`,
  'lists-differ': (p: { at: string }) => `「${p.at}」没有同时列入 SHA-256 清单和 SHA-512 清单。`,
  hash: (p: { at: string; algorithm: string }) => `「${p.at}」的 ${p.algorithm} 与清单不符，文件已被改动或损坏。`,
  encrypted: (p: { at: string }) => `「${p.at}」设有打开口令。移交的档案必须解密。`,
  'xml-broken': (p: { at: string }) => `「${p.at}」不是格式正确的 XML 文件。`,
  'xml-entities': (p: { at: string }) => `「${p.at}」含有文档类型声明，为安全起见不予读取。`,
  'catalogue-form': (p: { at: string }) => `「${p.at}」的结构不对，应按「目录结构.xsd」编写。`,
  'catalogue-count': (p: { at: string; said: number; found: number }) =>
    `「${p.at}」列有 ${p.said} 条，实际是 ${p.found} 条。`,
  'catalogue-path': (p: { at: string; path: string }) => `「${p.at}」所列的「${p.path}」不在包里。`,
  'eep-broken': (p: { at: string }) => `「${p.at}」不是格式正确的 EEP 封装文件。`,
  'eep-signature': (p: { at: string }) => `「${p.at}」上移交方的电子签名无效，或与登记表不是同一签发来源。`,
  'eep-missing': (p: { title: string }) => `案卷「${p.title}」没有对应的 EEP 封装文件。`,
  'eep-differs': (p: { at: string }) => `「${p.at}」所记的内容与案卷说明不一致。`,
  'no-dossiers': () => '包里没有 anjuan.json，校验无误后也只能查看，不能作为案卷接收入库。',
  'description-broken': () => 'anjuan.json 的内容不完整或格式不对，不能作为案卷接收。',
  'description-future': () => 'anjuan.json 由更新的版本写成，本程序读不懂。请升级后再接收。',
  'description-form': () => 'anjuan.json 写的形式与包的实际形式不同。',
  'dossier-twice': (p: { title: string }) => `案卷「${p.title}」在包里出现了两次。`,
  'item-missing': (p: { at: string; title: string }) => `案卷「${p.title}」的材料「${p.at}」没有列入校验清单。`,
  'item-hash': (p: { at: string; title: string }) => `案卷「${p.title}」的材料「${p.at}」，所记哈希值与校验清单不同。`,
  'item-twice': (p: { at: string; title: string }) => `案卷「${p.title}」把「${p.at}」用了两次。`,
  'item-size': (p: { at: string; title: string }) => `案卷「${p.title}」的材料「${p.at}」，大小与所记不同。`,
  'manifest-hash': (p: { title: string }) => `案卷「${p.title}」的封卷清单与它的哈希值不符。`,
  'manifest-differs': (p: { title: string }) => `案卷「${p.title}」的材料与封卷清单不一致。`,
  'supplement-hash': (p: { title: string; number: number }) =>
    `案卷「${p.title}」补充归档 ${p.number} 的清单与哈希值不符，或与所附材料不一致。`,
  'without-restricted': (p: { title: string }) =>
    `案卷「${p.title}」没有附副卷，只能查看，不能作为完整的案卷接收入库。请让移交单位连同副卷重新制作。`,
  unused: (p: { at: string }) => `「${p.at}」不属于任何案卷，也不是移交包自身的文件。`,
  'already-here': (p: { title: string }) => `案卷「${p.title}」已在本存档中，不能重复接收。`,
  'receipt-missing': () => '包里没有移交与接收登记表，不能接收。请向移交单位索取。',
  'receipt-broken': () => '移交与接收登记表的内容不完整或格式不对。',
  'receipt-signature': () => '移交与接收登记表上移交方的签名无效，登记表已被改动或不是本人所签。',
  'receipt-differs': () => '移交与接收登记表所签的清单或数量与这个包不符，登记表不是这个包的。',
} as const

export type PackageProblemCode = keyof typeof packageProblems
export type ProblemParams<C extends PackageProblemCode> =
  Parameters<(typeof packageProblems)[C]> extends [infer P] ? P : undefined

export function problemSentence(code: PackageProblemCode, params: Readonly<Record<string, unknown>>): string {
  return (packageProblems[code] as (params: Readonly<Record<string, unknown>>) => string)(params)
}
