// What is refused about codes, metadata and EEP packages.
export const archivalFaults = {
  'archival.coded': (p: { title: string }) => `案卷「${p.title}」已有档号。档号只编一次，请勿重复编制。`,
  'archival.part-missing': (p: { part: string }) => `编制档号还缺“${p.part}”。请填写后再编。`,
  'archival.part-form': (p: { part: string }) => `“${p.part}”不合档号规则的写法。请按规则包规定的位数和用字填写。`,
  'archival.part-unknown': () => '档号规则里没有这个组成部分。请刷新后重新填写。',
  'archival.part-differs': (p: { part: string }) => `“${p.part}”与案卷已定的不一致。请先核对保管期限和案件日期。`,
  'archival.period': () => '案卷还没有划定保管期限，不能编制档号。请先划定保管期限。',
  'archival.series-full': (p: { series: string }) =>
    `“${p.series}”下的案卷号已用尽规定的位数。请由单位调整档号规则后再编。`,
  'archival.serial-taken': (p: { code: string }) => `档号 ${p.code} 已编给其他案卷。请换一个案卷号。`,
  'archival.serial-alone': () => '指定案卷号时一次只能编一个案卷。请逐个编制。',
  'archival.disposed': () => '案卷已经销毁，只留元数据，不再编制档号，也不再改动。',
  'metadata.unknown': () => '元数据方案里没有这个元素，或者它不适用于这份材料。请刷新后重新填写。',
  'metadata.derived': (p: { name: string }) => `“${p.name}”由案卷已有的事实得出，不能另填。请修改它所依据的内容。`,
  'metadata.choice': (p: { name: string }) => `“${p.name}”只能从规定的几项中选。请重新选择。`,
  'metadata.frozen': (p: { name: string }) => `案卷已封卷，“${p.name}”不能再改。只有描述保管的元素可以更新。`,
  'metadata.foreign': () => '这份材料不在这个案卷里。请刷新目录后重试。',
  'eep.malformed': (p: { at: string }) => `封装包（EEP）不合格式，问题在“${p.at}”。请向移交方索取完好的封装包。`,
} as const
