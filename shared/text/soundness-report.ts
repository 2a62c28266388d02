// The words of the report of a soundness test (四性检测报告).
import type { SoundnessTest } from '../contract/soundness.ts'
import { dayOf } from './instant.ts'
import { stageNames } from './soundness.ts'

export const reportText = {
  title: '四性检测报告',
  subject: {
    title: '检测对象',
    code: '档号',
    stage: '检测环节',
    outcome: '检测结论',
    counts: '检测项目',
    content: '检测内容',
    testedBy: '检测人',
    testedAt: '检测时间',
    basis: '检测依据',
  },
  numberOf: { dossier: '文号', package: '移交包编号' },
  counts: (p: { passed: number; failed: number; waiting: number; notApplicable: number }) =>
    `合格 ${p.passed} 项，不合格 ${p.failed} 项，待人工检测 ${p.waiting} 项，不适用 ${p.notApplicable} 项`,
  content: (p: { files: number; mebibytes: string; seconds: string }) =>
    `${p.files} 个文件，${p.mebibytes} MiB，读回用时 ${p.seconds} 秒`,
  columns: { number: '编号', title: '检测项目', outcome: '结果', found: '检测情况' },
  unnumbered: '—',
  /** A number that no source confirms. */
  unsure: (number: string) => `${number}*`,
  attested: (p: { by: string; at: string }) => `${p.by} 于 ${p.at} 签署。`,
  attestedAltered: '签署的内容已被改动，签名无效。',
  waits: (question: string) => `待人工检测：${question}`,
  more: (n: number) => `另有 ${n} 处未列。`,
  attestations: '人工检测',
  noAttestations: '尚无人工检测项目签署。',
  attestationColumns: { title: '检测项目', answer: '结论', note: '说明', by: '签署人', at: '签署时间' },
  noNote: '无',
  binding: '检测所依据的内容',
  sealed: '封卷清单 SHA-256',
  list: '移交包校验清单 SHA-256',
  filed: '卷内材料清单（未封卷）SHA-256',
  pack: '检测项目表 SHA-256',
  journal: (position: number) => `审计日志第 ${position} 条`,
  test: '检测编号',
  numbers: (unsure: boolean, stage: boolean) =>
    [unsure ? '带 * 的编号未与标准原文核对。' : '', stage ? '本环节的编号没有读到，所列为归档环节的编号。' : ''].join(
      '',
    ),
  note: '本报告由工作台按检测时的全部内容生成；内容有任何改动，清单的散列值即不相同。人工检测项目由签署人以本人密钥签署，签署内容附在机读数据 soundness.json 中。',
  attachment: '四性检测报告的机读数据',
} as const

/** Its file name. */
export function reportName(title: string, { stage, testedAt }: SoundnessTest): string {
  const safe = title.replace(/[\\/:*?"<>|]/g, '_').slice(0, 50)
  return `四性检测报告-${stageNames[stage]}-${safe}-${dayOf(testedAt)}.pdf`
}
