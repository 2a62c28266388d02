// Why a redacted copy cannot be planned or made, and what to do about it.
import type { PlanFault, PlanFaultKind } from '../../rules/redaction.ts'
import { instantText } from '../instant.ts'

/** What is wrong with one part of a plan; each is a clause that continues 「第 2 处画面遮蔽…」. */
export const planFaultWords: Readonly<Record<PlanFaultKind, string>> = {
  'no-picture': '没有着落：这段录音没有画面',
  'no-sound': '没有着落：这段录像没有声音',
  span: '的起点不早于终点',
  order: '的关键帧没有按时间先后排列',
  beyond: '超出了这段音像的时长',
  outside: '超出了画面',
  flat: '没有宽度或高度',
  twice: '与另一处的编号相同',
}

export const redactionFaults = {
  'redaction.stale': (p: { savedBy: string; at: string }) =>
    `${p.savedBy}于 ${instantText(p.at)} 保存过这份遮蔽方案，您的改动没有保存。请重新打开方案，在新的版本上再改。`,
  'redaction.plan': (p: Pick<PlanFault, 'part' | 'at' | 'why'>) =>
    `第 ${p.at} 处${p.part === 'region' ? '画面' : '声音'}遮蔽${planFaultWords[p.why]}，方案没有保存。请改好这一处再保存。`,
  'redaction.not-recording': () => '这份材料不是能解析的音视频，不能遮蔽。请在卷内目录中选取一段音像记录。',
  'redaction.empty': () => '遮蔽方案里还没有任何要遮蔽的内容，没有生成副本。请先标出要遮蔽的画面或声音并保存。',
  'redaction.too-much': () =>
    '遮蔽方案里的关键帧太多，本机一次处理不了，没有生成副本。请减少关键帧，或先截取片段，分段遮蔽。',
  'redaction.failed': () =>
    '未能生成遮蔽副本，原件未受影响。请稍后重试；若仍失败，请确认本机的 ffmpeg 能解码这段音像的原件。',
} as const
