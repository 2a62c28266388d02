// Why a completeness answer or a signature note is not taken, and why an incomplete dossier is not sealed.
export const checkFaults = {
  'check.rule-unknown': () => '完整性规则里没有这一项核对问题，可能规则包已更换。请刷新后重新核对。',
  'check.subject-unknown': () => '这项核对不适用于所选的材料。请刷新后从核对清单中选取。',
  'check.signer-unknown': () => '完整性规则不要求登记这类签名人。请按清单列出的签名人填写。',
  'check.answer-unknown': () => '这一项还没有回答，不需要撤回。请刷新后再看。',
  'dossier.incomplete': (p: { count: number }) =>
    `案卷还有 ${p.count} 处本单位规定不补正不得封卷的问题，未封卷。请在“完整性”中逐条补正后再封卷。`,
} as const
