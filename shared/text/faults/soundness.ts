// Why a soundness test (四性检测) cannot be made, answered or reported, and what to do about it.
export const soundnessFaults = {
  'soundness.unknown': () => '没有这次四性检测，请刷新后从检测记录中选择。',
  'soundness.untested': () => '这个移交包还没有检测过：制作或接收时才检测。请先制作移交包。',
  'soundness.receiving': () => '正在向这份案卷归入材料，请等归入完成后再检测。',
  'soundness.changed': () => '检测期间案卷的内容有改动，本次结果不作数。请重新检测。',
  'soundness.no-question': (p: { title: string }) => `「${p.title}」不需要人工检测，或者不在本次检测之内。`,
  'soundness.answered': (p: { title: string }) => `「${p.title}」已经签署过结论，不能更改。如有变化，请重新检测。`,
  'soundness.note-missing': (p: { title: string }) => `「${p.title}」不合格，请写明情况后再签署。`,
} as const
