// What the demonstration says as it goes.
import { momentText } from './evidence.ts'

export const demoText = {
  archive: (folder: string) => `新建加密存档：${folder}`,
  people: (names: readonly string[]) => `建立用户：${names.join('、')}`,
  sample: (county: string) => `生成虚构样例县的案卷材料：${county}`,
  step: (message: string) => `  ${message}`,
  filed: (title: string, papers: number, recordings: number) =>
    `归入：${title}（文书 ${papers} 件、音像 ${recordings} 件）`,
  notFiled: (name: string, sentence: string) => `  未归入 ${name}：${sentence}`,
  copies: (count: number) => `生成播放副本 ${count} 个（HEVC、AVI 等浏览器不能直接播放的录像）`,
  lookedThrough: (title: string, found: { lacking: number; wrong: number; unchecked: number }) =>
    `排列、核对：${title}，缺失 ${found.lacking} 处、不符 ${found.wrong} 处、待核对 ${found.unchecked} 处`,
  coded: (count: number) => `划定保管期限、编制档号：${count} 个案卷`,
  tested: (title: string) => `四性检测：${title}`,
  kept: '借阅两次（一次待批）、暂停处置一次、移交申请一次，留待在工作台中继续',
  sealed: (count: number) => `封卷：${count} 个案卷`,
  evaluated: (title: string, judged: string, effective: string, vetoes: number) =>
    `评查：${title}，评判得分 ${judged}，有效得分 ${effective}，否决 ${vetoes} 项`,
  reviewed: (title: string, kind: string) => `法制审核：${title}，意见：${kind}`,
  signed: (number: string, file: string) => `签署：${number}，${file}`,
  done: (results: {
    opinions: string
    archive: string
    root: string
    passphrase: string
    users: string
    seconds: number
  }) =>
    [
      '',
      `完成，用时 ${momentText(results.seconds * 1000)}。`,
      `  意见书      ${results.opinions}`,
      `  加密存档    ${results.archive}`,
      `  存档根证书  ${results.root}`,
      `  口令        ${results.passphrase}（用户：${results.users}）`,
      '',
      '打开工作台查看：',
      `  npm start -- --archive ${results.archive}`,
      '用别的工具验证签名：',
      `  pdfsig ${results.opinions}/*.pdf`,
      '',
    ].join('\n'),
} as const
