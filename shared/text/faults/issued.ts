// Why an issued paper is not composed or signed.
export const issuedFaults = {
  'issued.unknown': () => '没有这份评查文书。请刷新列表后重试。',
  'issued.disposed': () =>
    '所评查的案卷已经销毁，这份文书的正文随案卷销毁，只保留编号、签署和散列值。如需正文，请查阅此前打印或下载的副本。',
  'issued.source': () => '没有制作这份文书所依据的内容。请回到评查批次或整改的画面重新打开。',
  'issued.not-final': (p: { paper: string; until: string }) =>
    `现在还不能制作${p.paper ?? '这份文书'}。请在${p.until ?? '有关事项办结'}以后再制作。`,
  'issued.of-another': (p: { paper: string; who: string }) =>
    `${p.paper ?? '这份文书'}由${p.who ?? '经办人'}制作。请由本人登录后制作。`,
  'issued.no-leader': () => '评查批次没有可以签署的组长。请先在批次中指定一名本机构的组长，再制作这份文书。',
  'issued.signed': (p: { number: string }) =>
    `文书 ${p.number ?? ''} 已有人签署，不能重新制作。如需更正，请另行发文并说明原因。`,
  'issued.not-your-turn': () => '现在不该由您签署，或还没有轮到您。请按文书上的签署次序办理。',
  'issued.same-person': () => '一份文书上每人只签署一次，您已在前面签署过。请由另一人签署。',
  'issued.altered': () => '文书的内容与制作时不一致，不能签署。请重新制作后再签署。',
} as const
