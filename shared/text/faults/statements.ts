// Why an evidence statement cannot be composed, and what to do about it.

/** What an evidence statement must say (行政诉讼证据规定 §12), by the names of its fields. */
export const statementFields = {
  method: '制作方法',
  madeAt: '制作时间',
  producer: '制作人',
  proves: '证明对象',
} as const
export type StatementField = keyof typeof statementFields

export const statementFaults = {
  'statement.unknown': () => '没有这份制作说明。请刷新后重试。',
  'statement.not-recording': () => '制作说明只为录音录像制作，这件材料是文书。请打开录音录像后再起草。',
  'statement.begun-already': () => '您为这段录音录像起草的制作说明尚未签署。请继续填写那一份，不必另起。',
  'statement.of-another': () => '这份制作说明由他人起草，只能由起草人修改、生成和签署。如需另作说明，请自行起草一份。',
  'statement.signed': (p: { number: string }) =>
    `制作说明 ${p.number} 已经签署，不能再修改。如需更正，请另行起草一份并说明原因。`,
  'statement.incomplete': (p: { fields: string }) => `制作说明还没有填写${p.fields}，不能生成。请填写后重试。`,
  'statement.no-transcript': () =>
    '录音应当附有声音内容的文字记录，这段录音还没有文字稿，不能生成制作说明。请先录入或导入文字稿。',
  'statement.changed-since': () =>
    '制作说明在生成之后又有修改，现有的这一份不是最新内容，不能签署。请重新生成后再签署。',
} as const
